// cspell:ignore subjectconnector
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Measure, measure, measureAtLeast, seconds, within } from "./measures";
import { residentMb, startScript } from "./processes";
import { readOverHttp } from "./read-over-http";

// The export of a dossier by the engine of jobs, to disk and with its index, against the floor: the same files fetched
// straight from the sandbox, five at once, and thrown away.

const FILES_AT_ONCE = 5;
/** `delayMs` is what each file takes of Profit; 0 is a server that has them ready, which none in life is. */
const SIZES = [
  { name: "2,000 files, 2 GB", files: 2_000, bytes: 1_048_576, delayMs: 0 },
  { name: "20,000 small files", files: 20_000, bytes: 4_096, delayMs: 0 },
  { name: "5,000 small files, 20 ms each", files: 5_000, bytes: 4_096, delayMs: 20 },
] as const;
const MOST_MS = 15 * 60_000;

export async function dossierMeasures(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const size of SIZES) measures.push(...(await within(MOST_MS, `export of ${size.name}`, () => exportOf(size))));
  return measures;
}

type Sandbox = { rest: string; token: string; authorization: string; stop: () => void };

async function startArchive({ files, bytes, delayMs }: (typeof SIZES)[number]): Promise<Sandbox> {
  const size = ["--files", `${files}`, "--file-bytes", `${bytes}`];
  const { answer, child } = await startScript<{ rest: string; control: string }>("scripts/sandbox.ts", [
    "--port",
    "0",
    ...size,
  ]);
  const { appConnectors } = (await (await fetch(answer.control)).json()) as {
    appConnectors: { name: string; xmlToken: string; authorization: string }[];
  };
  const full = appConnectors.find(({ name }) => name === "full");
  if (!full) throw new Error("The sandbox has no app connector full");
  if (delayMs > 0) {
    const match = { service: "subjectconnector" };
    await fetch(`${answer.control}/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match, fault: { kind: "delay", ms: delayMs }, times: 10 * files }),
    });
  }
  const { xmlToken: token, authorization } = full;
  return { rest: answer.rest, token, authorization, stop: () => child.kill("SIGTERM") };
}

async function exportOf(size: (typeof SIZES)[number]): Promise<Measure[]> {
  const sandbox = await startArchive(size);
  try {
    const paths = await pathsOf(sandbox, size.files);
    // Once before and once after: the machine need not be equally quick all the time.
    const before = await seconds(() => fetchAll(sandbox, paths));
    const { took, grewMb } = await exported(sandbox, size);
    const after = await seconds(() => fetchAll(sandbox, paths));
    const floor = (before + after) / 2;
    const name = `export of ${size.name}`;
    return [
      measure(`${name}: fetched straight and thrown away`, floor, "s"),
      measure(name, took, "s"),
      measureAtLeast(`${name}, against fetched straight`, (100 * floor) / took, "%", 85),
      ...(grewMb === null ? [] : [measure(`${name}: memory above idle, peak`, grewMb, "MB", 150)]),
    ];
  } finally {
    sandbox.stop();
  }
}

async function pathsOf({ rest, authorization }: Sandbox, files: number): Promise<string[]> {
  const address = `${rest}/connectors/Sandbox_Archive_Attachments?skip=0&take=${files}&orderbyfieldids=attachment_id`;
  const { rows } = (await (await fetch(address, { headers: { authorization } })).json()) as {
    rows: { subject_id: number; file_id: string }[];
  };
  if (rows.length !== files) throw new Error(`The archive has ${rows.length} files`);
  return rows.map((row) => `subjectconnector/${row.subject_id}/${row.file_id}`);
}

async function fetchAll({ rest, authorization }: Sandbox, paths: readonly string[]): Promise<void> {
  const left = paths.values();
  const worker = async () => {
    for (const path of left) await readOverHttp(`${rest}/${path}`, { authorization }, () => undefined);
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, worker));
}

type Ended = { ended: string; seconds: number; done: number; bytes: number; troubles: string[] };

/** Runs the export in a process of its own, and watches how large that becomes. */
async function exported(
  { rest, token }: Sandbox,
  { files, bytes }: (typeof SIZES)[number],
): Promise<{ took: number; grewMb: number | null }> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "schakel-bench-"));
  const environment = { DATA_DIR: dataDirectory, LOG_LEVEL: "silent", PROFIT_HOSTS: new URL(rest).host };
  try {
    const order = [JSON.stringify({ rest, token })];
    const { child } = await startScript<{ idle: true }>("scripts/bench/dossier-run.ts", order, environment);
    await sleep(2_000);
    const idleMb = residentMb(child.pid);
    let peakMb = idleMb ?? 0;
    const watch = setInterval(() => (peakMb = Math.max(peakMb, residentMb(child.pid) ?? 0)), 50);
    const ended = new Promise<Ended>((resolve, reject) => {
      let text = "";
      child.stdout?.on("data", (piece: Buffer) => {
        text += piece.toString("utf8");
        if (text.endsWith("\n")) resolve(JSON.parse(text) as Ended);
      });
      child.once("close", (code) => reject(new Error(`The export's process ended with code ${code}`)));
    });
    child.stdin?.write("run\n");
    const end = await ended;
    clearInterval(watch);
    if (end.ended !== "done" || end.done !== files || end.bytes !== files * bytes)
      throw new Error(`The export ended otherwise: ${JSON.stringify(end)}`);
    await new Promise<void>((resolve) => (child.exitCode === null ? child.once("close", () => resolve()) : resolve()));
    return { took: end.seconds, grewMb: idleMb === null ? null : peakMb - idleMb };
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
