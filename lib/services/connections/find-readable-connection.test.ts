import { afterAll, beforeAll, expect, test } from "vitest";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { startUpdateTrial } from "@/lib/testing/update-trial";
import { describeGetConnector } from "../connectors/describe-get-connector";
import { indexFields } from "../connectors/index-fields";
import { listGetConnectors } from "../connectors/list-get-connectors";
import type { ServiceContext } from "../context";
import { listSensitiveFields } from "../privacy/list-sensitive-fields";
import { listSavedQueries } from "../queries/find-saved-query";
import { describeUpdateConnector } from "../updates/describe/describe-update-connector";
import { listUpdateConnectors } from "../updates/describe/list-update-connectors";
import { listFavourites } from "../workspace/favourites";
import { listPairings } from "../workspace/pairings";
import { listRecents } from "../workspace/recents";
import { connectionAddresses } from "./connection-addresses";
import { findConnection } from "./find-connection";

prepareTestDatabase();

let trial: Awaited<ReturnType<typeof startUpdateTrial>>;
let connectionId: string;
let support: ServiceContext;
beforeAll(async () => {
  trial = await startUpdateTrial();
  connectionId = (await trial.connect()).id;
  support = await trial.ctxOf("support");
  await peopleStore.setGrant(support.actor.id, connectionId, true);
});
afterAll(() => trial.close());

const connectorId = "Profit_Debtor";
const VERBS: Record<string, () => Promise<unknown>> = {
  listGetConnectors: () => listGetConnectors(support, { connectionId, isFresh: false }),
  describeGetConnector: () => describeGetConnector(support, { connectionId, connectorId, isFresh: false }),
  indexFields: () => indexFields(support, { connectionId }),
  listUpdateConnectors: () => listUpdateConnectors(support, { connectionId, isFresh: false }),
  describeUpdateConnector: () =>
    describeUpdateConnector(support, { connectionId, connectorId: "KnPerson", isFresh: false }),
  listSensitiveFields: () => listSensitiveFields(support, { connectionId, connectorId }),
  listSavedQueries: () => listSavedQueries(support, { connectionId }),
  listFavourites: () => listFavourites(support, connectionId),
  listRecents: () => listRecents(support, connectionId),
  listPairings: () => listPairings(support, { connectionId }),
  connectionAddresses: () => connectionAddresses(support, { connectionId }),
};

test.each(Object.keys(VERBS))("support whose grant covers no connectors gets nothing from %s", async (verb) => {
  await expect(VERBS[verb]?.()).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the same person finds the connection itself, and its connectors when the grant says so", async () => {
  expect(await findConnection(support, connectionId)).toMatchObject({ id: connectionId, mayReadConnectors: false });
  await peopleStore.setGrant(support.actor.id, connectionId, true, true);
  expect((await listGetConnectors(support, { connectionId, isFresh: false })).connectors.length).toBeGreaterThan(5);
  await peopleStore.setGrant(support.actor.id, connectionId, true, false);
});
