"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { compileFilter } from "@/lib/profit/filter/compile";
import { printForm, REQUEST_FORMS, type RequestForm } from "@/lib/profit/filter/forms/print-forms";
import type { ParsedForm } from "@/lib/profit/filter/forms/parsed-form";
import { RequestMeter } from "../filter/request-meter";
import type { Explorer } from "../explorer/use-explorer";
import { filledState } from "./fill-state";
import { FormEditor } from "./form-editor";
import { TransportSwitch } from "./transport-switch";
import { UnderstoodCard } from "./understood-card";
import type { RequestPaste } from "./use-request-paste";

/** The request as Profit gets it, in each of its forms, to be read, changed, or put there by a paste. */
export function RequestPart({ explorer, paste }: { explorer: Explorer; paste: RequestPaste }) {
  const t = useTranslations("requestForms");
  const { state, dispatch, byId, order, query, place, request } = explorer;
  const sent = sentForm(explorer);
  const [chosen, setChosen] = useState<RequestForm>(sent);
  const asked = {
    ...{ connectorId: place?.connectorId ?? "", filter: query.filter, orderBy: order, skip: query.skip },
    take: state.take,
  };
  const apply = (form: ParsedForm) => dispatch({ type: "loaded", state: filledState(state, form, order) });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <PasteBox onPaste={paste.take} />
        <TransportSwitch explorer={explorer} />
      </div>
      {paste.pasted ? (
        <UnderstoodCard
          key={paste.pasted.number}
          request={paste.pasted.request}
          place={place}
          known={byId}
          isFilled={paste.pasted.before !== null}
          onFill={() => paste.pasted && paste.fill(filledState(state, paste.pasted.request.form, order))}
          onUndo={paste.undo}
          onClose={paste.forget}
        />
      ) : null}
      <Tabs value={chosen} onValueChange={(value) => setChosen(REQUEST_FORMS.find((form) => form === value) ?? sent)}>
        <TabsList aria-label={t("forms")}>
          {REQUEST_FORMS.map((form) => (
            <TabsTrigger key={form} value={form}>
              {t(`form.${form}`)} {form === sent ? <Badge tone="success">{t("sent")}</Badge> : null}
            </TabsTrigger>
          ))}
        </TabsList>
        {REQUEST_FORMS.map((form) => (
          <TabsContent key={form} value={form} className="pt-2">
            <FormEditor
              form={form}
              printed={printForm(form, asked)}
              known={byId}
              onApply={apply}
              onSecretPaste={paste.take}
            />
          </TabsContent>
        ))}
      </Tabs>
      {sent === "soap" ? (
        <p className="text-sm text-muted-foreground">{t("noLimitOverSoap")}</p>
      ) : (
        <RequestMeter request={request} />
      )}
    </div>
  );
}

/** The form that goes over the line. */
function sentForm({ state, query, order }: Explorer): RequestForm {
  if (state.transport === "soap") return "soap";
  const { form } = compileFilter(query.filter, { orderBy: order, skip: query.skip, take: state.take });
  return form === "json" ? "json" : "lists";
}

/** Stays empty: what is pasted or dropped here is understood at once, and may hold a token. */
function PasteBox({ onPaste }: { onPaste: (text: string) => void }) {
  const t = useTranslations("requestForms");
  const hintId = useId();
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
      <textarea
        aria-label={t("paste")}
        aria-describedby={hintId}
        placeholder={t("paste")}
        value=""
        rows={1}
        spellCheck={false}
        onChange={(event) => onPaste(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          onPaste(event.clipboardData.getData("text/plain"));
        }}
        className="w-full resize-none rounded-md border border-dashed bg-surface px-2.5 py-1.5 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring"
      />
      <p id={hintId} className="text-xs text-muted-foreground">
        {t("pasteHint")}
      </p>
    </div>
  );
}
