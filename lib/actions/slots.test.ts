import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Slots } from "./slots";

test("gives out no more than the limit, in the order of asking", async () => {
  const slots = new Slots(2);
  const order: number[] = [];
  const first = await slots.take("a");
  const second = await slots.take("a");
  const later = [3, 4, 5].map((number) => slots.take("a").then((giveBack) => (order.push(number), giveBack)));
  await turn();
  expect(order).toEqual([]);
  second();
  second();
  first();
  await turn();
  expect(order).toEqual([3, 4]);
  (await later[0])?.();
  await turn();
  expect(order).toEqual([3, 4, 5]);
});

test("one connection does not wait for another", async () => {
  const slots = new Slots(1);
  await slots.take("a");
  await expect(slots.take("b")).resolves.toBeTypeOf("function");
});

test("who leaves the queue does not take a place along", async () => {
  const slots = new Slots(1);
  const giveBack = await slots.take("a");
  const stop = new AbortController();
  const leaving = slots.take("a", stop.signal);
  const staying = slots.take("a");
  stop.abort(new Error("left"));
  await expect(leaving).rejects.toThrow("left");
  giveBack();
  await expect(staying).resolves.toBeTypeOf("function");
  await expect(slots.take("a", stop.signal)).rejects.toThrow("left");
});

test("whatever people do, never more than the limit and nobody forgotten", async () => {
  const visit = fc.record({ stay: fc.nat(3), leaves: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (visits, limit) => {
      const slots = new Slots(limit);
      let inside = 0;
      let most = 0;
      await Promise.all(
        visits.map(async ({ stay, leaves }) => {
          const stop = new AbortController();
          if (leaves) setImmediate(() => stop.abort(new Error("left")));
          const giveBack = await slots.take("a", stop.signal).catch(() => null);
          if (!giveBack) return;
          most = Math.max(most, ++inside);
          for (let turns = 0; turns < stay; turns++) await turn();
          inside--;
          giveBack();
        }),
      );
      expect(most).toBeLessThanOrEqual(limit);
      // All places are back: as many as the limit can be taken at once.
      for (let count = 0; count < limit; count++) await slots.take("a");
    }),
    { numRuns: 60 },
  );
});
