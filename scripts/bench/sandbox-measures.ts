// cspell:ignore appconnectorget
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClientAsync } from "soap";
import { drain } from "./drain";
import { type Measure, measure, measureAtLeast, median, seconds } from "./measures";
import { residentMb, startScript } from "./processes";

// The sandbox alone, from a client on the same machine: how fast it makes rows, that it stays small, what SOAP costs.

const ROWS = 10_000_000;
const PAGE = 7_500;
const CONNECTIONS = 5;
const ROUNDS = 5;
const PAGES_A_ROUND = 60;
const CALLS = 1_000;
/** The floor is the fastest there is: without packing, as the console asks on loopback too. */
const HEADERS = { "accept-encoding": "identity" };

type Running = { pid: number | undefined; rest: string; soap: string; authorization: string; stop: () => void };

async function startSandbox(...args: string[]): Promise<Running> {
  const { answer, child } = await startScript<{ rest: string; soap: string; control: string }>("scripts/sandbox.ts", [
    "--port",
    "0",
    ...args,
  ]);
  const { appConnectors } = (await (await fetch(answer.control)).json()) as {
    appConnectors: { name: string; authorization: string }[];
  };
  const authorization = appConnectors.find(({ name }) => name === "full")?.authorization ?? "";
  return { ...answer, authorization, pid: child.pid, stop: () => child.kill("SIGTERM") };
}

export async function sandboxMeasures(): Promise<Measure[]> {
  const bulk = await startSandbox("--rows", `${ROWS}`);
  try {
    return [...(await rowSpeed(bulk)), ...(await memory(bulk)), ...(await soapCost(bulk)), ...(await everyOpenApi())];
  } finally {
    bulk.stop();
  }
}

/** Pages from the given starts, five at a time. */
async function readPages({ rest, authorization }: Running, skips: readonly number[]): Promise<void> {
  const left = skips.values();
  const connection = async () => {
    for (const skip of left) {
      const url = `${rest}/connectors/Sandbox_Bulk?skip=${skip}&take=${PAGE}&orderbyfieldids=Id`;
      await drain(await fetch(url, { headers: { authorization, ...HEADERS } }));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}

async function rowSpeed(bulk: Running): Promise<Measure[]> {
  const skips = Array.from({ length: PAGES_A_ROUND }, (_, index) => index * PAGE);
  const speeds: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const took = await seconds(() => readPages(bulk, skips));
    if (round >= 0) speeds.push((PAGES_A_ROUND * PAGE) / took);
  }
  return [measureAtLeast("sandbox, Sandbox_Bulk over 5 connections", median(speeds), "rows/s", 150_000)];
}

/** After the same work a sandbox is as large as before, wherever in ten million rows the pages lie. */
async function memory(bulk: Running): Promise<Measure[]> {
  const idleMb = residentMb(bulk.pid);
  if (idleMb === null) return [];
  let peakMb = idleMb;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(bulk.pid) ?? 0)), 50);
  const pages = 400;
  await readPages(
    bulk,
    Array.from({ length: pages }, (_, index) => Math.floor((index * (ROWS - PAGE)) / (pages - 1))),
  );
  await sleep(200);
  clearInterval(watch);
  return [
    measure("sandbox at 10,000,000 rows, memory", idleMb, "MB"),
    measure("sandbox at 10,000,000 rows, growth while reading 3,000,000 of them, peak", peakMb - idleMb, "MB", 100),
  ];
}

/** The same ten rows a thousand times, one after the other, through the client that most SOAP programs use. */
async function soapCost({ rest, soap, authorization }: Running): Promise<Measure[]> {
  const asked = { connectorId: "ProfitCountries", skip: 0, take: 10 };
  const overRest = async () => {
    const url = `${rest}/connectors/${asked.connectorId}?skip=${asked.skip}&take=${asked.take}`;
    for (let call = 0; call < CALLS; call++) {
      const answer = await fetch(url, { headers: { authorization, ...HEADERS } });
      const { rows } = (await answer.json()) as { rows: unknown[] };
      if (rows.length !== asked.take) throw new Error(`REST gave ${rows.length} rows`);
    }
  };
  const overSoap = async () => {
    const client = await createClientAsync(`${soap}/appconnectorget.asmx?WSDL`);
    client.addHttpHeader("authorization", authorization);
    const getData = client["GetDataAsync"] as (from: typeof asked) => Promise<[{ GetDataResult: string }]>;
    for (let call = 0; call < CALLS; call++) {
      const [{ GetDataResult }] = await getData(asked);
      if (!GetDataResult.includes("<ProfitCountries>")) throw new Error(`SOAP gave ${GetDataResult.slice(0, 200)}`);
    }
  };
  await overRest();
  const floors: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    floors.push(await seconds(overRest));
    times.push(await seconds(overSoap));
  }
  return [
    measure("1,000 sequential REST calls", median(floors), "s"),
    measure("1,000 sequential SOAP calls incl. WSDL parse", median(times), "s"),
    measure("1,000 SOAP calls against 1,000 REST calls", median(times) / median(floors), "x", 3),
  ];
}

/** AFAS's files are no part of this project: without the folder that holds them there is nothing to measure. */
async function everyOpenApi(): Promise<Measure[]> {
  const corpus = process.env["PROFIT_CORPUS"];
  if (corpus === undefined) {
    console.log("Skipped: --openapi on all files (PROFIT_CORPUS names no folder).");
    return [];
  }
  let all: Running | undefined;
  const took = await seconds(async () => (all = await startSandbox("--openapi", join(corpus, "openapi"))));
  const peakMb = residentMb(all?.pid, "VmHWM");
  all?.stop();
  return [
    measure("sandbox --openapi on all files, until it answers", took, "s", 5),
    ...(peakMb === null ? [] : [measure("sandbox --openapi on all files, memory, peak", peakMb, "MB", 500)]),
  ];
}
