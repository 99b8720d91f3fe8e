import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { fullTokenOf, PROGRAMS, run, RUNNABLE, type Runnable } from "@/lib/testing/runnable-programs";
import { snippetRequestOf } from "./snippet-request";
import { SNIPPETS } from "./snippets";

// The programs are run as a person would run them, against a sandbox, and give the rows that the sandbox gives.

let sandbox: Sandbox;
let folder: string;
let token = { raw: "", xml: "" };
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, rows: 250 });
  folder = await mkdtemp(join(tmpdir(), "snippets-"));
  token = await fullTokenOf(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const orderBy = (fieldId: string, direction: "asc" | "desc" = "asc"): RowsQuery["orderBy"] => [{ fieldId, direction }];
const query = (change: Partial<RowsQuery> = {}): RowsQuery => ({
  ...{ fields: [], filter: { groups: [] }, orderBy: orderBy("Id"), skip: 0, take: 100 },
  ...change,
});

type Outcome = { rows: Record<string, unknown>[]; stderr: string; code: number };

async function outcomeOf(
  language: Runnable,
  asked: RowsQuery,
  { connectorId = "Sandbox_Bulk", secret = token.raw } = {},
): Promise<Outcome> {
  const fieldIds = connectorId === "Sandbox_Bulk" ? ["Id"] : [];
  const place = { restBaseUrl: sandbox.rest, connectorId, language: "nl-nl" } as const;
  const { write, fileName } = SNIPPETS[language];
  const text = write(snippetRequestOf(place, asked, fieldIds));
  expect(text).not.toContain(token.raw);
  const file = join(folder, fileName);
  await writeFile(file, text);
  const [program, ...flags] = PROGRAMS[language];
  const { PATH } = process.env;
  const environment = { PATH, HOME: folder, AFAS_TOKEN: secret, LANG: "C.UTF-8" } as unknown as NodeJS.ProcessEnv;
  const ended = await run(program, [...flags, file], { env: environment, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, code }),
  );
  const lines = ended.stdout.split("\n").filter(Boolean);
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  // curl prints pages, the others rows.
  const rows = language === "curl" ? parsed.flatMap((page) => page["rows"] as Outcome["rows"]) : parsed;
  return { rows, stderr: ended.stderr, code: ended.code };
}

/** The same question put to the sandbox at once, by nobody's snippet. */
async function truth(params: Record<string, string>, connectorId = "Sandbox_Bulk"): Promise<Outcome["rows"]> {
  const search = Object.entries({ ...params, skip: "-1", take: "-1" }).map(([n, v]) => `${n}=${encodeURIComponent(v)}`);
  const answer = await fetch(`${sandbox.rest}/connectors/${connectorId}?${search.join("&")}`, {
    headers: { authorization: `AfasToken ${btoa(token.xml)}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { rows: Outcome["rows"] }).rows;
}

async function order(fault: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${sandbox.control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: { path: "connectors/" }, fault, times: 1 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const isThere = Object.fromEntries(
  await Promise.all(
    RUNNABLE.map(async (language) => {
      const works = await run(PROGRAMS[language][0], ["--version"]).then(
        () => (language === "curl" ? run("curl", ["--version"]).then(() => true) : true),
        () => false,
      );
      return [language, works] as const;
    }),
  ),
) as Record<Runnable, boolean>;

/** Awkward on purpose: each of these means something in an address, a shell or a string of some language. */
const AWKWARD = `Jansen & Zn. 100%+5 'q' "d" $HOME \\n {{x}} #é€ %26 \`id\``;

describe.each(RUNNABLE)("%s", (language) => {
  const name = isThere[language] ? "" : ` (skipped: ${PROGRAMS[language][0]} is not on this machine)`;

  test.skipIf(!isThere[language])(`pages through all rows, in order${name}`, async () => {
    const expected = await truth({ orderbyfieldids: "-Id" });
    expect(expected).toHaveLength(250);
    const { rows, stderr, code } = await outcomeOf(language, query({ orderBy: orderBy("Id", "desc"), take: 60 }));
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(rows).toEqual(expected);
  });

  test.skipIf(!isThere[language])(`takes the token's XML, and ends at a full last page${name}`, async () => {
    const { rows } = await outcomeOf(language, query({ take: 125, skip: 125 }), { secret: ` ${token.xml}\n` });
    expect(rows).toEqual((await truth({ orderbyfieldids: "Id" })).slice(125));
  });

  test.skipIf(!isThere[language])(`asks for awkward values as they are${name}`, async () => {
    const groups: RowsQuery["filter"]["groups"] = [
      [{ fieldId: "Id", operator: "lessOrEqual", value: "7" }],
      [{ fieldId: "Opmerking", operator: "equal", value: `${AWKWARD}, en; meer` }],
    ];
    const { rows, stderr } = await outcomeOf(language, query({ filter: { groups }, take: 5 }));
    expect({ stderr, ids: rows.map(({ Id }) => Id) }).toEqual({ stderr: "", ids: [1, 2, 3, 4, 5, 6, 7] });
    const requests = (await (await fetch(`${sandbox.control}/requests`)).json()) as { query: string }[];
    const asked = new URLSearchParams(requests.at(-1)?.query).get("filterjson");
    const filter = JSON.parse(asked ?? "null") as { Filters: { Filter: { Field: { "#text": string }[] }[] } };
    expect(filter.Filters.Filter[1]?.Field[0]?.["#text"]).toBe(`${AWKWARD}, en; meer`);
  });

  test.skipIf(!isThere[language])(`waits as long as Profit asks for${name}`, async () => {
    await order({ kind: "status", status: 503, retryAfter: 1 });
    const { rows, stderr } = await outcomeOf(language, query({ take: 300 }));
    expect({ stderr, count: rows.length }).toEqual({ stderr: "", count: 250 });
  });

  test.skipIf(!isThere[language])(`says what Profit says when it refuses, and does not ask again${name}`, async () => {
    await order({ kind: "status", status: 500, message: 'Dit mag niet: "x"' });
    const { rows, stderr, code } = await outcomeOf(language, query());
    expect(rows).toEqual([]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/500.*Dit mag niet/s);
    expect(stderr).toMatch(/[0-9A-F]{32}/);
  });

  test.skipIf(!isThere[language])(`says that there is no token${name}`, async () => {
    const { stderr, code } = await outcomeOf(language, query(), { secret: "" });
    expect(code).not.toBe(0);
    expect(stderr).toContain("AFAS_TOKEN");
  });
});
