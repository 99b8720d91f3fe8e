import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 7.1 to 7.3: what an app connector may and sees.
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

test("7.1: filter authorisation hides rows without a word", async () => {
  const full = await callerOf(sandbox);
  const limited = await callerOf(sandbox, "limited");
  const all = { skip: "-1", take: "-1" };
  for (const [connector, field, value] of [
    ["Profit_Transactions", "UnitId", 1],
    ["Profit_Debtor", "Vestiging", "AMF"],
    ["Verkooporders", "Vestiging", "AMF"],
  ] as const) {
    const seen = await limited.rows(connector, all);
    expect(
      seen.every((row) => row[field] === value),
      connector,
    ).toBe(true);
    const existing = await full.rows(connector, all);
    expect(seen.length, connector).toBeGreaterThan(0);
    expect(seen.length, connector).toBeLessThan(existing.length);
  }
  expect(
    await limited.rows("Profit_Projects", { filterfieldids: "UnitId", filtervalues: "2", operatortypes: "1" }),
  ).toEqual([]);
});

describe("7.1: what the user of the token may not, the app connector cannot give", () => {
  const listOf = async (at: Sandbox) =>
    ((await (await callerOf(at, "no-finance")).get("metainfo")).json as { getConnectors: { id: string }[] })
      .getConnectors;

  test("the refusal is that of a connector that is not there, for rows and for metainfo", async () => {
    const own = await callerOf(sandbox, "no-finance");
    expect(own.getConnectors).toContain("Profit_Transactions");
    for (const path of ["connectors/Profit_Transactions", "metainfo/get/Profit_Transactions"]) {
      expect(await own.get(path), path).toMatchObject({
        status: 500,
        json: { externalMessage: expect.stringContaining("niet geautoriseerd"), errorNumber: -2147180996 },
      });
    }
    expect((await own.get("connectors/Profit_Debtor")).status).toBe(200);
  });

  test("metainfo leaves out what the token may not call", async () => {
    const ids = (await listOf(sandbox)).map(({ id }) => id);
    expect(ids).toContain("Profit_Debtor");
    expect(ids).not.toContain("Profit_Transactions");
  });

  test("or lists all of the app connector, when that reading is chosen", async () => {
    const other = await startSandbox({ openQuestions: { metainfoLists: "app-connector" } });
    try {
      expect((await listOf(other)).map(({ id }) => id)).toContain("Profit_Transactions");
      expect((await (await callerOf(other, "no-finance")).get("connectors/Profit_Transactions")).status).toBe(500);
    } finally {
      await other.close();
    }
  });
});

describe("7.1: privacy", () => {
  test.each([
    ["Medewerkers", "Medewerker", ["BSN", "Geboortedatum", "IBAN"]],
    ["Contracten", "Medewerker", ["Salaris"]],
    ["Profit_OrgPer", "-BcCo", ["BSN", "DateBirth"]],
    ["Profit_Illness", "AbsenceId", ["BSN"]],
  ])("%s shows a user without privacy rights all but the guarded fields", async (connector, key, guarded) => {
    const query = { orderbyfieldids: key, take: "50" };
    const seen = await (await callerOf(sandbox, "no-privacy")).rows(connector, query);
    const whole = await (await callerOf(sandbox)).rows(connector, query);
    expect(guarded.every((field) => whole.some((row) => row[field] !== null))).toBe(true);
    const empty = Object.fromEntries(guarded.map((field) => [field, null]));
    expect(seen).toEqual(whole.map((row) => ({ ...row, ...empty })));
  });

  test("no filter and no order tells what stands in a guarded field", async () => {
    const own = await callerOf(sandbox, "no-privacy");
    const equal = (value: unknown) => ({ filterfieldids: "BSN", operatortypes: "1", filtervalues: String(value) });
    const bsn = (await (await callerOf(sandbox)).rows("Medewerkers", { take: "1" }))[0]?.["BSN"];
    expect(await own.rows("Medewerkers", equal(bsn))).toEqual([]);
    const all = { skip: "-1", take: "-1" };
    const empty = await own.rows("Medewerkers", { ...equal(""), operatortypes: "8", ...all });
    expect(empty).toHaveLength((await own.rows("Medewerkers", all)).length);
    const ordered = (orderbyfieldids: string) => own.rows("Medewerkers", { orderbyfieldids });
    expect(await ordered("Geboortedatum,Medewerker")).toEqual(await ordered("Medewerker"));
  });

  test("nor in rows that are made on the fly", async () => {
    const bulk = await startSandbox({ rows: 200_000 });
    try {
      const query = { orderbyfieldids: "Id", skip: "150000", take: "3" };
      const seen = await (await callerOf(bulk, "no-privacy")).rows("Sandbox_Bulk", query);
      const whole = await (await callerOf(bulk)).rows("Sandbox_Bulk", query);
      expect(seen).toEqual(whole.map((row) => ({ ...row, Geboortedatum: null })));
    } finally {
      await bulk.close();
    }
  });
});

