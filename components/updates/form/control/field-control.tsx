"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { SchemaField } from "@/lib/schema/connector-schema";
import { FileControl } from "../../files/file-control";
import { CodeControl } from "./code-control";
import { ariaOf, type FieldControlProps } from "./control-props";
import { DateControl } from "./date-control";
import { ReferenceControl } from "./reference-control";
import { TextControl } from "./text-control";
import { useStaysOdd } from "./use-stays-odd";

/** The control that fits the kind of a field. */
export function FieldControl(props: FieldControlProps) {
  const { field } = props.field;
  if (field && isFile(field)) return <FileControl {...props} />;
  if (field?.codes && field.codes.length > 0) return <CodeControl {...props} codes={field.codes} />;
  if (field?.kind === "boolean") return <BooleanControl {...props} />;
  if (field && /^(date|dateTime|time)$/.test(field.kind)) return <DateControl {...props} />;
  if (field?.reference) return <ReferenceControl {...props} reference={field.reference} />;
  return <TextControl {...props} />;
}

/** KnSubject declares its FileStream as text (protocol 6.2). */
const isFile = ({ kind, id }: SchemaField) => kind === "base64" || id === "FileStream";

const isBoolean = (value: string) => /^(|true|false|0|1)$/.test(value);

function BooleanControl(props: FieldControlProps) {
  const t = useTranslations("updateForm.field");
  const { field, isNil, isCompact, onCommit } = props;
  const value = field.value ?? "";
  const isOdd = useStaysOdd(!isBoolean(value));
  if (isOdd) return <TextControl {...props} />;
  // It goes on in the form that it has.
  const [yes, no] = /^[01]$/.test(value) ? ["1", "0"] : ["true", "false"];
  return (
    <Select
      {...ariaOf(props)}
      size={isCompact ? "small" : "medium"}
      value={value}
      onChange={(event) => onCommit(event.target.value)}
    >
      {value === "" ? <option value="">{isNil ? t("nil") : isCompact ? "" : t("choose")}</option> : null}
      <option value={yes}>{t("yes")}</option>
      <option value={no}>{t("no")}</option>
    </Select>
  );
}
