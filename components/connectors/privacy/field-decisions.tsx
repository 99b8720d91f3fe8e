"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useActionCall } from "@/components/connections/use-action-call";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { SensitiveField } from "@/lib/services/privacy/list-sensitive-fields";
import type { Privacy } from "./use-privacy";

type FieldDecisionsProps = {
  place: { connectionId: string; connectorId: string };
  privacy: Privacy;
  /** Fields that nothing was thought of, and that may be masked. */
  others: readonly string[];
  isOpen: boolean;
  onDone: () => void;
};

/** Against what a field's name makes us think: a decision for everybody. */
export function FieldDecisions({ place, privacy, others, isOpen, onDone }: FieldDecisionsProps) {
  const t = useTranslations("privacy.dialog");
  const known = new Set(privacy.fields.map(({ fieldId }) => fieldId));
  const plain = others.filter((id) => !known.has(id)).map((fieldId) => ({ ...PLAIN, fieldId }));
  return (
    <details open={isOpen} className="border-t pt-3">
      <summary className="cursor-pointer text-sm font-medium">{t("decide")}</summary>
      <p className="mt-1 text-sm text-muted-foreground">{t("decideHint")}</p>
      <ul className="mt-2 flex max-h-56 flex-col overflow-y-auto">
        {[...plain, ...privacy.fields].map((field) => (
          <Decision key={field.fieldId} field={field} place={place} decide={privacy.actions.decide} onDone={onDone} />
        ))}
      </ul>
    </details>
  );
}

const PLAIN: Omit<SensitiveField, "fieldId"> = { isMasked: false, kind: null, isDecided: false };

type DecisionProps = {
  field: SensitiveField;
  place: FieldDecisionsProps["place"];
  decide: Privacy["actions"]["decide"];
  onDone: () => void;
};

function Decision({ field, place, decide, onDone }: DecisionProps) {
  const t = useTranslations("privacy.dialog");
  const router = useRouter();
  const { fieldId, isMasked, isDecided } = field;
  const { run, isPending, error } = useActionCall(decide, () => {
    toast(t("decided", { field: fieldId }));
    // What is masked stands on the page, and what was decided holds for everybody at once.
    router.refresh();
    onDone();
  });
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t py-1.5 text-sm first:border-t-0">
      <span className="min-w-0 flex-1 basis-40">
        <span className="font-mono">{fieldId}</span>
        <span className="text-muted-foreground">
          {" "}
          · {t(isMasked ? "isMasked" : "isNotMasked")}
          {isDecided ? `, ${t("byDecision")}` : null}
        </span>
      </span>
      <Button
        size="small"
        isPending={isPending}
        aria-label={`${t(isMasked ? "showAlways" : "mask")}: ${fieldId}`}
        onClick={() => run({ ...place, fieldId, isSensitive: !isMasked })}
      >
        {t(isMasked ? "showAlways" : "mask")}
      </Button>
      {isDecided ? (
        <Button
          size="small"
          variant="ghost"
          disabled={isPending}
          aria-label={`${t("byName")}: ${fieldId}`}
          onClick={() => run({ ...place, fieldId, isSensitive: null })}
        >
          {t("byName")}
        </Button>
      ) : null}
      {error ? <ErrorPanel error={error} /> : null}
    </li>
  );
}
