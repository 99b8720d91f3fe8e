import { CornerRightUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { GridValue } from "../row-store/grid-value";
import { useFollowPlace } from "./follow-place";
import { followValueOf } from "./follow-value";

const FollowPanel = lazy(() => import("./follow-panel").then((module) => ({ default: module.FollowPanel })));

type FollowFieldButtonProps = { field: GetConnectorField; value: GridValue | undefined; isMasked: boolean };

/** Beside a field in the row viewer; absent where there is nothing to follow. */
export function FollowFieldButton({ field, value, isMasked }: FollowFieldButtonProps) {
  const t = useTranslations("workspace.follow");
  const place = useFollowPlace();
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  if (!place || isMasked || !followValueOf(value).ok) return null;
  const label = t("open", { field: field.label || field.id });
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size="icon-small"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={label}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
        className="-my-0.5 text-muted-foreground"
      >
        <CornerRightUp aria-hidden className="rotate-90" />
      </Button>
      {anchor ? (
        <Suspense fallback={null}>
          <FollowPanel
            place={place}
            cell={{ field, value, isMasked, anchor }}
            onClose={() => setAnchor(null)}
            onFocusReturn={() => button.current?.focus()}
          />
        </Suspense>
      ) : null}
    </>
  );
}
