import type { AppConnector } from "../../app-connectors";
import type { RowsBody } from "../../answer";
import type { Environment } from "../../environment";
import { readFilterXml } from "../../filter/read-xml";
import { SandboxRefusal } from "../../refusal";
import { shuffleOf } from "../../rows/shuffle";
import { type CallOfCaller, int, type Operation, type ParameterOf, text, TOKEN } from "../operation";
import { type GetOptions, NO_OPTIONS, readOptions } from "../rows/read-options";
import { type PrintableRows, printRows } from "../rows/print-rows";
import { readWindow } from "../rows/read-window";
import { CONNECTOR_UNKNOWN } from "../wordings";

const connector = (parameter: ParameterOf) => parameter("connectorId");

/** Rows with a filter and a page (protocol 4.4). */
export const getData: Operation<CallOfCaller> = {
  name: "GetData",
  parameters: [TOKEN, text("connectorId"), text("filtersXml"), int("skip"), int("take")],
  connector,
  run: (call) => rowsOf(call, NO_OPTIONS),
};

/** The same, with sorting, a schema, and a choice of form. */
export const getDataWithOptions: Operation<CallOfCaller> = {
  name: "GetDataWithOptions",
  parameters: [...getData.parameters, text("options")],
  connector,
  run: (call) => rowsOf(call, readOptions(call.parameter("options") ?? "")),
};

function rowsOf({ environment, caller, parameter }: CallOfCaller, options: GetOptions): RowsBody | string {
  const id = parameter("connectorId")?.trim() ?? "";
  const window = readWindow({ skip: parameter("skip"), take: parameter("take") }, options);
  const live = liveConnector(environment, caller.appConnector, id);
  if (live.definition.blocked) throw new SandboxRefusal("connectorBlocked", id);

  const filter = readFilterXml(parameter("filtersXml") ?? "");
  const selection = live.select(caller.appConnector, { filters: filter ? [filter] : [], order: options.order });
  const count = Math.max(0, Math.min(window.count, selection.length - window.from));
  if (count > (live.definition.refusesAbove ?? Number.POSITIVE_INFINITY)) throw new SandboxRefusal("outOfMemory");

  const rowAt = selection.ordered(shuffleOf(environment.settings.seed, live.definition.id, window.from));
  const rows: PrintableRows = {
    definition: live.definition,
    source: live.source,
    count,
    rowAt: (position) => rowAt(window.from + position),
  };
  return printRows(rows, options, environment.settings);
}

/** Refused as in REST, but for a name that nobody has: SOAP says so (protocol 4.9). */
function liveConnector(environment: Environment, appConnector: AppConnector, id: string) {
  const isKnown = environment.appConnectors.some(({ getConnectors }) => getConnectors.includes(id));
  try {
    return environment.getConnectorFor(appConnector, id);
  } catch (error) {
    if (!isKnown && error instanceof SandboxRefusal && error.isNotAuthorised) {
      throw new SandboxRefusal(CONNECTOR_UNKNOWN, id);
    }
    throw error;
  }
}
