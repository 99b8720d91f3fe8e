import { setImmediate as turn } from "node:timers/promises";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import type { Filter, SortField } from "@/lib/profit/filter/rows-query";
import { safeOrder } from "@/lib/profit/filter/propose-order";
import { receivePage, requestPage, scanReceived } from "@/lib/profit/rest/get-connector";
import type { Connection } from "../connections/port";
import { callProfit } from "../connectors/call-profit";
import { describeFor } from "../connectors/describe-get-connector";
import type { ServiceContext } from "../context";
import { type RowTexts, rowTexts } from "../dossier-export/chain/row-texts";
import { openMasking } from "../privacy/masking";

export type PageAsked = {
  connectorId: string;
  /** Fields whose values are wanted; null ones are left out. */
  wanted: readonly (string | null)[];
  filter: Filter;
  orderBy: readonly SortField[];
  skip: number;
  take: number;
};

export type TextPage = { rows: RowTexts[]; masked: ReadonlySet<string> };

/**
 * One page of a GetConnector as texts, for verbs that show some of its fields to whoever has a grant, connectors or not.
 * The values of sensitive fields are not among them.
 */
export async function connectorPage(
  ctx: ServiceContext,
  connection: Connection,
  action: string,
  { connectorId, wanted, filter, orderBy, skip, take }: PageAsked,
): Promise<TextPage> {
  const { fields } = await describeFor(ctx, connection, connectorId, { action: "dossier.describe" });
  const masking = await openMasking(ctx, { connectionId: connection.id, connectorId });
  const masked = new Set(masking.maskedOf(fields));
  const asked = { connectorId, filter, orderBy: safeOrder([...orderBy], fields), skip, take };
  const call = {
    ...{ connectionId: connection.id, connectorId, action, query: profitQueryOf(asked).queryString },
    maskedFields: () => masked,
  };
  return callProfit(ctx, call, async (endpoint, meter) => {
    const response = await requestPage(endpoint, asked, ctx.signal);
    meter.status = response.status;
    const received = await receivePage(response, asked, { signal: ctx.signal, meter });
    const { cells } = await scanReceived(received, asked, turn);
    meter.rows = cells.rowCount;
    const shown = wanted.filter((id): id is string => id !== null && !masked.has(id));
    return { rows: rowTexts(cells, shown), masked };
  });
}
