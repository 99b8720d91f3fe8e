import { setImmediate as turn } from "node:timers/promises";
import type { Filter } from "@/lib/profit/filter/rows-query";
import { scanReceived } from "@/lib/profit/rest/get-connector";
import { countBySkip } from "@/lib/queries/count-by-skip";
import { repeatRead } from "@/lib/profit/repeat-read";
import { pageSourceOf } from "../../connectors/page-source";
import { orderOf, type ReadConnector, type Reading } from "./connector-rows";

/** How many items there are, of which `atLeast` are known to be there; asks for one row ever further on (count-by-skip). */
export async function countItems(
  connector: ReadConnector,
  filter: Filter,
  atLeast: number,
  { endpoint, transport, takeSlot, signal, seen }: Reading,
): Promise<number> {
  const { connectorId, fields } = connector;
  const source = pageSourceOf(transport, fields);
  const orderBy = orderOf(connector);
  const hasRow = (skip: number) =>
    repeatRead(
      async () => {
        const giveBack = await takeSlot(signal);
        try {
          seen.calls++;
          const asked = { connectorId, skip, take: 1 };
          const response = await source.request(endpoint, { ...asked, filter, orderBy }, signal);
          const received = await source.receive(response, asked, { signal });
          return (await scanReceived(received, asked, turn)).cells.rowCount > 0;
        } finally {
          giveBack();
        }
      },
      { signal },
    );
  const counted = await countBySkip(hasRow, atLeast, { signal, onProgress: () => undefined });
  signal.throwIfAborted();
  return counted ?? atLeast;
}
