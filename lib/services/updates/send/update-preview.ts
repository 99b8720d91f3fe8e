import type { Problem } from "@/lib/schema/check/problem";
import type { EnvironmentType } from "../../connections/port";
import type { RootRecord, UpdateRequest } from "../compile/compiled-update";
import type { UpdateBlock } from "../compile/update-block";
import type { LockState } from "../lock/lock-state";
import type { UpdateAction, UpdateTransport } from "../port";
import type { RecordDifference } from "../read-back/record-differences";
import type { RecordNow, SendLine } from "./port";

/** All that a person must see before a byte leaves (design 5.3). */
export type UpdatePreview = {
  /** The order's id: what is sent by it twice is sent once. */
  sendId: string;
  connectorId: string;
  transport: UpdateTransport;
  environment: { name: string; type: EnvironmentType; number: string | null; code: string | null };
  lock: LockState;
  /** null when something blocks it. `body` as it goes over the line, shortened for show when `isShortened`. */
  request: (UpdateRequest & { isShortened: boolean }) | null;
  rootName: string | null;
  actions: readonly { action: UpdateAction; count: number }[];
  recordCount: number;
  /** The first hundred. */
  records: readonly RootRecord[];
  xmlBytes: number;
  limitBytes: number;
  blocks: readonly UpdateBlock[];
  /** What the check finds; of many, the first. */
  problems: readonly Problem[];
  counts: { errors: number; warnings: number };
  /** Sends of exactly this, newest first, whoever sent it. */
  earlier: readonly SendLine[];
  /** One of them is under way: it cannot be sent now. */
  isUnderWay: boolean;
  /** The outcome of one of them is unknown and nobody looked: sending again needs a reason. */
  needsOverride: boolean;
  hasReadBack: boolean;
  /** The records as they are now, when asked for and a read-back is set; and what would change. */
  now: readonly RecordNow[] | null;
  differences: readonly RecordDifference[] | null;
};
