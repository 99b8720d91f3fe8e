"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { DossierOptions } from "@/lib/services/attachments/dossier-options";
import type { DossierQuestion } from "@/lib/services/attachments/find-dossier-items";
import { ANY_ITEM } from "./dossier-search";

type SearchFormProps = {
  options: DossierOptions;
  /** What was asked; another question needs another `key`. */
  question: DossierQuestion;
  onAsk: (question: DossierQuestion) => void;
};

/** What to look for. Fields that this dossier does not have are not there. */
export function SearchForm({ options: { can, types }, question, onAsk }: SearchFormProps) {
  const t = useTranslations("dossier.search");
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: keyof DossierQuestion) => {
      const value = typed.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    onAsk({
      number: text("number"),
      type: text("type"),
      from: text("from"),
      until: text("until"),
      relation: text("relation"),
      subject: text("subject"),
    });
  };
  const isAsked = Object.values(question).some((value) => value !== "");
  return (
    <form
      role="search"
      aria-label={t("label")}
      onSubmit={ask}
      className="grid grid-cols-2 gap-x-3 gap-y-2 sm:flex sm:flex-wrap sm:items-end"
    >
      {can.subject ? (
        <Field label={t("subject")} className="col-span-2 sm:w-48">
          <Input name="subject" defaultValue={question.subject} autoComplete="off" />
        </Field>
      ) : null}
      <Field label={t("number")} className="sm:w-24">
        <Input name="number" defaultValue={question.number} inputMode="numeric" autoComplete="off" />
      </Field>
      {can.relation ? (
        <Field label={t("relation")} className="sm:w-28">
          <Input name="relation" defaultValue={question.relation} autoComplete="off" />
        </Field>
      ) : null}
      {can.type ? (
        <Field label={t("type")} className="col-span-2 sm:w-44">
          {types.length > 0 ? (
            <Select name="type" defaultValue={question.type}>
              <option value="">{t("anyType")}</option>
              {types.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            <Input name="type" defaultValue={question.type} autoComplete="off" />
          )}
        </Field>
      ) : null}
      {can.date ? (
        <>
          <Field label={t("from")} className="sm:w-36">
            <Input name="from" type="date" defaultValue={question.from} />
          </Field>
          <Field label={t("until")} className="sm:w-36">
            <Input name="until" type="date" defaultValue={question.until} />
          </Field>
        </>
      ) : null}
      <div className="col-span-2 flex gap-2">
        <Button type="submit" variant="primary">
          <Search aria-hidden />
          {t("find")}
        </Button>
        {isAsked ? (
          <Button variant="ghost" onClick={() => onAsk(ANY_ITEM)}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
