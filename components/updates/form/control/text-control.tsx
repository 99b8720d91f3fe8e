"use client";

import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ariaOf, type FieldControlProps } from "./control-props";
import { plainNumberText } from "./judge-number";
import { useStaysOdd } from "./use-stays-odd";
import { useTypedText } from "./use-typed-text";

/** Texts that are longer than this are seldom on one line. */
const LONG_TEXT = 255;
const SMALL = "h-control-small px-1.5 text-sm";

/** Text, numbers, and whatever has no better control. */
export function TextControl(props: FieldControlProps) {
  const t = useTranslations("updateForm.field");
  const { field, isNil, isCompact = false, onCommit, onTyped } = props;
  const schema = field.field;
  const { text, change, ...keys } = useTypedText({
    value: field.value ?? "",
    onCommit,
    onTyped,
    normal: (typed) => plainNumberText(schema, typed),
  });
  const isMemo = schema?.kind === "text" && (schema.length ?? LONG_TEXT + 1) > LONG_TEXT;
  const hasLines = useStaysOdd(field.value?.includes("\n") === true);
  const own = {
    ...ariaOf(props),
    ...keys,
    value: text,
    placeholder: isNil ? t("nil") : undefined,
    autoComplete: "off",
    spellCheck: isMemo,
  };
  if (!isCompact && (isMemo || hasLines)) {
    return (
      <Textarea
        {...own}
        rows={Math.min(8, Math.max(2, text.split("\n").length))}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  const isNumber = schema?.kind === "int" || schema?.kind === "decimal";
  return (
    <Input
      {...own}
      inputMode={schema?.kind === "int" ? "numeric" : schema?.kind === "decimal" ? "decimal" : undefined}
      className={[isCompact ? SMALL : "", isNumber ? "tabular-nums" : ""].join(" ")}
      onChange={(event) => change(event.target.value)}
    />
  );
}
