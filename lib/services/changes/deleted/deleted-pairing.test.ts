import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changesStore } from "@/lib/store/changes/changes-store";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { historyStoreFor } from "@/lib/store/history/history-store";
import { peopleStore } from "@/lib/store/people/people-store";
import { savedQueryStore } from "@/lib/store/saved-queries/saved-query-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import { setGrant } from "../../connections/grants";
import type { ServiceContext } from "../../context";
import type { Role } from "../../roles";
import { confirmDeletedPairing, findDeletedPairing, forgetDeletedPairing } from "./deleted-pairing";
import { proposeDeletedConnector } from "./propose-deleted";

prepareTestDatabase();

let trial: ProfitTrial;
beforeAll(async () => {
  trial = await startProfitTrial();
});
afterAll(() => trial.close());

let connectionId = "";
let anna: ServiceContext;
let queryId = "";
beforeEach(async () => {
  connectionId = (await someConnection()).id;
  anna = await contextOf("consultant");
  queryId = await follow("Verkoopfacturen", "Gewijzigd_op");
});

/** Real stores and a real sandbox. */
async function contextOf(role: Role, { isGranted = true } = {}): Promise<ServiceContext> {
  const [person, admin] = [await somePerson({ role }), await somePerson({ role: "admin" })];
  const actor = { ...trial.ctx.actor, id: person.id, name: person.name, email: person.email, role };
  const stores = { connections: connectionStore, queries: savedQueryStore, changes: changesStore, people: peopleStore };
  const ctx = { ...trial.ctx, ...stores, actor, history: historyStoreFor(person) };
  if (isGranted) {
    const granter = { ...ctx, actor: { ...actor, id: admin.id, role: "admin" as const } };
    await setGrant(granter, { connectionId, personId: person.id, isGranted: true, canReadConnectors: true });
  }
  return ctx;
}

async function follow(connectorId: string, sinceFieldId: string): Promise<string> {
  const saved = await savedQueryStore.insert({
    ...{ connectionId, connectorId, ownerId: anna.actor.id, visibility: "shared", folder: "", name: connectorId },
    ...{ description: "", page: "", parameters: [], sinceFieldId },
  });
  return saved?.id ?? "";
}

const INVOICES = {
  deletedConnectorId: "Profit_Deleted_SalesInvoices",
  keys: [{ fieldId: "Factuurnummer", deletedFieldId: "InvoiceNr" }],
  momentFieldId: "DeletedOn",
};
const acts = async (ctx: ServiceContext) =>
  (
    await ctx.history.list(ctx.actor, {
      ...{ search: "", kind: "act", outcome: null, connectionId, before: null, limit: 100 },
    })
  ).flatMap(({ action, subject }) => (action.startsWith("deleted.") ? [[action, subject]] : []));

test("the connector of deleted invoices is proposed for invoices, with its keys and its moment", async () => {
  const { proposal, connectors, deletedFields } = await proposeDeletedConnector(anna, { queryId });
  expect(proposal).toEqual(INVOICES);
  expect(connectors[0]?.id).toBe("Profit_Deleted_SalesInvoices");
  expect(connectors.map(({ id }) => id)).not.toContain("Verkoopfacturen");
  expect(deletedFields.map(({ id }) => id)).toContain("InvoiceNr");
});

test("of deleted costing lines no field says that it is the moment, so none is proposed", async () => {
  queryId = await follow("Profit_Realization", "DateModified");
  expect((await proposeDeletedConnector(anna, { queryId })).proposal).toEqual({
    deletedConnectorId: "Profit_Deleted_Realization",
    keys: [{ fieldId: "Identity", deletedFieldId: "Identity" }],
    momentFieldId: null,
  });
});

test("nothing is proposed where no connector tells of it; any other can be looked into", async () => {
  queryId = await follow("Profit_Subjects", "ModifiedDate");
  expect((await proposeDeletedConnector(anna, { queryId })).proposal).toBeNull();
  const chosen = await proposeDeletedConnector(anna, { queryId, deletedConnectorId: "Profit_Debtor" });
  expect(chosen.proposal).toMatchObject({ deletedConnectorId: "Profit_Debtor", momentFieldId: null });
  for (const deletedConnectorId of ["Profit_Subjects", "Nergens"]) {
    await expect(proposeDeletedConnector(anna, { queryId, deletedConnectorId })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  }
});

test("what is confirmed holds for everybody on the connection until it is let go, and both are acts", async () => {
  expect(await findDeletedPairing(anna, { queryId })).toEqual({ connectionId, pairing: null, mayPair: true });
  await confirmDeletedPairing(anna, { queryId, ...INVOICES, momentFieldId: null });
  await confirmDeletedPairing(anna, { queryId, ...INVOICES });
  const support = await contextOf("support");
  expect(await findDeletedPairing(support, { queryId })).toEqual({ connectionId, pairing: INVOICES, mayPair: false });
  await forgetDeletedPairing(anna, { queryId });
  await forgetDeletedPairing(anna, { queryId });
  expect((await findDeletedPairing(support, { queryId })).pairing).toBeNull();
  expect(await acts(anna)).toEqual([
    ["deleted.forget", "Profit_Deleted_SalesInvoices"],
    ["deleted.pair", "Profit_Deleted_SalesInvoices"],
    ["deleted.pair", "Profit_Deleted_SalesInvoices"],
  ]);
});

test.each([
  ["another connector", { deletedConnectorId: "Nergens" }],
  ["its own connector", { deletedConnectorId: "Verkoopfacturen" }],
  ["a field that is not there", { keys: [{ fieldId: "Factuurnummer", deletedFieldId: "Weg" }] }],
  ["a field of the other side", { keys: [{ fieldId: "InvoiceNr", deletedFieldId: "InvoiceNr" }] }],
  ["a moment that is none", { momentFieldId: "InvoiceNr" }],
])("%s that does not fit is refused and kept nowhere", async (_, wrong) => {
  const input = { queryId, ...INVOICES, ...wrong };
  await expect(confirmDeletedPairing(anna, input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect((await findDeletedPairing(anna, { queryId })).pairing).toBeNull();
  expect(await acts(anna)).toEqual([]);
});

test("support looks and decides nothing; to a stranger there is no such query", async () => {
  const [support, stranger] = [await contextOf("support"), await contextOf("consultant", { isGranted: false })];
  await confirmDeletedPairing(anna, { queryId, ...INVOICES });
  await expect(confirmDeletedPairing(support, { queryId, ...INVOICES })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(forgetDeletedPairing(support, { queryId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  for (const asked of [
    () => findDeletedPairing(stranger, { queryId }),
    () => proposeDeletedConnector(stranger, { queryId }),
    () => confirmDeletedPairing(stranger, { queryId, ...INVOICES }),
    () => forgetDeletedPairing(stranger, { queryId }),
  ]) {
    await expect(asked()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await findDeletedPairing(anna, { queryId })).pairing).toEqual(INVOICES);
});

test("a pairing goes with its connection, and ids that are none find and change nothing", async () => {
  await confirmDeletedPairing(anna, { queryId, ...INVOICES });
  await connectionStore.remove(connectionId);
  const place = { connectionId, connectorId: "Verkoopfacturen" };
  expect(await changesStore.deletedPairingOf(place)).toBeNull();
  expect(await changesStore.pairDeleted({ ...place, ...INVOICES, confirmedBy: anna.actor.id })).toBe(false);
  expect(await changesStore.deletedPairingOf({ ...place, connectionId: "x" })).toBeNull();
  await changesStore.forgetDeleted({ ...place, connectionId: "x" });
});
