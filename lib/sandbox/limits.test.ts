import { afterEach, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, type SandboxOptions, startSandbox } from "./server";

// protocol.md 3.0, limits: how long a call may take, and how many there may be at once (9.2).
const started: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

async function start(options: SandboxOptions): Promise<{ sandbox: Sandbox; full: Caller }> {
  const sandbox = await startSandbox(options);
  started.push(sandbox);
  return { sandbox, full: await callerOf(sandbox) };
}

const delay = ({ control }: Sandbox, ms: number, times = 1) =>
  callUrl(`${control}/faults`, { method: "POST", body: JSON.stringify({ fault: { kind: "delay", ms }, times }) });
type Line = { appConnector: string | null; status: number };
const lines = async ({ control }: Sandbox) => (await callUrl(`${control}/requests`)).json as Line[];
const lineCount = async (sandbox: Sandbox, count: number) => {
  while ((await lines(sandbox)).length < count);
};

describe("a call that takes too long", () => {
  test("is refused in words, and what it asked for is never done", async () => {
    const { sandbox, full } = await start({ timeLimitSeconds: 0.05 });
    await delay(sandbox, 3_600_000);
    const reply = await full.get("metainfo", { "accept-language": "en" });
    expect(reply).toMatchObject({
      status: 500,
      json: {
        externalMessage: "The maximum duration of 0.05 seconds has been exceeded.",
        errorNumber: -2147180999,
        profitLogReference: expect.stringMatching(/^[0-9A-F]{32}$/),
      },
    });
    expect(await lines(sandbox)).toMatchObject([{ appConnector: null, status: 500 }]);
  });

  test("is refused too when it is the question that is slow", async () => {
    const { full } = await start({ timeLimitSeconds: 0.001, rows: 100_000 });
    expect((await full.get("connectors/Sandbox_Bulk?orderbyfieldids=Naam,Straat,-Bedrag,Id")).json).toMatchObject({
      externalMessage: "De maximale verwerkingsduur van 0.001 seconden is overschreden.",
    });
  });

  test("has 900 seconds unless another limit was set", async () => {
    const { sandbox, full } = await start({});
    await delay(sandbox, 10);
    expect((await full.get("metainfo")).status).toBe(200);
  });
});

describe("more calls at once than there may be", () => {
  /** Two calls that never come to an end of themselves, and the sandbox in which they fill both places. */
  async function filled(overParallel: "queue" | 503 | 500) {
    const { sandbox, full } = await start({ parallelCalls: 2, openQuestions: { overParallel } });
    await delay(sandbox, 3_600_000, 2);
    for (let place = 0; place < 2; place++) void full.get("metainfo").catch(() => undefined);
    await lineCount(sandbox, 2);
    return { sandbox, full };
  }

  test("503 tells to come back in a second", async () => {
    const { full } = await filled(503);
    expect(await full.get("metainfo")).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  });

  test("500 says so in words", async () => {
    const { full } = await filled(500);
    expect((await full.get("metainfo")).json).toMatchObject({
      externalMessage: "Er zijn al 2 gelijktijdige aanroepen. Probeer het later opnieuw.",
    });
  });

  test("they wait for their turn, and are all answered", async () => {
    const { sandbox, full } = await start({ parallelCalls: 2 });
    await delay(sandbox, 20, 5);
    const replies = await Promise.all(Array.from({ length: 12 }, () => full.get("connectors/ProfitCountries?take=1")));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  });

  test("a place is free again when its caller leaves, however the call ends", async () => {
    const { sandbox, full } = await start({ parallelCalls: 1 });
    for (const fault of [
      { kind: "reset" },
      { kind: "truncate" },
      { kind: "delay", ms: 5 },
      { kind: "status", status: 401 },
    ]) {
      await callUrl(`${sandbox.control}/faults`, { method: "POST", body: JSON.stringify({ fault }) });
      await full.get("metainfo").catch(() => undefined);
    }
    expect((await full.get("metainfo")).status).toBe(200);
  });

  test("who waits in vain for a place can leave", async () => {
    const { sandbox, full } = await filled("queue");
    const third = new AbortController();
    const waiting = fetch(`${sandbox.rest}/metainfo`, {
      headers: { authorization: full.authorization },
      signal: third.signal,
    }).catch((error: Error) => error.name);
    await lineCount(sandbox, 3);
    third.abort();
    expect(await waiting).toBe("AbortError");
    // The control API is no call of Profit's.
    expect((await lines(sandbox)).map(({ status }) => status)).toEqual([0, 0, 0]);
  });

  test("any number is answered when there is no limit", async () => {
    const { sandbox, full } = await start({});
    await delay(sandbox, 3_600_000, 20);
    const stuck = Array.from({ length: 20 }, () => full.get("metainfo").catch(() => "cut"));
    await lineCount(sandbox, 20);
    expect((await full.get("metainfo")).status).toBe(200);
    await sandbox.close();
    expect(await Promise.all(stuck)).toEqual(stuck.map(() => "cut"));
  });
});
