import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";
import { ORDER } from "@/lib/schema/assist/order-schema";
import type { Problem } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { withEdits } from "@/lib/xml/document/text-edit";
import type { FormCandidates } from "./form-context";
import { UpdateForm } from "./update-form";

/** The form on trial, for tests: with a message behind it. */
export const XML = `<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Element OrId="12">
    <Fields Action="insert">
      <!-- who pays -->
      <DbId>100001</DbId>
      <Pr>N</Pr>
      <RfCs>ref</RfCs>
    </Fields>
    <Objects>
      <OrderLine>
        <Element><Fields Action="insert"><ItCd>A1</ItCd></Fields></Element>
        <Element><Fields Action="insert"><ItCd>A2</ItCd></Fields></Element>
      </OrderLine>
    </Objects>
  </Element>
</Order>
`;

type Options = {
  text?: string;
  schema?: ConnectorSchema;
  problems?: readonly Problem[];
  candidates?: FormCandidates;
  language?: "nl" | "en";
};

/** As the workbench does: each edit makes a new text, which comes back. */
export function renderForm({
  text: first = XML,
  schema = ORDER,
  problems = [],
  candidates,
  language = "nl",
}: Options = {}) {
  const document = { text: first };
  const set: { text: (text: string) => void } = { text: () => undefined };
  function Workbench() {
    const [text, setText] = useState(first);
    set.text = (next) => {
      document.text = next;
      setText(next);
    };
    return (
      <UpdateForm
        schema={schema}
        text={text}
        currentText={() => document.text}
        problems={problems}
        onEdit={(edits) => set.text(withEdits(document.text, edits))}
        {...(candidates && { candidates })}
      />
    );
  }
  render(
    <NextIntlClientProvider locale={language} messages={language === "nl" ? nl : en} timeZone="Europe/Amsterdam">
      <Workbench />
    </NextIntlClientProvider>,
  );
  return { document, setText: (text: string) => act(() => set.text(text)), user: userEvent.setup() };
}

/** A cell of the table of lines. */
export const inTable = (name: string) =>
  within(screen.getByRole("table", { name: "Records van Orderregel" })).getByRole("textbox", { name });
