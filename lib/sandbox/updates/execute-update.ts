import type { AppConnector } from "../app-connectors";
import type { Environment } from "../environment";
import type { Language } from "../language";
import { SandboxRefusal } from "../refusal";
import type { RowAction } from "./definition";
import type { WrittenObject } from "./written";

/** Who writes, and in which language labels in a refusal are to be. */
export type Writer = { appConnector: AppConnector; language: Language };

/** SOAP is stricter than REST about what is left out (protocol 6.1). */
export type Transport = "rest" | "soap";

/** What a call gives back: one row for each Element of the root, none when the connector gives nothing back. */
export type UpdateResult = { root: string; rows: readonly ReadonlyMap<string, string>[] };

/** One call of an UpdateConnector as one transaction: all of it is written, or nothing (protocol 3.6). */
export function executeUpdate(
  environment: Environment,
  { appConnector }: Writer,
  connectorId: string,
  _written: WrittenObject,
  _action: RowAction | undefined,
  _transport: Transport,
): UpdateResult {
  environment.updateConnectorFor(appConnector, connectorId);
  throw new SandboxRefusal("unexpected");
}
