"use client";

import { MessageCircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Dispatch } from "react";
import type { DraftCondition, ExplorerAction } from "@/components/connectors/explorer/explorer-state";
import { Button } from "@/components/ui/button";
import { takesValue } from "@/lib/profit/filter/operators-by-type";
import { hasPlaceholder } from "@/lib/queries/placeholders";

type AskValueButtonProps = { condition: DraftCondition; dispatch: Dispatch<ExplorerAction> };

/** Turns a condition's value into a parameter and back. */
export function AskValueButton({ condition, dispatch }: AskValueButtonProps) {
  const t = useTranslations("savedQueries.parameters");
  const isAsked = hasPlaceholder(condition.value);
  if (!takesValue(condition.operator)) return null;
  const label = t(isAsked ? "stopAsking" : "ask");
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={t("ask")}
      aria-pressed={isAsked}
      title={label}
      onClick={() => dispatch({ type: "askedForValue", key: condition.key, isAsked: !isAsked })}
      className="text-muted-foreground aria-pressed:bg-accent aria-pressed:text-accent-foreground"
    >
      <MessageCircleQuestionMark aria-hidden />
    </Button>
  );
}
