import type { UpdateConnectorDefinition } from "../definition";
import type { WriteContext } from "../record-place";
import type { RecordStore } from "../store/record-store";

/** SOAP is stricter than REST about what is left out (protocol 6.1). */
export type Transport = "rest" | "soap";

/** One call on its way. */
export type Run = {
  definition: UpdateConnectorDefinition;
  store: RecordStore;
  context: WriteContext;
  transport: Transport;
};
