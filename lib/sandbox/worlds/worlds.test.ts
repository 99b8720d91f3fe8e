// cspell:ignore Entrydate Hourtype Itemcode bsns ibans
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, callerOf, type Row } from "../calls";
import { type Sandbox, startSandbox } from "../server";
import { REFERENCES, UNIQUE_KEYS } from "./world-invariants";

let sandbox: Sandbox;
let full: Caller;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
});
afterAll(() => sandbox.close());

const all = (connector: string) => full.rows(connector, { skip: "-1", take: "-1" });
const texts = (rows: Row[], field: string) => rows.flatMap((row) => (row[field] === null ? [] : [String(row[field])]));

test("the same seed gives the same company, another seed another", async () => {
  const again = await startSandbox();
  const other = await startSandbox({ seed: "other" });
  try {
    const rows = await all("Verkooporderregels");
    const query = { skip: "-1", take: "-1" };
    expect(await (await callerOf(again)).rows("Verkooporderregels", query)).toEqual(rows);
    expect(await (await callerOf(other)).rows("Verkooporderregels", query)).not.toEqual(rows);
  } finally {
    await again.close();
    await other.close();
  }
});

test("account numbers pass mod 97, citizen numbers the eleven test, article numbers their check digit", async () => {
  const ibans = texts(await all("Profit_BankAccounts"), "IBAN");
  expect(ibans.length).toBeGreaterThan(2_000);
  for (const iban of ibans) {
    const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((sign) => Number.parseInt(sign, 36)).join("");
    expect(BigInt(digits) % 97n, iban).toBe(1n);
  }
  const bsns = texts(await all("Profit_OrgPer"), "BSN");
  expect(bsns.length).toBeGreaterThan(1_000);
  for (const bsn of bsns) {
    const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
    expect([bsn.length, sum % 11], bsn).toEqual([9, 0]);
  }
  for (const code of texts(await all("Profit_Barcode_per_Item"), "Barcode")) {
    const sum = [...code].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
    expect([code.length, sum % 10], code).toEqual([13, 0]);
  }
});

test.each(REFERENCES)("every %s.%s is a %s.%s", async (from, field, to, key) => {
  const known = new Set(texts(await all(to), key));
  const used = texts(await all(from), field);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((value) => !known.has(value))).toEqual([]);
});

test.each(UNIQUE_KEYS)("%s has %s as a unique key", async (connector, key) => {
  const keys = texts(await all(connector), key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the books balance, entry by entry", async () => {
  const entries = new Map<string, number>();
  for (const { UnitId, EntryNo, AmtDebit, AmtCredit } of await all("Profit_Transactions")) {
    const key = `${UnitId} ${EntryNo}`;
    entries.set(
      key,
      (entries.get(key) ?? 0) + Math.round(Number(AmtDebit) * 100) - Math.round(Number(AmtCredit) * 100),
    );
  }
  expect(entries.size).toBeGreaterThan(4_000);
  expect([...entries].filter(([, difference]) => difference !== 0)).toEqual([]);
});

test("the largest ordinary table is long enough to page through", async () => {
  expect((await all("Profit_Realization")).length).toBe(12_000);
});

test("the awkward world keeps its promises", async () => {
  expect(Object.keys((await full.rows("Awkward_Wide", { take: "1" }))[0] ?? {})).toHaveLength(150);
  const named = await full.get("connectors/Awkward_Field_Names?take=1");
  expect(named.text).toContain('"__proto__":"');
  const spaced = await full.rows(encodeURIComponent("Awkward_Met spaties & tekens+100%"));
  expect(spaced.map(({ Tekst }) => Tekst)).toContain("");
  expect(spaced.map(({ Tekst }) => Tekst)).toContain(null);
  const unicode = await full.get("connectors/Awkward_Unicode");
  // Half a surrogate travels as an escape: UTF-8 has no form for it.
  expect(unicode.text).toContain("\\ud83d einde");
  expect((unicode.json as { rows: Row[] }).rows.map(({ Tekst }) => Tekst)).toContain("👩‍👩‍👧‍👦");
  const lengths = (await all("Awkward_Long_Text")).map(({ Lengte, Tekst }) => [Lengte, String(Tekst).length]);
  expect(lengths.every(([said, length]) => said === length)).toBe(true);
});
