import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DEFAULT_CHOICE } from "../export-choice";
import { NO_VIEW } from "../local-view/local-view";
import { LoadedRows } from "./loaded-rows";
import { RowsClient } from "./rows-client";
import { hostRows } from "./rows-host";
import type { RowsPort } from "./rows-messages";

/** A console in small: how it answers is each test's own. The worker's code runs at the other end of a channel. */
let answer: (response: ServerResponse) => void = (response) => void response.end("[]");
const server = createServer((_, response) => answer(response));
let url = "";
let channel: MessageChannel;
let loaded: LoadedRows;

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows`;
  channel = new MessageChannel();
  hostRows(channel.port1 as unknown as RowsPort);
  const client = new RowsClient(channel.port2 as unknown as RowsPort);
  loaded = new LoadedRows(() => client, "1");
});
afterEach(async () => {
  channel.port1.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
});

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ Nr: first + index, Naam: `Naam ${(first + index) % 7}` }));
const json = (rows: unknown[]) => `[${rows.map((row) => `\n${JSON.stringify(row)}`).join(",")}\n]\n`;
const state = () => loaded.state();
const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), { timeout: 15_000, interval: 2 });
const read = (signal?: AbortSignal) => loaded.read(url, ["Nr"], signal);

it("shows the first rows while the answer is still coming", async () => {
  let finish: (() => void) | undefined;
  answer = (response) => {
    const text = json(rowsFrom(0, 500));
    response.write(text.slice(0, 2_000));
    finish = () => void response.end(text.slice(2_000));
  };
  const reading = read();
  await until(() => state().rows.length > 20);
  expect(state().rows.length).toBeLessThan(500);
  state().rows.want({ from: 0, to: 10 });
  await until(() => state().rows.at(3) !== undefined);
  expect(state().rows.at(3)).toEqual({ Nr: 3, Naam: "Naam 3" });
  finish?.();
  expect(await reading).toMatchObject({ rows: 500 });
  expect(state().rows.length).toBe(500);
});

it("has the first rows at hand the moment they are known to be there", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 500)));
  const reading = read();
  let firstSeen: unknown;
  loaded.subscribe(() => (firstSeen ??= [state().rows.length > 0, state().rows.at(0)]));
  await reading;
  expect(firstSeen).toEqual([true, { Nr: 0, Naam: "Naam 0" }]);
});

it("sorts by a column that was made ready before all its rows were there", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 20)));
  await read();
  loaded.prepare("Nr", "text");
  answer = (response) => void response.end(json(rowsFrom(20, 20)));
  await read();
  await loaded.show({ ...NO_VIEW, sorts: [{ fieldId: "Nr", direction: "desc", order: "text" }] });
  expect([0, 1, 39].map((place) => state().rows.at(place)?.["Nr"])).toEqual([39, 38, 0]);
});

it("keeps the rows of an answer that breaks off, says how many, and goes on behind them", async () => {
  answer = (response) => {
    response.write(json(rowsFrom(0, 100)).slice(0, 1_000));
    setTimeout(() => response.destroy(), 20);
  };
  const trouble = await read().catch((error: unknown) => error);
  const { length } = state().rows;
  expect(length).toBeGreaterThan(10);
  expect(trouble).toMatchObject({ trouble: { explanation: "rowsBrokeOff", params: { rows: length } } });
  answer = (response) => void response.end(json(rowsFrom(length, 100 - length)));
  await read();
  expect(state().rows.length).toBe(100);
  expect(await state().rows.cell(99, "Nr")).toBe(99);
  expect(await state().rows.cell(length, "Nr")).toBe(length);
});

it("is not fooled by half an answer that ends politely", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 100)).slice(0, 1_000));
  await expect(read()).rejects.toMatchObject({ trouble: { explanation: "rowsBrokeOff" } });
});

it("tells a refusal in the console's own words", async () => {
  const problem = { code: "REFUSED", explanation: "connectorBlocked", params: {}, original: "geblokkeerd" };
  answer = (response) =>
    void response.writeHead(502, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  await expect(read()).rejects.toMatchObject({ trouble: problem });
  expect(state().rows.length).toBe(0);
});

it("says that what came is no list of rows", async () => {
  answer = (response) => void response.end("<html>proxy</html>");
  await expect(read()).rejects.toMatchObject({ trouble: { explanation: "rowsNotRows" } });
});

it("stops when asked and keeps what came", async () => {
  answer = (response) => void response.write(json(rowsFrom(0, 100)).slice(0, 1_500));
  const stop = new AbortController();
  const reading = read(stop.signal);
  await until(() => state().rows.length > 0);
  stop.abort();
  await expect(reading).rejects.toMatchObject({ trouble: "aborted" });
  expect(state().rows.length).toBeGreaterThan(20);
});

it("does not begin to read for who has stopped already", async () => {
  const asked = vi.fn();
  answer = asked;
  await expect(read(AbortSignal.abort())).rejects.toMatchObject({ trouble: "aborted" });
  expect(asked).not.toHaveBeenCalled();
});

it("counts neighbours that the order cannot tell apart, over pages", async () => {
  answer = (response) => void response.end(json([{ Nr: 1 }, { Nr: 1 }, { Nr: 2 }]));
  await read();
  answer = (response) => void response.end(json([{ Nr: 2 }, { Nr: 3 }]));
  await read();
  expect(state().duplicates).toBe(2);
});

it("shows another order with its first rows at once, and the whole again", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 200)));
  await read();
  const { key } = state().rows;
  await loaded.show({ ...NO_VIEW, sorts: [{ fieldId: "Nr", direction: "desc", order: "text" }] });
  expect(state().rows.key).not.toBe(key);
  expect(state().rows.at(0)).toEqual({ Nr: 199, Naam: "Naam 3" });
  await loaded.show(NO_VIEW);
  expect(state().rows.at(0)).toEqual({ Nr: 0, Naam: "Naam 0" });
});

it("filters what is loaded and what comes later, and tells both numbers", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 70)));
  await read();
  await loaded.show({
    ...NO_VIEW,
    filters: [{ fieldId: "Naam", filter: { kind: "contains", text: "NAAM 3", isNot: false } }],
  });
  expect([state().rows.length, state().rows.loaded]).toEqual([10, 70]);
  answer = (response) => void response.end(json(rowsFrom(70, 70)));
  await read();
  expect([state().rows.length, state().rows.loaded]).toEqual([20, 140]);
  state().rows.want({ from: 19, to: 20 });
  await until(() => state().rows.at(19) !== undefined);
  expect(state().rows.at(19)).toEqual({ Nr: 136, Naam: "Naam 3" });
});

it("carries the ends of a very long text, and brings the whole when asked", async () => {
  const long = `<root>${"ë".repeat(2_000_000)}</root>`;
  answer = (response) => void response.end(json([{ Nr: 1, Naam: long }]));
  await read();
  state().rows.want({ from: 0, to: 1 });
  await until(() => state().rows.at(0) !== undefined);
  const cut = state().rows.at(0)?.["Naam"] as { head: string; tail: string; length: number };
  expect(long.startsWith(cut.head)).toBe(true);
  expect(long.endsWith(cut.tail)).toBe(true);
  expect(cut.head.length + cut.tail.length).toBeLessThan(2_000);
  expect(state().rows.rowsNow({ from: 0, to: 1 })).toBeNull();
  expect(await state().rows.cell(0, "Naam")).toBe(long);
});

it("copies and writes all rows that are shown, as they are shown", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 2_500)));
  await read();
  await loaded.show({ ...NO_VIEW, sorts: [{ fieldId: "Nr", direction: "desc", order: "text" }] });
  const fields = [{ id: "Nr", dataType: "int" }];
  const words = { language: "nl", yes: "Ja", no: "Nee" } as const;
  const text = await state().rows.copyText({ from: 0, to: 2_500 }, fields, words, true);
  expect(text.split("\n")).toHaveLength(2_501);
  expect(text.startsWith("Nr\n2499\n2498\n")).toBe(true);
  const blob = await loaded.file(fields, { ...DEFAULT_CHOICE, format: "json" }, "application/json");
  const written = JSON.parse(await blob.text()) as { Nr: number }[];
  expect(written.map(({ Nr }) => Nr)).toEqual(Array.from({ length: 2_500 }, (_, index) => 2_499 - index));
});

it("answers nothing any more once it is let go", async () => {
  answer = (response) => void response.end(json(rowsFrom(0, 10)));
  await read();
  const { rows } = state();
  loaded.release();
  await expect(rows.cell(0, "Naam")).rejects.toMatchObject({ trouble: { explanation: "internal" } });
});
