// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { soapEnvelopeOf } from "@/lib/profit/filter/compile-xml";
import { conditionOf } from "@/lib/profit/filter/forms/parsed-form";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { useExplorer } from "../explorer/use-explorer";
import type { ConnectionPlace } from "./connection-place";
import { RequestPart } from "./request-part";
import { useRequestPaste } from "./use-request-paste";

const FIELDS: GetConnectorField[] = [
  { id: "Nummer", dataType: "string", label: "Nummer", controlType: 5 },
  { id: "Naam", dataType: "string", label: "Naam" },
  { id: "Actief", dataType: "boolean", label: "Actief" },
];
const PLACE: ConnectionPlace = {
  ...{
    connectionId: "c",
    connectorId: "Demo",
    name: "Test 12345",
    environmentType: "test",
    environmentNumber: "12345",
  },
  ...{ restHost: "12345.resttest.afas.online", hasSoap: true },
};
const HEX = "7C0D2AE9B1F34C58A6E7D90812FB3C4D5E6F708192A3B4C5D6E7F8091A2B3C41";
const BASE = "https://12345.resttest.afas.online/ProfitRestServices/connectors";

function Part({ place }: { place: ConnectionPlace }) {
  const explorer = useExplorer({ connectionId: "c", connectorId: "Demo", fields: FIELDS, search: "take=10", place });
  const paste = useRequestPaste(explorer, () => undefined);
  return (
    <>
      <RequestPart explorer={explorer} paste={paste} />
      <output aria-label="query">{JSON.stringify(explorer.query)}</output>
    </>
  );
}

const open = (place: Partial<ConnectionPlace> = {}) =>
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <Part place={{ ...PLACE, ...place }} />
    </NextIntlClientProvider>,
  );
const query = () =>
  JSON.parse(screen.getByLabelText("query").textContent ?? "") as {
    filter: { groups: unknown[][] };
    take: number;
    transport?: string;
  };
const paste = (target: Element, text: string) => fireEvent.paste(target, { clipboardData: { getData: () => text } });
const box = () => screen.getByRole("textbox", { name: "Plak een verzoek…" });

beforeAll(async () => {
  await import("./take-paste");
});
afterEach(cleanup);

test("each form shows the request, and which one is sent", async () => {
  const user = userEvent.setup();
  open();
  expect(screen.getByRole("tab", { name: "REST-lijsten wordt verstuurd" })).toBeTruthy();
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "REST-lijsten" }).value).toContain("take=10");
  await user.click(screen.getByRole("radio", { name: "SOAP" }));
  expect(query().transport).toBe("soap");
  await user.click(screen.getByRole("tab", { name: "SOAP-XML wordt verstuurd" }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "SOAP-XML" }).value).toContain("<take>10</take>");
});

test("an edit is read as it is typed, with its fault at its place, and fills the builder when it is right", async () => {
  const user = userEvent.setup();
  open();
  await user.click(screen.getByRole("tab", { name: "filterjson" }));
  const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "filterjson" });
  const apply = () => screen.getByRole<HTMLButtonElement>("button", { name: "Pas toe" });
  const json = (operator: number) =>
    `{"Filters":{"Filter":[\n{"Field":[{"@FieldId":"Naam","@OperatorType":${operator},"#text":"a,b"}]}]}}`;
  fireEvent.change(field(), { target: { value: json(99) } });
  expect(screen.getByRole("button", { name: /Regel 2, teken 12: Profit kent geen operator 99/ })).toBeTruthy();
  expect(apply().disabled).toBe(true);
  fireEvent.change(field(), { target: { value: json(6) } });
  await user.click(apply());
  expect(query().filter.groups).toEqual([[conditionOf("Naam", "contains", "a,b")]]);
  expect(query().take).toBe(10);
  await user.click(screen.getByRole("tab", { name: /REST-lijsten/ }));
  expect(screen.getByText(/De REST-lijsten kunnen dat niet zeggen/)).toBeTruthy();
  expect(screen.queryByRole("textbox", { name: "REST-lijsten" })).toBeNull();
});

test("a pasted curl command fills the builder, its token is gone, and it can be undone", async () => {
  const user = userEvent.setup();
  open();
  const token = btoa(`<token><version>1</version><data>${HEX}</data></token>`);
  paste(
    box(),
    `curl '${BASE}/Demo?filterfieldids=Naam,Weg&filtervalues=x,1&operatortypes=1,1&take=25&foo=1' -H 'Authorization: AfasToken ${token}'`,
  );
  const card = await screen.findByRole("status", { name: "Geplakt verzoek" });
  await waitFor(() => expect(card.textContent).toContain("Gezien: curl-opdracht · Demo · test 12345"));
  expect(card.textContent).toContain("Dat is meteen weggegooid");
  expect(card.textContent).toContain("“foo” kent de console niet");
  expect(card.textContent).toContain("Dit veld bestaat niet in deze GetConnector: Weg");
  expect(query()).toMatchObject({ take: 25, filter: { groups: [[{ fieldId: "Naam" }, { fieldId: "Weg" }]] } });
  expect(document.body.innerHTML).not.toContain(token);
  expect(document.body.innerHTML.toUpperCase()).not.toContain(HEX);
  expect(window.location.href).not.toContain(HEX);
  await user.click(within(card).getByRole("button", { name: "Maak ongedaan" }));
  expect(query()).toMatchObject({ take: 10, filter: { groups: [] } });
});

test("a request for another connector or environment is told, and fills nothing by itself", async () => {
  open();
  paste(document.body, "https://99999.rest.afas.online/ProfitRestServices/connectors/Anders?take=3");
  const link = await screen.findByRole("link", { name: "Ga naar Anders" });
  expect(link.getAttribute("href")).toBe("/connections/c/connectors/Anders?take=3");
  expect(screen.getByText(/voor een andere omgeving dan Test 12345/)).toBeTruthy();
  expect(query().take).toBe(10);
  await userEvent.click(screen.getByRole("button", { name: "Vul hier in" }));
  expect(query().take).toBe(3);
});

test("a paste into a form that holds a token does not stand there to be read", async () => {
  const user = userEvent.setup();
  open();
  await user.click(screen.getByRole("tab", { name: "SOAP-XML" }));
  const filter = { groups: [[conditionOf("Naam", "isEmpty", "")]] };
  const envelope = soapEnvelopeOf({ connectorId: "Demo", filter, orderBy: [], skip: 0, take: 7 });
  const secret = `<token>&lt;token&gt;&lt;version&gt;1&lt;/version&gt;&lt;data&gt;${HEX}&lt;/data&gt;&lt;/token&gt;</token>`;
  paste(screen.getByRole("textbox", { name: "SOAP-XML" }), envelope.replace("<connectorId>", `${secret}<connectorId>`));
  await waitFor(() => expect(query()).toMatchObject({ take: 7, filter }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "SOAP-XML" }).value).not.toContain(HEX);
});

test("a write, and text that is no request, change nothing and say so", async () => {
  open();
  paste(box(), `curl -X PUT ${BASE}/KnSubject -d '{}'`);
  expect(await screen.findByText(/wijzigt iets in Profit/)).toBeTruthy();
  paste(box(), "gewoon een zin");
  expect(await screen.findByText("Hier is geen verzoek in te herkennen.")).toBeTruthy();
  expect(query()).toMatchObject({ take: 10, filter: { groups: [] } });
});

test("without an address SOAP cannot be chosen, and why is said", () => {
  open({ hasSoap: false });
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "SOAP" }).disabled).toBe(true);
  expect(screen.getByText("Deze verbinding heeft geen SOAP-adres.")).toBeTruthy();
});
