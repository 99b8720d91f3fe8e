import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { fivePlaces } from "./way-to-profit";

// The kill tests and the bench of the dossier export stand on it: with more, they would prove and measure another console.
test("however many ask again and again, five at once have a place", async () => {
  const take = fivePlaces();
  let [held, most, given] = [0, 0, 0];
  const caller = async () => {
    for (let call = 0; call < 20; call++) {
      const giveBack = await take("one");
      given++;
      most = Math.max(most, ++held);
      await turn();
      held--;
      giveBack();
    }
  };
  await Promise.all(Array.from({ length: 8 }, caller));
  expect({ most, given, held }).toEqual({ most: 5, given: 160, held: 0 });
});
