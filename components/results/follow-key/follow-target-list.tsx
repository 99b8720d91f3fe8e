import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Spinner } from "@/components/ui/spinner";
import { followConditions } from "./follow-value";
import type { FollowTarget } from "./propose-targets";
import type { FollowTargets } from "./use-follow-targets";

type FollowTargetListProps = {
  targets: FollowTargets;
  /** What is followed. */
  text: string;
  onChoose: (target: FollowTarget) => void;
};

const keyOf = ({ connectorId, field }: FollowTarget) => `${connectorId} ${field.id}`;

/** Where it may lead: arrows and Enter choose, typing searches all connectors and fields. */
export function FollowTargetList({ targets, text, onChoose }: FollowTargetListProps) {
  const t = useTranslations("workspace.follow");
  const [chosen, setChosen] = useState("");
  const { search, remembered, proposals, forget } = targets;
  const isSearching = search.trim() !== "";

  function pressKey(event: KeyboardEvent): void {
    const target = remembered.find((known) => keyOf(known) === chosen);
    if (event.key !== "Delete" || isSearching || !target) return;
    event.preventDefault();
    forget(target);
  }

  return (
    <Command
      label={t("search")}
      shouldFilter={false}
      loop
      value={chosen}
      onValueChange={setChosen}
      onKeyDown={pressKey}
    >
      <CommandInput autoFocus value={search} onValueChange={targets.setSearch} placeholder={t("search")} />
      <CommandList label={t("proposals")} className="max-h-72">
        {remembered.length > 0 ? (
          <CommandGroup heading={t("remembered")}>
            {remembered.map((target) => (
              <TargetItem key={keyOf(target)} target={target} text={text} onChoose={onChoose} onForget={forget} />
            ))}
          </CommandGroup>
        ) : null}
        {proposals.length > 0 ? (
          <CommandGroup heading={t(isSearching ? "others" : "proposals")}>
            {proposals.map((target) => (
              <TargetItem key={keyOf(target)} target={target} text={text} onChoose={onChoose} />
            ))}
          </CommandGroup>
        ) : null}
      </CommandList>
      <ListFoot targets={targets} isSearching={isSearching} />
    </Command>
  );
}

type TargetItemProps = {
  target: FollowTarget;
  text: string;
  onChoose: (target: FollowTarget) => void;
  onForget?: (target: FollowTarget) => void;
};

function TargetItem({ target, text, onChoose, onForget }: TargetItemProps) {
  const t = useTranslations("workspace.follow");
  const { connectorId, field, likeness } = target;
  const read = followConditions(field, text);
  const label = field.label === field.id ? null : field.label;
  return (
    <CommandItem
      value={keyOf(target)}
      disabled={!read.ok}
      onSelect={() => onChoose(target)}
      className="items-start gap-2 py-1.5"
    >
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{connectorId}</span>
        <span className="truncate text-sm text-muted-foreground">
          <code className="text-xs">{field.id}</code>
          {label ? ` · ${label}` : null}
        </span>
        {read.ok ? null : (
          <span className="text-sm text-warning">
            {t("unfit", { value: text, field: field.id, kind: t(`unfitKinds.${read.kind}`) })}
          </span>
        )}
      </span>
      {likeness ? <span className="mt-0.5 shrink-0 text-xs text-muted-foreground">{t(`same.${likeness}`)}</span> : null}
      {onForget ? (
        <span
          // For the mouse; the key is Delete. A button inside an option would be none to a screen reader.
          aria-hidden
          title={t("forget", { connector: connectorId, field: field.id })}
          onClick={(event) => {
            event.stopPropagation();
            onForget(target);
          }}
          className="grid size-6 shrink-0 place-items-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground"
        >
          <X />
        </span>
      ) : null}
    </CommandItem>
  );
}

/** Why there is nothing, or not everything; and how to look further. */
function ListFoot({ targets, isSearching }: { targets: FollowTargets; isSearching: boolean }) {
  const t = useTranslations("workspace.follow");
  const { isLoading, hasFailed, hasIndex, proposals, remembered, search, undescribed, lookFurther } = targets;
  const isEmpty = hasIndex && proposals.length === 0;
  return (
    <div className="flex flex-col gap-1 border-t px-3 py-2 text-sm text-muted-foreground empty:hidden">
      <p role="status" className="flex items-center gap-2 empty:hidden">
        {isLoading ? (
          <>
            <Spinner /> {t("loading")}
          </>
        ) : hasFailed ? (
          t("loadFailed")
        ) : isEmpty && isSearching ? (
          t("noMatch", { search })
        ) : isEmpty && remembered.length === 0 ? (
          t("noProposal")
        ) : null}
      </p>
      {!isLoading && (hasFailed || !hasIndex) ? (
        <Button variant="link" className="self-start text-sm" onClick={lookFurther}>
          {t(hasFailed ? "retry" : "more")}
        </Button>
      ) : null}
      {undescribed > 0 ? <p>{t("incomplete", { count: undescribed })}</p> : null}
      {remembered.length > 0 ? <p>{t("forgetHint")}</p> : null}
    </div>
  );
}
