import type { AppConnector } from "../app-connectors";
import type { Environment } from "../environment";
import type { Language } from "../language";
import { SandboxRefusal } from "../refusal";
import { checkLines, sameName } from "./check/check-lines";
import type { RowAction } from "./definition";
import { inTransaction } from "./write/in-transaction";
import { resultRow } from "./write/result-rows";
import type { Transport } from "./write/run";
import { writeLine } from "./write/write-line";
import { OBJECT_UNKNOWN } from "./wordings";
import type { WrittenObject } from "./written";

/**
 * Writing, for REST and SOAP alike: what a caller wrote is checked against the model of its UpdateConnector and goes into
 * the records, all or nothing. How it was written (JSON, XML, a path) and how it is answered may not enter.
 */

/** Who writes. */
export type Writer = { appConnector: AppConnector; language: Language };

/** What a call gives back: one row for each Element of the root, none when the connector gives nothing back. */
export type UpdateResult = { root: string; rows: readonly ReadonlyMap<string, string>[] };

/** One call of an UpdateConnector as one transaction (protocol 3.6). `action` is that of lines that name none. */
export function executeUpdate(
  environment: Environment,
  { appConnector }: Writer,
  connectorId: string,
  written: WrittenObject,
  action: RowAction | undefined,
  transport: Transport,
): UpdateResult {
  const definition = environment.updateConnectorFor(appConnector, connectorId);
  const { root, resultFields } = definition;
  const { names } = environment.settings.openQuestions;
  if (!sameName(root.name, written.name, names)) throw new SandboxRefusal(OBJECT_UNKNOWN, written.name);
  const { lines } = checkLines(root, written, { names, references: environment.references });
  const records = inTransaction(environment, definition, transport, (run) =>
    lines.map((line) => writeLine(run, { object: root, parent: null, inherited: action }, line)),
  );
  const rows = records.flatMap((record) => (record ? [resultRow(record, resultFields)] : []));
  return { root: root.name, rows: rows.filter((row) => row.size > 0) };
}
