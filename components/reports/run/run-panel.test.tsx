// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { ReportField } from "@/lib/queries/report-field";
import { fileNameIn } from "./file-name-in";
import { RunPanel } from "./run-panel";

const ask = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
beforeEach(() => void vi.stubGlobal("fetch", ask));
afterEach(() => {
  cleanup();
  ask.mockReset();
  vi.unstubAllGlobals();
});

const number: ReportField = {
  ...{ code: "U001", label: "Nummer", kind: "text", operator: "equal", defaultValue: "", isRequired: true },
};

function show(fields: ReportField[] = [number]) {
  render(
    <NextIntlClientProvider locale="nl" messages={nl}>
      <RunPanel fields={fields} address="/api/run" body={{ version: 3 }} isInvoice={false} />
    </NextIntlClientProvider>,
  );
}

const sentBody = () => JSON.parse(String(ask.mock.calls[0]?.[1].body)) as unknown;
const name = "Factuur één.pdf";
const aFile = (type: string) =>
  new Response("bytes", {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });

test("Enter in a question runs the report with what was typed", async () => {
  ask.mockResolvedValue(aFile("application/octet-stream"));
  show();
  await userEvent.type(screen.getByRole("textbox", { name: "Nummer" }), "10001{Enter}");
  expect(ask.mock.calls[0]?.[0]).toBe("/api/run");
  expect(sentBody()).toEqual({ version: 3, values: ["10001"] });
  expect(await screen.findByText(name)).toBeTruthy();
  // What is no PDF is not shown as one.
  expect(screen.getByText("Dit is geen PDF")).toBeTruthy();
});

test("a missing answer is asked for once somebody tried, and nothing is sent", async () => {
  show();
  expect(screen.queryByText(/invullen|Vul/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Haal rapport op" }));
  expect(screen.getByRole("textbox", { name: "Nummer" }).getAttribute("aria-invalid")).toBe("true");
  expect(ask).not.toHaveBeenCalled();
});

test("a default is filled in, and a relative one tells its day", () => {
  show([{ ...number, kind: "date", label: "Vanaf", defaultValue: "start-of-last-month" }]);
  expect(screen.getByText(/^= .*\d{4}$/)).toBeTruthy();
});

test("a refusal is three lines with a way to try again, and what was typed stays", async () => {
  const refusal = { code: "REFUSED", explanation: "reportStartScreen", params: {}, original: "startscherm" };
  ask.mockImplementation(() => Promise.resolve(Response.json(refusal, { status: 422 })));
  show();
  await userEvent.type(screen.getByRole("textbox", { name: "Nummer" }), "1{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("eigen startscherm");
  await userEvent.click(screen.getByRole("button", { name: "Probeer opnieuw" }));
  expect(ask).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("textbox", { name: "Nummer" })).toHaveProperty("value", "1");
});

test("half a document is no document", async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new Error("Gone")) });
  ask.mockResolvedValue(new Response(body, { headers: { "content-type": "application/pdf" } }));
  show([]);
  await userEvent.click(screen.getByRole("button", { name: "Haal rapport op" }));
  expect((await screen.findByRole("alert")).textContent).toContain(nl.refusals.answerCutOff.happened);
});

test("stopping lets go of the answer", async () => {
  ask.mockImplementation((_, { signal }) => {
    return new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new Error("Left"))));
  });
  show([]);
  await userEvent.click(screen.getByRole("button", { name: "Haal rapport op" }));
  expect(screen.getByText("Profit maakt het rapport. Dat kan even duren.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(ask.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  expect(screen.getByText("Nog geen rapport")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test.each([
  [`attachment; filename="x.pdf"; filename*=UTF-8''Factuur%20%C3%A9.pdf`, "Factuur é.pdf"],
  ["attachment; filename*=UTF-8''%E0%A4%A", "rapport.pdf"],
  [null, "rapport.pdf"],
])("%s names the file %s", (disposition, wanted) => {
  expect(fileNameIn(disposition)).toBe(wanted);
});
