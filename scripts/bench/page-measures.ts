import type { ConsolePlace } from "./console-place";
import { drain } from "./drain";
import { type Measure, measure, median, seconds } from "./measures";

// One page of 7,500 × 20 through the rows route, against the same page straight from the sandbox.

const PAGE = 7_500;
const ROUNDS = 15;
/** The floor is the fastest there is: without packing, as the console asks on loopback too. */
const UNPACKED = { "accept-encoding": "identity" };

export async function pageMeasures({ visitor, rest, authorization, sandboxId }: ConsolePlace): Promise<Measure[]> {
  const straight = () =>
    fetch(`${rest}/connectors/Sandbox_Bulk?skip=0&take=${PAGE}&orderbyfieldids=Id`, {
      headers: { authorization, ...UNPACKED },
    }).then(drain);
  const route = () =>
    visitor.get(`/api/connections/${sandboxId}/connectors/Sandbox_Bulk/rows?take=${PAGE}&orderby=Id`).then(drain);
  const times = { straight: [] as number[], route: [] as number[] };
  for (let round = -5; round < ROUNDS; round++) {
    const first = await seconds(straight);
    const second = await seconds(route);
    if (round < 0) continue;
    times.straight.push(first);
    times.route.push(second);
  }
  const [floor, ours] = [median(times.straight), median(times.route)];
  return [
    measure("page 7,500 x 20, straight from the sandbox", floor * 1000, "ms"),
    measure("page 7,500 x 20, through the rows route", ours * 1000, "ms"),
    measure("page, route against straight", ours / floor, "x", 1.15),
  ];
}
