import type { RowsBody, StreamBody } from "../answer";
import type { Caller } from "../call";
import type { Environment } from "../environment";
import type { Language } from "../language";

/** The value of a parameter; undefined when the call has none. */
export type ParameterOf = (name: string) => string | undefined;

export type SoapCall = { environment: Environment; language: Language; parameter: ParameterOf };
export type CallOfCaller = SoapCall & { caller: Caller };

/** The string that an operation gives: whole, or made (and escaped) while it is sent; undefined for none at all. */
export type Result = string | RowsBody | StreamBody | undefined;

/** One operation of a service. `C` is what it must know of the call. */
export type Operation<C extends SoapCall> = {
  name: string;
  /** In the order of the WSDL (protocol 4.2). The order of a call does not matter. */
  parameters: readonly Parameter[];
  /** Gives nothing back, not even an empty string. */
  isVoid?: true;
  /** May change records, so that it must not look undone when it was slow. */
  isWrite?: true;
  /** What the call is about, for the request log and for faults. */
  connector?: (parameter: ParameterOf) => string | undefined;
  run: (call: C) => Result | Promise<Result>;
};

export type Parameter = { name: string; type: "string" | "int" };

export const TOKEN: Parameter = text("token");

export function text(name: string): Parameter {
  return { name, type: "string" };
}

export function int(name: string): Parameter {
  return { name, type: "int" };
}

/**
 * Finds parameters by name. Case counts: a mis-cased `filtersXml` is silently ignored (protocol 1.3). All in lower case
 * is tolerated for the others, because one client in use writes them so (inferred; protocol 4.3).
 */
export function parametersOf(written: ReadonlyMap<string, string>): ParameterOf {
  return (name) => written.get(name) ?? (name === "filtersXml" ? undefined : written.get(name.toLowerCase()));
}
