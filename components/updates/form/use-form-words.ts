import { useLocale, useTranslations } from "next-intl";
import { valueTypeOf } from "@/lib/schema/assist/value-type";
import type { Code, SchemaField, SchemaObject } from "@/lib/schema/connector-schema";

/** Labels in the language of the screen, where a source told them; else those of the environment. */
export function useFormWords() {
  const isEnglish = useLocale() === "en";
  const t = useTranslations("updateAssist.shortType");
  return {
    fieldLabel(field: SchemaField | null, name: string): string {
      return (isEnglish ? (field?.englishLabel ?? field?.label) : field?.label) ?? name;
    },
    objectLabel: (object: SchemaObject | null, name: string): string => object?.label ?? name,
    codeText: ({ text, englishText }: Code): string => (isEnglish ? (englishText ?? text) : text) ?? "",
    typeHint(field: SchemaField): string {
      const { key, params } = valueTypeOf(field);
      return t(key, { ...params });
    },
  };
}
