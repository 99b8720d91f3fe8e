import { expect, test } from "vitest";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import { ChangeOwnNameInput, changeOwnName } from "./change-own-name";
import { changeOwnPassword } from "./change-own-password";
import { endOwnSessions } from "./end-own-sessions";
import { ownAccount } from "./own-account";

prepareTestDatabase();

const OLD = "vier losse woorden hier";
const NEW = "vijf andere dingen om te zien";
const someone = () => somePerson({ password: OLD, name: "Dirk Jansen" });

test("one sees one's own sessions, the one in use first", async () => {
  const person = await someone();
  const here = await contextOf(person);
  await contextOf(person);
  await contextOf(await someone());
  const account = await ownAccount(here);
  expect(account.person.id).toBe(person.id);
  expect(account.sessions.map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
});

test("a new password ends the other sessions and keeps this one", async () => {
  const person = await someone();
  const here = await contextOf(person);
  await contextOf(person);
  const other = await someone();
  await contextOf(other);
  expect(await changeOwnPassword(here, { currentPassword: OLD, newPassword: NEW })).toBe(1);
  expect((await peopleStore.sessionsOf(person.id)).map(({ id }) => id)).toEqual([here.actor.sessionId]);
  expect(await peopleStore.sessionsOf(other.id)).toHaveLength(1);
  expect(await peopleStore.verifyPassword(person.id, NEW)).toBe(true);
  expect(await peopleStore.verifyPassword(person.id, OLD)).toBe(false);
});

test.each([
  [{ currentPassword: "iets heel anders dan dat", newPassword: NEW }, "WRONG_PASSWORD"],
  [{ currentPassword: OLD, newPassword: "te kort" }, "WEAK_PASSWORD"],
  [{ currentPassword: OLD, newPassword: "Dirk Jansen 2026" }, "WEAK_PASSWORD"],
])("changes nothing for %j", async (input, code) => {
  const person = await someone();
  const here = await contextOf(person);
  await contextOf(person);
  await expect(changeOwnPassword(here, input)).rejects.toMatchObject({ code });
  expect(await peopleStore.verifyPassword(person.id, OLD)).toBe(true);
  expect(await peopleStore.sessionsOf(person.id)).toHaveLength(2);
});

test("guessing the current password of an open screen is stopped too", async () => {
  const here = await contextOf(await someone());
  for (let count = 0; count < 10; count++) {
    const guess = changeOwnPassword(here, { currentPassword: `poging nummer ${count} van tien`, newPassword: NEW });
    await expect(guess).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
  }
  await expect(changeOwnPassword(here, { currentPassword: OLD, newPassword: NEW })).rejects.toMatchObject({
    code: "TOO_MANY_ATTEMPTS",
  });
});

test("the name is one's own to change", async () => {
  const person = await someone();
  await changeOwnName(await contextOf(person), ChangeOwnNameInput.parse({ name: "  Dirk-Jan  " }));
  expect(await peopleStore.find(person.id)).toMatchObject({ name: "Dirk-Jan" });
  expect(ChangeOwnNameInput.safeParse({ name: " " }).success).toBe(false);
});

test("signing out elsewhere keeps this session", async () => {
  const person = await someone();
  const here = await contextOf(person);
  await contextOf(person);
  expect(await endOwnSessions(here)).toBe(1);
  expect((await peopleStore.sessionsOf(person.id)).map(({ id }) => id)).toEqual([here.actor.sessionId]);
});
