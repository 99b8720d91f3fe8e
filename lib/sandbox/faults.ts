import { z } from "zod";

const Fault = z.discriminatedUnion("kind", [
  /** Answers with this status; the body is Profit's own for it unless given. */
  z.object({
    kind: z.literal("status"),
    status: z.number().int().min(200).max(599),
    message: z.string().max(10_000).optional(),
    errorNumber: z.number().int().optional(),
    retryAfter: z.number().int().min(0).optional(),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
    body: z.string().optional(),
  }),
  /** Waits before anything else, then answers as always. */
  z.object({ kind: z.literal("delay"), ms: z.number().int().min(0).max(3_600_000) }),
  /** Breaks the connection before the first byte. */
  z.object({ kind: z.literal("reset") }),
  /** Breaks the connection after this many bytes of the real body. */
  z.object({ kind: z.literal("truncate"), bytes: z.number().int().min(0).default(100) }),
  /** Answers 200 with something that is not what was asked for. */
  z.object({
    kind: z.literal("malformed"),
    as: z.enum(["json", "html", "empty", "shape", "huge"]).default("json"),
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
  match: z
    .object({
      /** Found anywhere in the path, in any case. */
      path: z.string().optional(),
      /** The connector's exact name, in any case. */
      connector: z.string().optional(),
      method: z.string().optional(),
    })
    .default({}),
  fault: Fault,
  /** How many calls it strikes before it is gone. */
  times: z.number().int().min(1).default(1),
});
export type FaultOrder = z.infer<typeof FaultOrder>;

export type FaultTarget = { method: string; path: string; connector: string | null };

/** Trouble on order. The first order that matches a call strikes it, and no other does. */
export function createFaults() {
  let orders: { order: FaultOrder; left: number }[] = [];
  return {
    add(order: FaultOrder): void {
      orders.push({ order, left: order.times });
    },
    clear(): void {
      orders = [];
    },
    count: (): number => orders.length,
    /** The fault that strikes this call, counted down. */
    strike(target: FaultTarget): Fault | undefined {
      const struck = orders.find(({ order }) => matches(order.match, target));
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
  return path && same(match.connector, target.connector) && same(match.method, target.method);
}
