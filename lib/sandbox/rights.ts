import type { AppConnector } from "./app-connectors";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";

/**
 * What the users of an app connector may do by themselves. What a token can do is what the app connector lists and its
 * user may (protocol 7.1). All users of one group have the same rights here.
 */
export type UserRights = {
  /** Connectors that they may not use, although the app connector lists them. */
  mayNotUse?: readonly string[];
  /** Filter authorisation: rows of any connector that has such a field show only with one of these values. */
  sees?: Readonly<Record<string, readonly CellValue[]>>;
  /** Without privacy rights the fields of `rows/privacy.ts` come back empty. */
  hasNoPrivacyRights?: true;
  /** Opens the files and runs the reports that others are kept from. */
  opensRestricted?: true;
};

/** The ids of what a token may call; the same refusal meets what the app connector or the user leaves out. */
export function callableOf({
  getConnectors,
  updateConnectors,
  mayNotUse = [],
}: Pick<AppConnector, "getConnectors" | "updateConnectors"> & UserRights) {
  const may = (id: string) => !mayNotUse.includes(id);
  return { getConnectors: getConnectors.filter(may), updateConnectors: updateConnectors.filter(may) };
}
