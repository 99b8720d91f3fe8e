import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import { labelOf } from "@/components/connectors/fields/match-fields";
import { ErrorPanel } from "@/components/feedback/error-panel";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { DeletedState } from "@/lib/services/changes/deleted/deleted-pairing";
import type { DeletedProposal } from "@/lib/services/changes/deleted/propose-deleted";
import type { DeletedKey, DeletedPairing } from "@/lib/services/changes/port";
import type { DeletedActions } from "./deleted-rows";

type Field = DeletedProposal["fields"][number];
type DeletedPairingFieldsProps = {
  queryId: string;
  found: DeletedProposal;
  /** What the form begins with. */
  proposal: DeletedPairing;
  confirm: DeletedActions["confirm"];
  onDone: (state: DeletedState) => void;
  /** What else can be done than confirm. */
  children: ReactNode;
};

const EMPTY: DeletedKey = { fieldId: "", deletedFieldId: "" };
const MOST_KEYS = 10;

/** By which fields deleted rows are known, and which tells when; confirmed for everybody on the connection. */
export function DeletedPairingFields({
  queryId,
  found,
  proposal,
  confirm,
  onDone,
  children,
}: DeletedPairingFieldsProps) {
  const t = useTranslations("changes.deleted");
  const id = useId();
  const { deletedConnectorId } = proposal;
  const { fields, deletedFields } = found;
  const [keys, setKeys] = useState(() => keysToBegin(found, proposal));
  const moments = deletedFields.filter(({ dataType }) => valueKindOf(dataType) === "date");
  const [momentFieldId, setMoment] = useState(moments.find((field) => field.id === proposal.momentFieldId)?.id ?? "");
  const { run, isPending, error } = useActionCall(confirm, onDone);
  const whole = keys.filter(({ fieldId, deletedFieldId }) => fieldId !== "" && deletedFieldId !== "");
  const isHalf = keys.some(({ fieldId, deletedFieldId }) => (fieldId === "") !== (deletedFieldId === ""));
  const change = (index: number, changes: Partial<DeletedKey>) =>
    setKeys(keys.map((key, other) => (other === index ? { ...key, ...changes } : key)));
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        run({ queryId, deletedConnectorId, keys: whole, momentFieldId: momentFieldId === "" ? null : momentFieldId });
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{t("keys")}</legend>
        {keys.map((key, index) => (
          <div key={index} className="flex items-center gap-1.5">
            <FieldSelect
              label={t("ownKey", { number: index + 1 })}
              fields={fields}
              value={key.fieldId}
              onChange={(fieldId) => change(index, { fieldId })}
            />
            <span aria-hidden>=</span>
            <FieldSelect
              label={t("deletedKey", { number: index + 1 })}
              fields={deletedFields}
              value={key.deletedFieldId}
              onChange={(deletedFieldId) => change(index, { deletedFieldId })}
            />
          </div>
        ))}
        {whole.length === keys.length && keys.length < MOST_KEYS ? (
          <Button variant="ghost" className="self-start" onClick={() => setKeys([...keys, EMPTY])}>
            {t("moreKeys")}
          </Button>
        ) : null}
      </fieldset>
      <div className="flex flex-col gap-1">
        <Label htmlFor={id}>{t("moment")}</Label>
        <Select id={id} value={momentFieldId} onChange={(event) => setMoment(event.target.value)}>
          <option value="">{t("momentUnknown")}</option>
          <FieldOptions fields={moments} />
        </Select>
      </div>
      {error ? <ErrorPanel error={error} /> : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={whole.length === 0 || isHalf} isPending={isPending}>
          {t("confirm")}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** Fields that are gone since are chosen anew; one line is always there. */
function keysToBegin({ fields, deletedFields }: DeletedProposal, { keys }: DeletedPairing): DeletedKey[] {
  const has = (known: Field[], fieldId: string) => known.some(({ id }) => id === fieldId);
  const there = keys.filter((key) => has(fields, key.fieldId) && has(deletedFields, key.deletedFieldId));
  return there.length > 0 ? there : [EMPTY];
}

type FieldSelectProps = { label: string; fields: Field[]; value: string; onChange: (fieldId: string) => void };

function FieldSelect({ label, fields, value, onChange }: FieldSelectProps) {
  const t = useTranslations("changes.deleted");
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t("noField")}</option>
      <FieldOptions fields={fields} />
    </Select>
  );
}

function FieldOptions({ fields }: { fields: Field[] }) {
  return fields.map((field) => (
    <option key={field.id} value={field.id}>
      {labelOf(field) === field.id ? field.id : `${labelOf(field)} (${field.id})`}
    </option>
  ));
}
