"use server";

import { defineAction } from "@/lib/actions/define-action";
import { ListGetConnectorsInput, listGetConnectors } from "@/lib/services/connectors/list-get-connectors";

/** For the palette, when it is opened. */
export const connectorNamesAction = defineAction(
  ListGetConnectorsInput,
  async (ctx, input) => (await listGetConnectors(ctx, input)).connectors,
);
