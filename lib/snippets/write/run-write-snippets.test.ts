// cspell:ignore unid ORNU itcd
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "@/lib/sandbox/calls";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { fullTokenOf, PROGRAMS, run, RUNNABLE, type Runnable } from "@/lib/testing/runnable-programs";
import { SAMPLES } from "@/lib/sandbox/updates/sample-connectors";
import type { WriteRequest } from "./write-request";
import { WRITE_SNIPPETS } from "./write-snippets";

// The programs are run as a person would run them, against a sandbox, and the record is then really there.

let sandbox: Sandbox;
let folder: string;
let full: Caller;
let token = { raw: "", xml: "" };
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, updates: SAMPLES });
  folder = await mkdtemp(join(tmpdir(), "writes-"));
  full = await callerOf(sandbox);
  token = await fullTokenOf(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => callUrl(`${sandbox.control}/reset`, { method: "POST" }));

/** Awkward on purpose: each of these means something in a shell or a string of some language, or ends one. */
const AWKWARD = `Jansen & Zn. 100% 'q' "d" $HOME \${HOME} \\n {{x}} #é€😀 \`id\` ''' """ EOF ?> */ -- @' '@ \u2028`;

const LINE = { ZzLine: { Element: { "@LnNu": 1, Fields: { ItCd: "A1" } } } };
const element = (fields: Record<string, unknown>, objects?: typeof LINE) => ({
  ZzOrder: { Element: { "@UnId": 1, "@OrNu": 7, Fields: fields, ...(objects && { Objects: objects }) } },
});
const requestOf = (method: WriteRequest["method"], body: unknown, path = ""): WriteRequest => ({
  ...{ connectorId: "ZzOrders", method, language: "nl-nl", url: `${sandbox.rest}/connectors/ZzOrders${path}` },
  body: body === null ? null : JSON.stringify(body, null, 2),
});

type Outcome = { stdout: string; stderr: string; code: number };

async function outcomeOf(language: Runnable, request: WriteRequest, secret = token.raw): Promise<Outcome> {
  const { write, fileName } = WRITE_SNIPPETS[language];
  const text = write(request);
  expect(text).not.toContain(token.raw);
  const file = join(folder, fileName);
  await writeFile(file, text);
  const [program, ...flags] = PROGRAMS[language];
  const { PATH } = process.env;
  const environment = { PATH, HOME: folder, AFAS_TOKEN: secret, LANG: "C.UTF-8" } as unknown as NodeJS.ProcessEnv;
  return run(program, [...flags, file], { env: environment }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }: Outcome) => ({ stdout, stderr, code }),
  );
}

async function order(fault: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${sandbox.control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: { path: "connectors/" }, fault, times: 1 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function writes(): Promise<{ method: string }[]> {
  const requests = (await (await fetch(`${sandbox.control}/requests`)).json()) as { method: string; path: string }[];
  return requests.filter(({ method, path }) => method !== "GET" && path.includes("ZzOrders"));
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

describe.each(RUNNABLE)("%s", (language) => {
  const name = isThere[language] ? "" : ` (skipped: ${PROGRAMS[language][0]} is not on this machine)`;

  test.skipIf(!isThere[language])(`makes a record, changes it and deletes it${name}`, async () => {
    const made = await outcomeOf(language, requestOf("POST", element({ Ds: "Proef", Nt: AWKWARD, Am: 1.5 }, LINE)));
    expect({ stderr: made.stderr, code: made.code }).toEqual({ stderr: "", code: 0 });
    expect(JSON.parse(made.stdout)).toMatchObject({ results: { ZzOrders: { UnId: "1", OrNu: "7" } } });
    expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ Ds: "Proef", Nt: AWKWARD, Am: 1.5 }]);
    const changed = await outcomeOf(language, requestOf("PUT", element({ Nt: "nieuw" })), ` ${token.xml}\n`);
    expect({ stderr: changed.stderr, code: changed.code }).toEqual({ stderr: "", code: 0 });
    expect(await full.rows("Sandbox_ZzOrders")).toMatchObject([{ Ds: "Proef", Nt: "nieuw" }]);
    const gone = await outcomeOf(language, requestOf("DELETE", null, "/ZzOrder/UnId,OrNu/1,7"));
    expect({ stderr: gone.stderr, code: gone.code }).toEqual({ stderr: "", code: 0 });
    expect(await full.rows("Sandbox_ZzOrders")).toEqual([]);
    expect((await writes()).map(({ method }) => method)).toEqual(["POST", "PUT", "DELETE"]);
  });

  test.skipIf(!isThere[language])(`says what Profit says when it refuses, and does not send again${name}`, async () => {
    const { stderr, stdout, code } = await outcomeOf(language, requestOf("POST", element({ Ds: "" })));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/500.*Vul een waarde in/s);
    expect(stderr).toMatch(/[0-9A-F]{32}/);
    expect(await writes()).toHaveLength(1);
  });

  test.skipIf(!isThere[language])(`does not send again when Profit is busy${name}`, async () => {
    await order({ kind: "status", status: 503, retryAfter: 1 });
    const { stderr, code } = await outcomeOf(language, requestOf("POST", element({ Ds: "Proef" })));
    expect(code).not.toBe(0);
    expect(stderr).toContain("503");
    expect(await writes()).toHaveLength(1);
  });

  test.skipIf(!isThere[language])(`says that nobody knows when the line breaks${name}`, async () => {
    await order({ kind: "reset" });
    const { stderr, code } = await outcomeOf(language, requestOf("POST", element({ Ds: "Proef" })));
    expect(code).not.toBe(0);
    expect(stderr).toContain("Profit may have written it or not");
    expect((await writes()).length).toBeLessThanOrEqual(1);
  });

  test.skipIf(!isThere[language])(`says that nothing was sent when nobody is there${name}`, async () => {
    const request = { ...requestOf("POST", element({ Ds: "Proef" })), url: "http://127.0.0.1:9/connectors/ZzOrders" };
    const { stderr, code } = await outcomeOf(language, request);
    expect(code).not.toBe(0);
    expect(stderr).toContain("Not sent");
  });

  test.skipIf(!isThere[language])(`says that there is no token${name}`, async () => {
    const { stderr, code } = await outcomeOf(language, requestOf("POST", element({ Ds: "Proef" })), "");
    expect(code).not.toBe(0);
    expect(stderr).toContain("AFAS_TOKEN");
    expect(await writes()).toEqual([]);
  });
});
