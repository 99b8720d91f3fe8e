// cspell:ignore appconnectorget
import { z } from "zod";
import { type Random, randomFrom } from "./random";

/**
 * Whether the call does its work: "before" means that it never gets there, "after" that what it writes is written and
 * only the answer goes wrong. For a caller the two look alike.
 */
const When = z.enum(["before", "after"]);

const Fault = z.discriminatedUnion("kind", [
  /** Answers with this status; the body is Profit's own for it unless given. */
  z.object({
    kind: z.literal("status"),
    status: z.number().int().min(200).max(599),
    when: When.default("before"),
    message: z.string().max(10_000).optional(),
    errorNumber: z.number().int().optional(),
    retryAfter: z.number().int().min(0).optional(),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
    body: z.string().optional(),
  }),
  /** Waits before anything else, then answers as always. */
  z.object({ kind: z.literal("delay"), ms: z.number().int().min(0).max(3_600_000) }),
  /** Breaks the connection before the first byte of an answer. */
  z.object({ kind: z.literal("reset"), when: When.default("before") }),
  /** Breaks the connection after this many bytes of the real body. */
  z.object({ kind: z.literal("truncate"), bytes: z.number().int().min(0).default(100) }),
  /** Does what was asked, and answers it with something that cannot be read. */
  z.object({
    kind: z.literal("malformed"),
    /**
     * "contentType": the right body under a wrong Content-Type; "numbers": the right answer with `-.5` for `-0.5`, as up
     * to Profit 6. The others put a 200 of their own in its place.
     */
    as: z.enum(["json", "html", "empty", "shape", "huge", "contentType", "numbers"]).default("json"),
    /** For "contentType". */
    contentType: z
      .string()
      .regex(/^[\x20-\x7e]+$/)
      .default("text/html; charset=utf-8"),
    /** For "huge": how long the body gets. */
    bytes: z.number().int().min(1).max(2_000_000_000).default(100_000_000),
  }),
  /** Sends the real body a few bytes at a time. */
  z.object({
    kind: z.literal("drip"),
    bytes: z.number().int().min(1).max(1_000_000).default(10),
    everyMs: z.number().int().min(1).max(60_000).default(100),
  }),
]);
export type Fault = z.infer<typeof Fault>;

/** What `POST /_sandbox/faults` takes (design 4). */
export const FaultOrder = z.object({
  /** All that is given must fit, in any case of letters. */
  match: z
    // Strict: a condition with a slip in its name would match every call.
    .strictObject({
      /** Found anywhere in the path. */
      path: z.string().optional(),
      /** The connector's name, in SOAP too. */
      connector: z.string().optional(),
      method: z.string().optional(),
      /** As the request log names them: `connectors`, `appconnectorget`, …, and `read`, `GetData`, …. */
      service: z.string().optional(),
      action: z.string().optional(),
    })
    .default({}),
  fault: Fault,
  /** The share of the calls that fit which it strikes, by a rule that is the same for the same seed; 1 is each. */
  rate: z.number().gt(0).max(1).default(1),
  seed: z.string().default("schakel"),
  /** How many calls it strikes before it is gone: one, or with a rate below 1 any number, unless given. */
  times: z.number().int().min(1).optional(),
});
export type FaultOrder = z.infer<typeof FaultOrder>;

export type FaultTarget = {
  method: string;
  path: string;
  connector: string | null;
  service: string;
  action: string;
};

type StandingOrder = { order: FaultOrder; left: number; random: Random };

/** Trouble on order. The first order that strikes a call is the only one. */
export function createFaults() {
  let orders: StandingOrder[] = [];
  return {
    add(order: FaultOrder): void {
      const left = order.times ?? (order.rate < 1 ? Number.POSITIVE_INFINITY : 1);
      orders.push({ order, left, random: randomFrom(order.seed) });
    },
    clear(): void {
      orders = [];
    },
    count: (): number => orders.length,
    /** The fault that strikes this call, counted down. */
    strike(target: FaultTarget): Fault | undefined {
      const struck = orders.find(({ order, random }) => matches(order.match, target) && random.chance(order.rate));
      if (!struck) return undefined;
      struck.left--;
      orders = orders.filter(({ left }) => left > 0);
      return struck.order.fault;
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;

function matches(match: FaultOrder["match"], target: FaultTarget): boolean {
  const same = (wanted: string | undefined, actual: string | null) =>
    wanted === undefined || wanted.toLowerCase() === actual?.toLowerCase();
  const path = match.path === undefined || target.path.toLowerCase().includes(match.path.toLowerCase());
  return (
    path && (["connector", "method", "service", "action"] as const).every((name) => same(match[name], target[name]))
  );
}
