"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { XSI } from "@/lib/schema/edit/document-change";
import { type FormModel, formOf } from "@/lib/schema/form/form-model";
import { placeProblems } from "@/lib/schema/form/place-problems";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { Range } from "@/lib/xml/document/xml-node";
import { type FormCandidates, type FormDesk, FormDeskContext } from "./form-context";
import { ObjectSection } from "./object-section";

/** With more records or fields than this, objects below the root begin closed. */
const MOST_OPEN = { records: 8, fields: 60 };
/** More records that come or go at once are another document, not a person who adds one. */
const FEW_RECORDS = 3;

type UpdateFormProps = {
  schema: ConnectorSchema;
  text: string;
  /** As it is at this moment, where `text` may be a moment old. */
  currentText?: () => string;
  problems: readonly Problem[];
  /** Of the current text. */
  onEdit: (edits: readonly TextEdit[]) => void;
  /** Goes to a place in the XML. */
  onReveal?: (range: Range) => void;
  candidates?: FormCandidates;
};

/** The message as a form: objects, their records, and the fields in use. Whatever is changed here is an edit of the XML. */
export function UpdateForm(props: UpdateFormProps) {
  const t = useTranslations("updateForm");
  const { schema, onEdit } = props;
  const { desk, root, end } = useDesk(props);
  const { name } = schema.root;
  const start = () => {
    const open = `<${name} xmlns:xsi="${XSI}">`;
    const text = `${open}\n  <Element>\n    <Fields Action="insert"/>\n  </Element>\n</${name}>\n`;
    onEdit([{ start: end, end, text }]);
  };
  if (!root) {
    return (
      <div className="flex flex-col items-start gap-2 p-3">
        <p className="text-muted-foreground">{t("empty")}</p>
        <Button onClick={start}>{t("start", { name })}</Button>
      </div>
    );
  }
  if (root.name !== name) {
    return <p className="p-3 text-muted-foreground">{t("otherRoot", { name: root.name, expected: name })}</p>;
  }
  return (
    <FormDeskContext value={desk}>
      <form
        aria-label={t("label", { connector: schema.connectorId })}
        onSubmit={(event) => event.preventDefault()}
        className="flex min-w-0 flex-col p-2"
      >
        <ObjectSection object={root} isRoot />
      </form>
    </FormDeskContext>
  );
}

function useDesk({ schema, currentText, problems, onEdit, onReveal, candidates, ...given }: UpdateFormProps) {
  const { text } = given;
  const form = useMemo(() => formOf(schema, text), [schema, text]);
  const placed = useMemo(() => placeProblems(form, problems), [form, problems]);
  const isSmall = useIsSmall(form);
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [wanted, want] = useState<string | null>(null);

  const change: FormDesk["change"] = (make) => {
    const now = currentText?.() ?? text;
    const edits = make(now === text ? form : formOf(schema, now));
    if (edits.length === 0) return;
    onEdit(edits);
  };
  const desk: FormDesk = {
    problems: placed,
    change,
    changeRecord(key, make) {
      change((latest) => {
        const record = latest.records.get(key);
        return record ? make(latest, record) : [];
      });
    },
    isOpen: (key, isUsually) => open.get(key) ?? isUsually,
    setOpen: (keys, isOpen) => setOpen(new Map([...open, ...keys.map((key) => [key, isOpen] as const)])),
    isSmall,
    wanted,
    want,
    sizeBytes: text.length,
    reveal: onReveal,
    candidates,
  };
  return { desk, root: form.root, end: text.length };
}

/** Judged when a document comes, and not again while it is worked on: nothing closes under a person's hands. */
function useIsSmall(form: FormModel): boolean {
  const [judged, setJudged] = useState(() => ({ records: form.records.size, isSmall: isSmallForm(form) }));
  const { size } = form.records;
  const isOther = Math.abs(size - judged.records) > FEW_RECORDS;
  const isSmall = isOther ? isSmallForm(form) : judged.isSmall;
  if (size !== judged.records) setJudged({ records: size, isSmall });
  return isSmall;
}

function isSmallForm({ records }: FormModel): boolean {
  let fields = 0;
  for (const record of records.values()) fields += record.fields.length;
  return records.size <= MOST_OPEN.records && fields <= MOST_OPEN.fields;
}
