import { hexOf } from "../../random";
import { getConnector } from "../../rows/columns";
import type { Column, GetConnectorDefinition } from "../../rows/definition";

type Label = { nl: string; en: string };

/** A field as it stands in the table: which one, how much of the width it takes, whether it is added up. */
type PrintedField = { index: number; share: number; isSummed: boolean };

/**
 * A report: rows of records, with the fields of its data collection. A caller filters on the codes of those fields,
 * U001 and on (protocol 3.12); their names are what filter authorisation knows them by.
 */
export type ReportDefinition = {
  /** 32 hex in capitals, as AFAS's OpenAPI shows one. */
  reportId: string;
  title: Label;
  /** Whose report it is: stands at the top of each page. */
  letterhead: string;
  layout: "portrait" | "landscape";
  source: GetConnectorDefinition["source"];
  fields: GetConnectorDefinition["fields"];
  printed: readonly PrintedField[];
  /** The field whose value starts a new group, with a heading and, where there are sums, its own. */
  groupedBy: number | null;
  /** Only for app connectors that open what is kept from others. */
  restricted: boolean;
  /** Asks for something on a screen first, so it cannot be called (protocol 3.12). */
  hasStartScreen: boolean;
};

type Details = Pick<ReportDefinition, "letterhead"> &
  Partial<Pick<ReportDefinition, "layout" | "restricted" | "hasStartScreen">> & {
    /** The fields in the table, with their share of its width; the others can be filtered on. */
    shares: Readonly<Record<string, number>>;
    summed?: readonly string[];
    groupedBy?: string;
  };

/** Makes a report over records, which must come in the order in which they are printed. */
export function report<T>(
  name: string,
  title: Label,
  records: () => readonly T[],
  columns: readonly Column<T>[],
  details: Details,
): ReportDefinition {
  const { fields, source } = getConnector(name, title.nl, records, columns);
  const { shares, summed = [], groupedBy, letterhead, layout = "portrait" } = details;
  return {
    // Not from the seed: a report keeps its number, as one that was imported does.
    reportId: hexOf(`report ${name}`, 32),
    title,
    letterhead,
    layout,
    source,
    fields,
    printed: fields.flatMap(({ id }, index) => {
      const share = shares[id];
      return share === undefined ? [] : [{ index, share, isSummed: summed.includes(id) }];
    }),
    groupedBy: groupedBy === undefined ? null : fields.findIndex(({ id }) => id === groupedBy),
    restricted: details.restricted ?? false,
    hasStartScreen: details.hasStartScreen ?? false,
  };
}
