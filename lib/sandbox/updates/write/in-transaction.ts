import type { Environment } from "../../environment";
import type { UpdateConnectorDefinition } from "../definition";
import { openJournal } from "../store/journal";
import { dutchWallClock } from "./dutch-wall-clock";
import type { Run, Transport } from "./run";

/** Does some work on the records, all of it or nothing, and lets the GetConnectors know. */
export function inTransaction<T>(
  environment: Environment,
  definition: UpdateConnectorDefinition,
  transport: Transport,
  work: (run: Run) => T,
): T {
  const { store } = environment;
  definition.prepare?.();
  const journal = openJournal();
  const context = { journal, now: dutchWallClock(environment.clock()) };
  store.beginCall(definition.root);
  try {
    const done = work({ definition, store, context, transport });
    environment.recordsChanged();
    return done;
  } catch (error) {
    journal.rollBack();
    store.forgetKeys();
    throw error;
  }
}
