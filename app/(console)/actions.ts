"use server";

import { defineAction } from "@/lib/actions/define-action";
import { ListGetConnectorsInput, listGetConnectors } from "@/lib/services/connectors/list-get-connectors";
import { listSavedQueries, ListSavedQueriesInput } from "@/lib/services/queries/find-saved-query";
import { listFavourites, setFavourite, SetFavouriteInput } from "@/lib/services/workspace/favourites";
import {
  confirmPairing,
  forgetPairing,
  listPairings,
  ListPairingsInput,
  PairingInput,
} from "@/lib/services/workspace/pairings";
import { listRecents } from "@/lib/services/workspace/recents";

/** For the palette, when it is opened. */
export const connectorNamesAction = defineAction(ListGetConnectorsInput, async (ctx, input) => {
  const [{ connectors }, favourites, recents] = await Promise.all([
    listGetConnectors(ctx, input),
    listFavourites(ctx, input.connectionId),
    listRecents(ctx, input.connectionId),
  ]);
  return { connectors, favourites, recents };
});

/** For the palette too: no more of each than it shows, for there may be thousands. */
export const queryNamesAction = defineAction(ListSavedQueriesInput, async (ctx, input) => {
  const lines = await listSavedQueries(ctx, input);
  return lines.map(({ id, name, folder, connectorId }) => ({ id, name, folder, connectorId }));
});

export const setFavouriteAction = defineAction(SetFavouriteInput, setFavourite);
export const listPairingsAction = defineAction(ListPairingsInput, listPairings);
export const confirmPairingAction = defineAction(PairingInput, confirmPairing);
export const forgetPairingAction = defineAction(PairingInput, forgetPairing);
