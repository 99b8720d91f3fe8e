import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf } from "../calls";
import { SandboxRefusal } from "../refusal";
import { CORPUS, corpusFolder } from "@/lib/testing/profit-corpus";
import { type Sandbox, startSandbox } from "../server";
import { checkLines } from "../updates/check/check-lines";
import { readJsonPayload } from "../updates/payload/read-json-payload";
import { OBJECT_UNKNOWN } from "../updates/wordings";
import { describedConnectors } from "./described-connectors";

type Example = { connectorId: string; path: string; name: string; payload: unknown };
type Refused = { example: string; message: string };

/** Why an example of AFAS's can be refused here. The first that fits counts. */
const REASONS: readonly (readonly [reason: string, message: RegExp])[] = [
  ["points at records of AFAS's own demo environment", /value entered for '.*' does not exist|record does not exist/],
  ["writes free fields of another environment", /Field 'U([0-9A-F]{32}|\d{3})' does not exist/],
  ["writes a field that its own schema does not have", /Field '.*' does not exist/],
  ["writes an object that its own schema does not have", /Object '.*' does not exist/],
  ["writes a code that its own list does not have", /not in the list of possible values/],
  ["writes a list where one value goes", /data cannot be read: \w+$/],
  [
    "was made anonymous or cut off in the middle of a value",
    /is not valid \(expected|is too long|Two different values/,
  ],
  ["inserts what an earlier example inserted", /exists already/],
  ["changes a record, and says nothing of what an insert needs", /Enter a value for/],
];

/** Only for connectors that the company has itself: what its rules and records say. */
const COMPANY_REASONS: readonly (readonly [reason: string, message: RegExp])[] = [
  ["has a citizen number that does not pass the eleven test", /eleven test/],
  ["books on an account that is blocked in this company", /account '.*' is blocked/],
];

/** In the order of the files. */
function postExamples(): Example[] {
  return readdirSync(corpusFolder("openapi"))
    .sort()
    .flatMap((file) => {
      const { paths } = JSON.parse(readFileSync(join(corpusFolder("openapi"), file), "utf8")) as OpenApi;
      return Object.entries(paths).flatMap(([path, { post }]) =>
        Object.entries(post?.requestBody?.content?.["application/json"]?.examples ?? {}).map(([name, { value }]) => ({
          connectorId: path.split("/")[2] ?? "",
          path: path.slice(1),
          name,
          payload: value,
        })),
      );
    })
    .filter(({ path }) => path.startsWith("connectors/"));
}
type OpenApi = { paths: Record<string, { post?: { requestBody?: { content?: Record<string, Media> } } }> };
type Media = { examples?: Record<string, { value: unknown }> };

describe.skipIf(CORPUS === undefined)("every POST example of AFAS's files (needs PROFIT_CORPUS)", () => {
  let sandbox: Sandbox;
  let full: Caller;
  let own: ReadonlySet<string>;
  beforeAll(async () => {
    const bare = await startSandbox();
    own = new Set((await callerOf(bare)).updateConnectors);
    await bare.close();
    sandbox = await startSandbox({ openapi: corpusFolder("openapi") });
    full = await callerOf(sandbox);
  });
  afterAll(() => sandbox.close());

  /** Sends them in one world, one after the other. */
  async function outcomes(examples: readonly Example[]) {
    let accepted = 0;
    const refused: Refused[] = [];
    for (const { path, name, payload } of examples) {
      const reply = await full.send("POST", path, payload, { "accept-language": "en" });
      if (reply.status === 201) accepted++;
      else refused.push({ example: `${path}: ${name}`, message: messageOf(reply.json) });
    }
    return { accepted, refused };
  }

  test("of connectors that only the files describe", async () => {
    const examples = postExamples().filter(({ connectorId }) => !own.has(connectorId));
    const { accepted, refused } = await outcomes(examples);
    expect({ examples: examples.length, accepted, ...countedBy(REASONS, refused) }).toEqual({
      examples: 156,
      accepted: 122,
      "points at records of AFAS's own demo environment": 4,
      "writes free fields of another environment": 3,
      "writes a field that its own schema does not have": 5,
      "writes an object that its own schema does not have": 2,
      "writes a code that its own list does not have": 8,
      "writes a list where one value goes": 3,
      "was made anonymous or cut off in the middle of a value": 8,
      "inserts what an earlier example inserted": 1,
    });
  });

  test("of connectors that the company has itself", async () => {
    const examples = postExamples().filter(({ connectorId }) => own.has(connectorId));
    const { accepted, refused } = await outcomes(examples);
    const counts = countedBy([...REASONS, ...COMPANY_REASONS], refused);
    // How many depends on what the company knows; that every refusal has a reason does not.
    expect(accepted + refused.length).toBe(examples.length);
    expect(accepted).toBeGreaterThanOrEqual(25);
    expect(counts["points at records of AFAS's own demo environment"]).toBeGreaterThan(refused.length / 2);
  });

  test("of every connector, against its description alone", () => {
    const { updateConnectors } = describedConnectors(corpusFolder("openapi"), new Map(), "seed");
    const roots = new Map(updateConnectors.map(({ id, root }) => [id, root]));
    const examples = postExamples();
    const refused = examples.flatMap(({ connectorId, path, name, payload }): Refused[] => {
      const root = roots.get(connectorId);
      if (!root) throw new Error(`${connectorId} is not described`);
      try {
        const written = readJsonPayload(JSON.stringify(payload));
        if (written === "invalid-json") throw new Error("An example is no JSON");
        if (written.name !== root.name) throw new SandboxRefusal(OBJECT_UNKNOWN, written.name);
        checkLines(root, written, { names: "exact", references: new Map() });
        return [];
      } catch (error) {
        if (!(error instanceof SandboxRefusal)) throw error;
        return [{ example: `${path}: ${name}`, message: error.messageIn("en") }];
      }
    });
    expect({ examples: examples.length, refused: refused.length, ...countedBy(REASONS, refused) }).toEqual({
      examples: 324,
      refused: 42,
      "writes free fields of another environment": 6,
      "writes a field that its own schema does not have": 8,
      "writes an object that its own schema does not have": 5,
      "writes a code that its own list does not have": 10,
      "writes a list where one value goes": 3,
      "was made anonymous or cut off in the middle of a value": 10,
    });
  });
});

function messageOf(json: unknown): string {
  return (json as { externalMessage?: string } | undefined)?.externalMessage ?? "no words";
}

/** How many were refused for which reason; what has none is named. */
function countedBy(reasons: typeof REASONS, refused: readonly Refused[]): Record<string, number | string[]> {
  const counts: Record<string, number> = {};
  const unexplained: string[] = [];
  for (const { example, message } of refused) {
    const [reason] = reasons.find(([, words]) => words.test(message)) ?? [];
    if (reason === undefined) unexplained.push(`${example}: ${message}`);
    else counts[reason] = (counts[reason] ?? 0) + 1;
  }
  expect(unexplained).toEqual([]);
  return counts;
}
