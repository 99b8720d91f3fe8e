import { escapeAttribute } from "@/lib/xml/escape-xml";
import type { UpdateObject, UpdateRecord, UpdateValue } from "../twin/update-content";
import type { DocumentLayout } from "./document-layout";
import { written } from "./document-change";

/** Prints what is new in a document. `nil` is the attribute, with the prefix of that document and a blank before it. */
export type ContentPrinter = { layout: DocumentLayout; nil: () => string };

export function printObject(printer: ContentPrinter, object: UpdateObject, indent: string | null, more = ""): string {
  return element(printer, `<${object.name}${more}`, indent, (inner) =>
    object.records.map((record) => printRecord(printer, record, inner)),
  );
}

export function printRecord(printer: ContentPrinter, record: UpdateRecord, indent: string | null): string {
  const keys = record.keys.map(({ name, text }) => ` ${name}="${escapeAttribute(text ?? "")}"`).join("");
  return element(printer, `<Element${keys}`, indent, (inner) => {
    const parts: string[] = [];
    if (record.fields || record.action !== null) parts.push(printFields(printer, record, inner));
    if (record.objects) parts.push(printObjects(printer, record.objects, inner));
    return parts;
  });
}

export function printFields(
  printer: ContentPrinter,
  { action, fields }: Pick<UpdateRecord, "action" | "fields">,
  indent: string | null,
): string {
  const open = action === null ? "<Fields" : `<Fields Action="${escapeAttribute(action)}"`;
  return element(printer, open, indent, () => (fields ?? []).map((field) => printField(printer, field)));
}

export function printObjects(printer: ContentPrinter, objects: readonly UpdateObject[], indent: string | null): string {
  return element(printer, "<Objects", indent, (inner) => objects.map((object) => printObject(printer, object, inner)));
}

export function printField(printer: ContentPrinter, { name, text, field }: UpdateValue): string {
  const isNil = text === null || (text === "" && field?.isNillable !== false);
  if (isNil) return `<${name}${printer.nil()}/>`;
  return text === "" ? `<${name}/>` : `<${name}>${written(text)}</${name}>`;
}

function element(
  { layout: { lineEnd, unit } }: ContentPrinter,
  open: string,
  indent: string | null,
  contentAt: (indent: string | null) => readonly string[],
): string {
  const inner = indent === null ? null : indent + unit;
  const children = contentAt(inner);
  if (children.length === 0) return `${open}/>`;
  const close = `</${/^<([^\s/>]+)/.exec(open)?.[1] ?? ""}>`;
  if (inner === null) return `${open}>${children.join("")}${close}`;
  const line = lineEnd + inner;
  return `${open}>${line}${children.join(line)}${lineEnd}${indent ?? ""}${close}`;
}
