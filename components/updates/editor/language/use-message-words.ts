import { useLocale, useTranslations } from "next-intl";
import { useFixTitle } from "@/components/updates/problems/use-fix-title";
import { useProblemText } from "@/components/updates/problems/use-problem-text";
import type { Completion } from "@/lib/schema/assist/completion/completion";
import type { Hover } from "@/lib/schema/assist/hover/hover";
import { type ValueType, valueTypeOf } from "@/lib/schema/assist/value-type";
import type { SchemaField } from "@/lib/schema/connector-schema";
import type { MessageWords } from "./message-context";

type Words = ReturnType<typeof useTranslations<"updateAssist">>;
type Told = ReturnType<MessageWords["completion"]>;

/** lib/schema tells codes and facts; this makes them words in the person's language. */
export function useMessageWords(): MessageWords {
  const t = useTranslations("updateAssist");
  const isEnglish = useLocale() === "en";
  const problem = useProblemText();
  const fix = useFixTitle();
  return {
    problem,
    completion: (what) => toldOf(what, t, isEnglish),
    hover: (hover) => hoverLines(hover, t, isEnglish),
    fix,
    insert: (extent) => t(`insert.${extent}`),
    outline: (entry) => outlineText(entry, t),
  };
}

/** The label in the person's own language, where Profit told it. */
function labelOf({ label, englishLabel }: Pick<SchemaField, "label" | "englishLabel">, isEnglish: boolean): string {
  return (isEnglish ? (englishLabel ?? label) : label) ?? "";
}

function toldOf(what: Completion["what"], t: Words, isEnglish: boolean): Told {
  const told = (detail: string, description = "", documentation = ""): Told => ({ detail, description, documentation });
  switch (what.kind) {
    case "field":
    case "key": {
      const { field } = what;
      const marks = [
        shortTypeOf(valueTypeOf(field), t),
        ...(what.kind === "key" ? [t("mark.key")] : what.isRequired ? [t("mark.required")] : []),
        ...(what.kind === "field" && !what.isHere ? [t("mark.elsewhere")] : []),
      ];
      return told(labelOf(field, isEnglish), marks.join(" · "), fieldFacts(field, t).join("  \n"));
    }
    case "object": {
      const marks = [...(what.isRequired ? [t("mark.required")] : []), ...(what.isHere ? [] : [t("mark.elsewhere")])];
      return told(what.object.label ?? "", marks.join(" · "), t("object.whole"));
    }
    case "structure":
      return told(t(`structure.${what.name}`, { name: what.object.name }));
    case "closeTag":
      return told(t("closeTag", { name: what.name }));
    case "attribute":
      return told(t(`attribute.${what.name}`));
    case "action":
      return told(t(`action.${what.action}`));
    case "boolean":
      return told(t(what.value ? "yes" : "no"));
    case "code":
      return told((isEnglish ? (what.code.englishText ?? what.code.text) : what.code.text) ?? "");
    case "reference":
      return told(what.candidate.text ?? "");
    case "namespace":
      return told(t("attribute.xmlns:xsi"));
  }
}

function typeText({ key, params }: ValueType, t: Words, form: "type" | "shortType"): string {
  return t(`${form}.${key}`, params as never);
}
const shortTypeOf = (type: ValueType, t: Words) => typeText(type, t, "shortType");

function fieldFacts(field: SchemaField, t: Words): string[] {
  const { codes, reference, isMandatory, isNillable, isNotZero, isCustom } = field;
  return [
    typeText(valueTypeOf(field), t, "type"),
    ...(isCustom ? [t("mark.custom")] : []),
    ...(isMandatory ? [t("hover.mandatory")] : []),
    ...(isNotZero ? [t("hover.notZero")] : []),
    ...(isNillable === null ? [] : [t(isNillable ? "hover.nillable" : "hover.notNillable")]),
    ...(reference ? [t("hover.reference", reference)] : []),
    ...(codes ? [codes.length === 0 ? t("hover.emptyList") : t("mark.codes", { count: codes.length })] : []),
  ].map(asMarkdown);
}

function hoverLines({ subject, disagreements }: Hover, t: Words, isEnglish: boolean): string[] {
  const told = disagreements.map(({ about, said }) =>
    [
      asMarkdown(t("hover.disagreement", { about: t(`about.${about}`) })),
      ...said.map(({ source, value }) =>
        asMarkdown(t("hover.said", { source: t(`source.${source}`), value: value ?? t("hover.saidNothing") })),
      ),
    ].join("  \n"),
  );
  return [...subjectLines(subject, t, isEnglish), ...told];
}

function subjectLines(subject: Hover["subject"], t: Words, isEnglish: boolean): string[] {
  switch (subject.kind) {
    case "object": {
      const { object, count } = subject;
      const facts = [
        t("object.holds", count),
        ...(object.isMany === null ? [] : [t(object.isMany ? "object.many" : "object.single")]),
        ...(object.isObligatory ? [t("object.obligatory")] : []),
      ];
      return [titleOf(object.label ?? "", object.name), facts.map(asMarkdown).join("  \n")];
    }
    case "structure":
      return [asMarkdown(t(`structure.${subject.name}`, { name: subject.object.name }))];
    case "attribute":
      return [asMarkdown(t(subject.name === "Action" ? "hover.action" : "hover.nil"))];
    case "unknown":
      return [
        asMarkdown(
          subject.parent === null
            ? t("hover.unknown", { name: subject.name })
            : t("hover.unknownIn", { name: subject.name, parent: subject.parent }),
        ),
      ];
    case "field":
      return fieldLines(subject, t, isEnglish);
  }
}

function fieldLines(
  { field, value, codes, moreCodes }: Extract<Hover["subject"], { kind: "field" }>,
  t: Words,
  isEnglish: boolean,
): string[] {
  const { englishLabel, label } = field;
  const textOf = (code: { text: string | null; englishText: string | null }) =>
    (isEnglish ? (code.englishText ?? code.text) : code.text) ?? "";
  const meaning =
    value === null || field.codes === null || field.codes.length === 0
      ? []
      : [
          value.code
            ? t("hover.value", { value: value.written, text: textOf(value.code) })
            : t("hover.valueUnknown", { value: value.written }),
        ];
  const list = [
    ...codes.map((code) => `\`${code.id.replaceAll("`", "'")}\` ${asMarkdown(textOf(code))}`),
    ...(moreCodes > 0 ? [asMarkdown(t("hover.moreCodes", { count: moreCodes }))] : []),
  ];
  return [
    titleOf(labelOf(field, isEnglish), field.id),
    ...meaning.map(asMarkdown),
    [
      ...(!isEnglish && englishLabel && englishLabel !== label
        ? [asMarkdown(`${t("hover.english")}: ${englishLabel}`)]
        : []),
      ...fieldFacts(field, t),
    ].join("  \n"),
    ...(list.length > 0 ? [list.join("  \n")] : []),
  ];
}

function titleOf(label: string, id: string): string {
  return label === "" ? `\`${id}\`` : `**${asMarkdown(label)}** \`${id}\``;
}

function outlineText({ kind, name, marks, number }: Parameters<MessageWords["outline"]>[0], t: Words): string {
  if (kind === "object") return name;
  const mark = marks.map(({ value }) => value).join(" · ");
  return mark === "" ? t("outline.record", { number }) : mark;
}

/** Labels of an environment are texts, not markup. */
function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, "\\$&");
}
