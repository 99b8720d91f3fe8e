import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { Button } from "@/components/ui/button";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { currentTabStore } from "@/components/workspace/tabs/current-tab-store";
import { hrefOf } from "@/components/workspace/tabs/tab-address";
import type { Condition } from "@/lib/profit/filter/rows-query";
import { EMPTY_QUERY, toRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { GridValue } from "../row-store/grid-value";
import { FollowTargetList } from "./follow-target-list";
import type { FollowPlace } from "./follow-place";
import { followConditions, followValueOf } from "./follow-value";
import type { FollowTarget } from "./propose-targets";
import { useFollowTargets } from "./use-follow-targets";

export type FollowedCell = {
  field: GetConnectorField;
  value: GridValue | undefined;
  isMasked: boolean;
  /** Where it stands on the screen. */
  anchor: DOMRect;
};

type FollowPanelProps = {
  place: FollowPlace;
  cell: FollowedCell;
  onClose: () => void;
  /** Not after going somewhere: the focus is the new page's. */
  onFocusReturn: () => void;
};

/** From a value to the rows of another connector that carry it. The first time it says what it will ask. */
export function FollowPanel({ place, cell, onClose, onFocusReturn }: FollowPanelProps) {
  const t = useTranslations("workspace.follow");
  const { field, anchor } = cell;
  const isGoing = useRef(false);
  const followed = followValueOf(cell.value);
  const problem = cell.isMasked ? "masked" : followed.ok ? null : followed.problem;
  const name = labelOf(field);
  return (
    <Popover open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <PopoverAnchor virtualRef={{ current: { getBoundingClientRect: () => anchor } }} />
      <PopoverContent
        aria-label={t("title", { field: name })}
        className="w-96 p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!isGoing.current) onFocusReturn();
        }}
      >
        <header className="border-b px-3 py-2">
          <h2 className="truncate font-semibold">{t("title", { field: name })}</h2>
          {problem === null && followed.ok ? (
            <p className="truncate font-mono text-sm text-muted-foreground">
              {field.id} = {followed.text}
            </p>
          ) : null}
        </header>
        {problem !== null || !followed.ok ? (
          <p className="p-3 text-muted-foreground">{t(problem ?? "nothing", { field: name })}</p>
        ) : (
          <FollowSteps
            place={place}
            field={field}
            text={followed.text}
            onGone={() => {
              isGoing.current = true;
              onClose();
            }}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}

type FollowStepsProps = { place: FollowPlace; field: GetConnectorField; text: string; onGone: () => void };

function FollowSteps({ place, field, text, onGone }: FollowStepsProps) {
  const router = useRouter();
  const targets = useFollowTargets(place, field);
  const [asked, setAsked] = useState<FollowTarget | null>(null);

  function go(target: FollowTarget): void {
    const read = followConditions(target.field, text);
    if (!read.ok) return;
    const address = {
      connectionId: place.connectionId,
      connectorId: target.connectorId,
      search: searchOf(read.conditions),
    };
    onGone();
    router.push(currentTabStore()?.openNew(address) ?? hrefOf(address));
  }

  if (asked) {
    return (
      <Confirmation
        from={field.id}
        target={asked}
        text={text}
        onBack={() => setAsked(null)}
        onConfirm={() => {
          targets.confirm(asked);
          go(asked);
        }}
      />
    );
  }
  const choose = (target: FollowTarget) => (targets.isRemembered(target) ? go(target) : setAsked(target));
  return <FollowTargetList targets={targets} text={text} onChoose={choose} />;
}

/** The explorer's own address; how many rows at a time is its business. */
function searchOf(conditions: Condition[]): string {
  return toRowsParams({ ...EMPTY_QUERY, filter: { groups: [conditions] } }).toString();
}

type ConfirmationProps = {
  from: string;
  target: FollowTarget;
  text: string;
  onBack: () => void;
  onConfirm: () => void;
};

function Confirmation({ from, target, text, onBack, onConfirm }: ConfirmationProps) {
  const t = useTranslations("workspace.follow");
  const { connectorId, field } = target;
  return (
    <div className="flex flex-col gap-3 p-3">
      <p className="font-medium break-words">
        {t("question", { connector: connectorId, field: field.id, value: text })}
      </p>
      <p className="text-sm text-muted-foreground">{t("confirmHint", { from, to: `${connectorId} · ${field.id}` })}</p>
      <div className="flex gap-2">
        <Button variant="primary" autoFocus onClick={onConfirm}>
          {t("confirm")}
        </Button>
        <Button onClick={onBack}>{t("back")}</Button>
      </div>
    </div>
  );
}
