import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { SharedSlots } from "@/lib/actions/shared-slots";
import { settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { CallPlaces } from "./call-places";

prepareTestDatabase();

const open: CallPlaces[] = [];
afterEach(async () => {
  for (const places of open.splice(0)) await places.close();
});

/** As another console has it: a session of its own on the same database. */
function aConsole(limit = 5): CallPlaces {
  const places = new CallPlaces(settings().databaseUrl ?? "", limit);
  open.push(places);
  return places;
}

const taken = async (places: CallPlaces, key: string, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => places.tryTake(key)))).filter((place) => place !== null);

test("two consoles share the five places of a connection, and nothing of another", async () => {
  const [one, other] = [aConsole(), aConsole()];
  expect(await taken(one, "a", 3)).toHaveLength(3);
  const held = [];
  for (let times = 0; times < 4; times++) held.push(await other.tryTake("a"));
  expect(held.filter((place) => place !== null)).toHaveLength(2);
  expect(await other.tryTake("b")).not.toBeNull();
});

test("a place that is given back is free for the other console", async () => {
  const [one, other] = [aConsole(1), aConsole(1)];
  const giveBack = await one.tryTake("a");
  expect(await other.tryTake("a")).toBeNull();
  giveBack?.();
  await expect.poll(() => other.tryTake("a")).not.toBeNull();
});

test("places that are asked for at once are not given twice", async () => {
  const one = aConsole();
  const slots = new SharedSlots(5, one);
  let [inside, most] = [0, 0];
  await Promise.all(
    Array.from({ length: 30 }, async () => {
      const giveBack = await slots.take("a");
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 40));
      inside--;
      giveBack();
    }),
  );
  expect(most).toBe(5);
});

test("the places of a console that crashes are free at once", async () => {
  const [one, other] = [aConsole(1), aConsole(1)];
  await one.tryTake("a");
  expect(await other.tryTake("a")).toBeNull();
  await one.close();
  await expect.poll(() => other.tryTake("a")).not.toBeNull();
});

test("two consoles with many calls never have more than five at once, and both get on", async () => {
  const all = [new SharedSlots(5, aConsole()), new SharedSlots(5, aConsole())];
  let [inside, most] = [0, 0];
  const done = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const giveBack = await (all[index % 2] as SharedSlots).take("a");
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
      giveBack();
      return index % 2;
    }),
  );
  expect(done).toHaveLength(40);
  expect(most).toBeLessThanOrEqual(5);
  expect(most).toBeGreaterThan(1);
});

test("a connection that breaks is made anew, and this console still has no more than its own", async () => {
  const places = aConsole();
  const slots = new SharedSlots(5, places);
  const held = await Promise.all(Array.from({ length: 4 }, () => slots.take("a")));
  const killer = new Client({ connectionString: settings().databaseUrl ?? "" });
  await killer.connect();
  await killer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'schakel places' and datname = current_database()",
  );
  await killer.end();
  const fifth = await slots.take("a");
  const waiting = slots.take("a", AbortSignal.timeout(200));
  await expect(waiting).rejects.toThrow();
  for (const giveBack of [...held, fifth]) giveBack();
  (await slots.take("a"))();
});

test("who leaves while waiting leaves no place behind", async () => {
  const [one, other] = [aConsole(1), aConsole(1)];
  const giveBack = await one.tryTake("a");
  const slots = new SharedSlots(1, other);
  await expect(slots.take("a", AbortSignal.timeout(100))).rejects.toThrow();
  giveBack?.();
  (await slots.take("a"))();
});
