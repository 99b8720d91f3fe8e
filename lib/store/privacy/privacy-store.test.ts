import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { parseSettings, replaceSettings, settings } from "@/lib/config/settings";
import type { PrivacyPort } from "@/lib/services/privacy/port";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { privacyStore } from "./privacy-store";

prepareTestDatabase();

// The store may not import the services: that it still fits the port shows here, when this compiles.
const store: PrivacyPort = privacyStore;

test("a decision is kept per connection, connector and field, replaced, and taken back", async () => {
  const [person, one, other] = [await somePerson(), await someConnection(), await someConnection()];
  const place = { connectionId: one.id, connectorId: "Medewerkers" };
  const decide = (fieldId: string, isSensitive: boolean | null) =>
    store.decide({ ...place, fieldId, isSensitive, setBy: person.id });
  await decide("BSN", false);
  await decide("Afdeling", true);
  await decide("BSN", true);
  expect(await store.decisionsOn(place)).toEqual([
    { fieldId: "Afdeling", isSensitive: true },
    { fieldId: "BSN", isSensitive: true },
  ]);
  expect(await store.decisionsOn({ ...place, connectorId: "Contracten" })).toEqual([]);
  expect(await store.decisionsOn({ ...place, connectionId: other.id })).toEqual([]);
  await decide("BSN", null);
  await decide("Never", null);
  expect(await store.decisionsOn(place)).toEqual([{ fieldId: "Afdeling", isSensitive: true }]);
});

test("what is no id finds nothing and changes nothing", async () => {
  const place = { connectionId: "'; drop table people", connectorId: "x" };
  await store.decide({ ...place, fieldId: "x", isSensitive: true, setBy: "x" });
  expect(await store.decisionsOn(place)).toEqual([]);
});

const ticket = { connectionId: "c", connectorId: "Medewerkers", fieldIds: ["BSN"], expiresAt: 1 };
const anna = { id: "anna", sessionId: "s1" };

test("a ticket opens for its bearer in its session alone, and shows nothing of what it holds", () => {
  const sealed = store.sealTicket(ticket, anna);
  expect(sealed).not.toContain("BSN");
  expect(sealed).toMatch(/^[\x21-\x7e]+$/);
  expect(store.openTicket(sealed, anna)).toEqual(ticket);
  expect(store.openTicket(sealed, { ...anna, sessionId: "s2" })).toBeNull();
  expect(store.openTicket(sealed, { ...anna, id: "bram" })).toBeNull();
});

test("whatever else is handed in as a ticket opens nothing", () => {
  const sealed = store.sealTicket(ticket, anna);
  const parts = sealed.split(".");
  const changed = parts.map((part, index) => [...parts.slice(0, index), flipped(part), ...parts.slice(index + 1)]);
  for (const text of [
    "",
    "x",
    "v1....",
    "a.b.c.d.e",
    sealed.slice(0, -4),
    `${sealed}x.`,
    ...changed.map((p) => p.join(".")),
  ]) {
    expect(store.openTicket(text, anna), text).toBeNull();
  }
});

function flipped(part: string): string {
  return (part.startsWith("A") ? "B" : "A") + part.slice(1);
}

test("a ticket of another key opens nothing", () => {
  const sealed = store.sealTicket(ticket, anna);
  const before = settings();
  const fresh = { VAULT_KEYS: `test:${randomBytes(32).toString("base64url")}`, AUTH_SECRET: "x".repeat(43) };
  replaceSettings({ ...before, vaultKeys: parseSettings(fresh).vaultKeys });
  expect(store.openTicket(sealed, anna)).toBeNull();
  replaceSettings(before);
});
