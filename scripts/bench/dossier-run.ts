// Exports a sandbox's archive with the engine of jobs, in a process of its own with a database and files of its own
// (DATA_DIR). Says when it is idle, runs when it is told to, and tells how the run ended.
import { beginJob } from "@/lib/services/jobs/begin-job";
import { asAnyKind } from "@/lib/services/jobs/job-kind";
import { dossierExportKind } from "@/lib/services/dossier-export/export-job";
import { closeDatabase, openDatabase } from "@/lib/store/database";
import { jobsStore } from "@/lib/store/jobs/jobs-store";
import { ARCHIVE_DOSSIER, WHOLE_DOSSIER } from "@/lib/testing/dossier-places";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { jobTrial } from "@/lib/testing/job-trial";
import { contextOf } from "@/lib/testing/service-context";
import { wayToProfit } from "@/lib/testing/way-to-profit";

type Order = { rest: string; token: string };

const tell = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);

async function main(): Promise<void> {
  const { rest, token } = JSON.parse(process.argv[2] ?? "{}") as Order;
  await openDatabase();
  const person = await somePerson({ role: "admin" });
  const connection = await someConnection({ restBaseUrl: rest, environmentType: "sandbox", secret: token });
  const ctx = await contextOf(person);
  const definition = { ...WHOLE_DOSSIER, mapping: ARCHIVE_DOSSIER };
  const order = { connectionId: connection.id, definition, title: { types: 0 } };
  const jobId = await beginJob(ctx, dossierExportKind, order);
  const { run, troubles } = jobTrial({ kinds: [asAnyKind(dossierExportKind)], profit: wayToProfit() });
  tell({ idle: true });
  await new Promise((resolve) => process.stdin.once("data", resolve));
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const ended = await run(jobId);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const job = await jobsStore.ledger.find(jobId);
  tell({
    ended,
    seconds,
    done: job?.done,
    bytes: job?.bytes,
    cpuSeconds: (user + system) / 1e6,
    troubles: troubles.map(String),
  });
  await closeDatabase();
  process.exit(0);
}

void main();