describe("7.1: where calls may come from", () => {
  const statusFrom = async (localAddress: string) => {
    const { authorization } = await callerOf(sandbox, "address-rules");
    return new Promise<number | undefined>((resolve, reject) => {
      const asked = request(`${sandbox.rest}/metainfo`, { localAddress, headers: { authorization } }, (reply) =>
        reply.resume().on("end", () => resolve(reply.statusCode)),
      );
      asked.on("error", reject).end();
    });
  };

  test("an address that rules allow", async () => {
    expect(await statusFrom("127.0.0.1")).toBe(200);
  });

  // Other systems have no further loopback addresses unless they are made.
  test.skipIf(process.platform !== "linux")("one that is allowed, and one that is denied all the same", async () => {
    expect(await statusFrom("127.0.0.65")).toBe(200);
    expect(await statusFrom("127.0.0.67")).toBe(403);
  });
});

test("7.1: an app connector without special connectors cannot ask the version", async () => {
  const own = await callerOf(sandbox, "no-specials");
  expect((await own.get("profitversion")).status).toBe(500);
  expect((await own.get("metainfo")).status).toBe(200);
});

test("7.3: a connector outside the app connector is refused in the same words as one that does not exist", async () => {
  const support = await callerOf(sandbox, "support");
  const outside = (await support.get("connectors/Profit_Debtor")).json;
  const absent = (await support.get("connectors/Profit_Nobody")).json;
  expect(
    JSON.stringify(outside)
      .replace("Profit_Debtor", "Profit_Nobody")
      .replace(/[0-9A-F]{32}/, ""),
  ).toBe(JSON.stringify(absent).replace(/[0-9A-F]{32}/, ""));
});

test("9.1: 401 instead, when that reading is chosen", async () => {
  const strict = await startSandbox({ openQuestions: { notAuthorised: 401 } });
  try {
    expect(await (await callerOf(strict)).get("connectors/Nope")).toMatchObject({ status: 401, text: "" });
  } finally {
    await strict.close();
  }
});

test("7.3: a blocked GetConnector is listed, described and refused", async () => {
  const full = await callerOf(sandbox);
  expect(full.getConnectors).toContain("Awkward_Blocked");
  expect((await full.get("metainfo/get/Awkward_Blocked")).status).toBe(200);
  const reply = await full.get("connectors/Awkward_Blocked", { "accept-language": "en" });
  expect(reply).toMatchObject({
    status: 500,
    json: { externalMessage: "The definition of GetConnector 'Awkward_Blocked' is blocked." },
  });
  const [listed] = await full.rows("ProfitGetConnectoren", {
    filterfieldids: "Geblokkeerd",
    filtervalues: "1",
    operatortypes: "1",
  });
  expect(listed).toMatchObject({ Naam: "Awkward_Blocked", Geblokkeerd: true });
});

test("too much data at once is refused, less is not", async () => {
  const full = await callerOf(sandbox);
  const refused = await full.get("connectors/Awkward_Too_Much_Data");
  expect(refused).toMatchObject({
    status: 500,
    json: { externalMessage: expect.stringContaining("out of string space") },
  });
  expect(await full.rows("Awkward_Too_Much_Data", { take: "50" })).toHaveLength(50);
});
