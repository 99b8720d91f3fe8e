import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { peopleStore } from "../people/people-store";
import { endSession, findLiveSession, SESSION_IDLE_MS, SESSION_LIFE_MS, startSession } from "./session-store";

prepareTestDatabase();

const start = new Date("2026-11-23T12:00:00Z");
const after = (ms: number) => new Date(start.getTime() + ms);

async function someSession() {
  const person = await somePerson({ password: null });
  return { person, id: await startSession({ personId: person.id, address: "", userAgent: "Test", now: start }) };
}

test("a session is who it was started for", async () => {
  const { person, id } = await someSession();
  const { email, name, role } = person;
  expect(await findLiveSession(id, start)).toEqual({ id, person: { id: person.id, email, name, role } });
  expect(await findLiveSession(randomUUID(), start)).toBeNull();
});

test("a changed role counts from the next look on", async () => {
  await somePerson({ role: "admin", password: "vier losse woorden hier" });
  const { person, id } = await someSession();
  await peopleStore.setRole(person.id, "support");
  expect((await findLiveSession(id, start))?.person.role).toBe("support");
});

test("it ends when told, and only once", async () => {
  const { id } = await someSession();
  await endSession(id, start);
  await endSession(id, after(1));
  expect(await findLiveSession(id, start)).toBeNull();
});

test("it ends with its person's account", async () => {
  await somePerson({ role: "admin", password: "vier losse woorden hier" });
  const { person, id } = await someSession();
  await peopleStore.setDisabled(person.id, true);
  expect(await findLiveSession(id, start)).toBeNull();
  await peopleStore.setDisabled(person.id, false);
  expect(await findLiveSession(id, start), "enabling does not bring sessions back").toBeNull();
});

test("it ends when nobody used it for a day, and being used keeps it", async () => {
  const { id } = await someSession();
  expect(await findLiveSession(id, after(SESSION_IDLE_MS - 1))).not.toBeNull();
  expect(await findLiveSession(id, after(2 * SESSION_IDLE_MS - 2)), "seen a day ago").not.toBeNull();
  const { id: idle } = await someSession();
  expect(await findLiveSession(idle, after(SESSION_IDLE_MS))).toBeNull();
});

test("however busy, it ends after its time", async () => {
  const { id } = await someSession();
  const step = SESSION_IDLE_MS / 2;
  for (let passed = step; passed < SESSION_LIFE_MS; passed += step) {
    expect(await findLiveSession(id, after(passed))).not.toBeNull();
  }
  expect(await findLiveSession(id, after(SESSION_LIFE_MS))).toBeNull();
});
