import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { peopleStore } from "@/lib/store/people/people-store";
import { findSetUpLink } from "@/lib/store/set-up-links/set-up-link-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import type { ServiceContext } from "../context";
import { addPerson, AddPersonInput } from "./add-person";
import { changeRole } from "./change-role";
import { endSessionsOf } from "./end-sessions-of";
import { listPeople } from "./list-people";
import { renewSetUpLink } from "./renew-set-up-link";
import { setDisabled } from "./set-disabled";
import { setGrant } from "./set-grant";

prepareTestDatabase();

const PASSWORD = "vier losse woorden hier";
let admin: ServiceContext;
beforeAll(async () => {
  admin = await contextOf(await somePerson({ role: "admin", password: PASSWORD, name: "Bea Beheer" }));
});

const lastAct = async () => {
  const [row] = await admin.history.list(admin.actor, {
    search: "",
    kind: "act",
    outcome: null,
    connectionId: null,
    before: null,
    limit: 1,
  });
  return row;
};

describe("only an administrator", () => {
  const acts: [string, (ctx: ServiceContext, personId: string) => Promise<unknown>][] = [
    ["lists people", (ctx) => listPeople(ctx)],
    ["adds people", (ctx) => addPerson(ctx, { email: `${randomUUID()}@example.nl`, name: "X", role: "admin" })],
    ["changes a role", (ctx, personId) => changeRole(ctx, { personId, role: "admin" })],
    ["disables", (ctx, personId) => setDisabled(ctx, { personId, isDisabled: true })],
    ["signs somebody out", (ctx, personId) => endSessionsOf(ctx, { personId })],
    ["makes a link", (ctx, personId) => renewSetUpLink(ctx, { personId })],
    [
      "grants",
      async (ctx, personId) => setGrant(ctx, { personId, connectionId: (await someConnection()).id, isGranted: true }),
    ],
  ];

  test.each(acts)("%s", async (_, act) => {
    const target = await somePerson();
    for (const role of ["consultant", "support"] as const) {
      const ctx = await contextOf(await somePerson({ role }));
      await expect(act(ctx, target.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
      // Not on oneself either, and a refusal does not tell whether an id exists.
      await expect(act(ctx, ctx.actor.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(act(ctx, randomUUID())).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await peopleStore.find(target.id)).toMatchObject({ role: "consultant", disabledAt: null });
    expect(await peopleStore.grantsOf(target.id)).toEqual([]);
  });

  test.each(acts.slice(2))("%s, and hears when there is nobody of that id", async (_, act) => {
    await expect(act(admin, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("adding gives a link that belongs to the new person", async () => {
  const email = `${randomUUID()}@example.nl`;
  const { person, linkSecret } = await addPerson(
    admin,
    AddPersonInput.parse({ email: ` ${email.toUpperCase()}`, name: " Cas ", role: "support" }),
  );
  expect(person).toMatchObject({ email, name: "Cas", role: "support", hasPassword: false, disabledAt: null });
  expect(await findSetUpLink(linkSecret, new Date())).toEqual({ person: { id: person.id, email, name: "Cas" } });
  expect(await lastAct()).toMatchObject({ action: "person.add", outcome: "ok", subject: email });
});

test("an address is taken once, in whatever case", async () => {
  const { email } = await somePerson();
  const input = AddPersonInput.parse({ email: email.toUpperCase(), name: "Nog een", role: "consultant" });
  await expect(addPerson(admin, input)).rejects.toMatchObject({ code: "CONFLICT" });
});

test.each([{ email: "geen adres" }, { name: "  " }, { role: "owner" }, { name: "x".repeat(101) }, { name: "a\0b" }])(
  "does not take %j",
  (part) =>
    expect(AddPersonInput.safeParse({ email: "a@example.nl", name: "A", role: "admin", ...part }).success).toBe(false),
);

test("a changed role is recorded with both roles", async () => {
  const person = await somePerson({ role: "support" });
  await changeRole(admin, { personId: person.id, role: "consultant" });
  expect(await peopleStore.find(person.id)).toMatchObject({ role: "consultant" });
  const act = await lastAct();
  expect(act).toMatchObject({ action: "person.changeRole", subject: person.email });
  expect((await admin.history.find(admin.actor, act?.id ?? ""))?.detail).toMatchObject({
    note: "support → consultant",
  });
});

test("who is disabled is out at once, and their links with them", async () => {
  const person = await somePerson({ password: PASSWORD });
  await contextOf(person);
  const { linkSecret } = await renewSetUpLink(admin, { personId: person.id });
  await setDisabled(admin, { personId: person.id, isDisabled: true });
  expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
  expect(await findSetUpLink(linkSecret, new Date())).toBeNull();
  await expect(renewSetUpLink(admin, { personId: person.id })).rejects.toMatchObject({ code: "CONFLICT" });
  await setDisabled(admin, { personId: person.id, isDisabled: false });
  expect(await peopleStore.find(person.id)).toMatchObject({ disabledAt: null });
  expect(await lastAct()).toMatchObject({ action: "person.enable" });
});

test("signing out everywhere ends that person's sessions and nobody else's", async () => {
  const [person, other] = [await somePerson(), await somePerson()];
  await contextOf(person);
  await contextOf(person);
  await contextOf(other);
  expect(await endSessionsOf(admin, { personId: person.id })).toBe(2);
  expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
  expect(await peopleStore.sessionsOf(other.id)).toHaveLength(1);
});

test("a new link makes the earlier one worthless", async () => {
  const person = await somePerson();
  const first = await renewSetUpLink(admin, { personId: person.id });
  const second = await renewSetUpLink(admin, { personId: person.id });
  expect(await findSetUpLink(first.linkSecret, new Date())).toBeNull();
  expect(await findSetUpLink(second.linkSecret, new Date())).not.toBeNull();
  expect(await findSetUpLink(second.linkSecret, new Date(second.linkExpiresAt.getTime() + 1)), "expired").toBeNull();
});

test("grants are given, shown and taken back", async () => {
  const [person, connection] = [await somePerson(), await someConnection()];
  await setGrant(admin, { personId: person.id, connectionId: connection.id, isGranted: true });
  const listed = (await listPeople(admin)).find(({ id }) => id === person.id);
  expect(listed?.grants).toEqual([connection.id]);
  expect(await lastAct()).toMatchObject({ action: "person.grant", connectionId: connection.id });
  await setGrant(admin, { personId: person.id, connectionId: connection.id, isGranted: false });
  expect(await peopleStore.grantsOf(person.id)).toEqual([]);
  await expect(
    setGrant(admin, { personId: person.id, connectionId: randomUUID(), isGranted: true }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
