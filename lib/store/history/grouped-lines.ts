import "server-only";
import { inArray, sql } from "drizzle-orm";
import { log } from "@/lib/log/log";
import { database } from "../database";
import { connections } from "../schema/connections";
import { history } from "../schema/history";
import { isUuid } from "../uuid";
import { DETAIL_DAYS, sealDetail } from "./history-detail";
import { type Actor, type HistoryEntry, packedLine } from "./history-line";

/**
 * The history of long work: thousands of calls, each with its line. Written in groups, for a transaction for each line
 * costs more than fetching a small file does.
 */
type Packed = Awaited<ReturnType<typeof packedLine<HistoryEntry>>>;

const WRITE_EVERY_MS = 250;
const MOST_AT_ONCE = 200;
/** Who tells faster than the database writes waits here. */
const MOST_WAITING = 1_000;

export class GroupedLines {
  readonly #actor: Actor;
  #waiting: { entry: HistoryEntry; at: Date }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> | null = null;

  constructor(actor: Actor) {
    this.#actor = actor;
  }

  async record(entry: HistoryEntry): Promise<void> {
    this.#waiting.push({ entry, at: new Date() });
    if (this.#waiting.length >= MOST_AT_ONCE) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), WRITE_EVERY_MS);
    if (this.#waiting.length >= MOST_WAITING) await this.#writing;
  }

  /** Resolves when all that was told is written. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#begin();
      await this.#writing;
    }
    await this.#writing;
  }

  #begin(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await insertGroup(this.#actor, await Promise.all(group.map(pack)));
      } catch (error) {
        // Lost lines must not undo what was done.
        log().error({ err: error, personId: this.#actor.id, lines: group.length }, "history lines were lost");
      }
    }
  }
}

async function pack({ entry, at }: { entry: HistoryEntry; at: Date }): Promise<Packed & { at: Date }> {
  return { ...(await packedLine(entry)), at };
}

async function insertGroup(actor: Actor, lines: readonly (Packed & { at: Date })[]): Promise<void> {
  await database().transaction(async (tx) => {
    const ids = [...new Set(lines.flatMap(({ entry: { connectionId } }) => connectionId ?? []))].filter(isUuid);
    // A connection may be gone by now; its lines are kept all the same.
    const found =
      ids.length === 0
        ? []
        : await tx
            .select({ id: connections.id, name: connections.name })
            .from(connections)
            .where(inArray(connections.id, ids))
            .for("share");
    const names = new Map(found.map(({ id, name }) => [id, name]));
    const rows = lines.map(({ entry: { connectionId, durationMs, ...entry }, at }) => ({
      ...{ ...entry, at, personId: actor.id, personName: actor.name },
      durationMs: durationMs === undefined ? null : Math.round(durationMs),
      connectionId: connectionId !== undefined && names.has(connectionId) ? connectionId : null,
      connectionName: names.get(connectionId ?? "") ?? null,
    }));
    const written = await tx.insert(history).values(rows).returning({ id: history.id });
    const details = written.flatMap(({ id }, index) => {
      const detail = lines[index]?.detail;
      return detail ? [{ id: id.toString(), sealed: sealDetail(id.toString(), detail) }] : [];
    });
    if (details.length === 0) return;
    await tx.execute(sql`
      update history h set detail_sealed = d.sealed, detail_expires_at = now() + make_interval(days => ${DETAIL_DAYS})
      from jsonb_to_recordset(${JSON.stringify(details)}::jsonb) as d(id bigint, sealed text) where h.id = d.id`);
  });
}
