import { copyTextOf } from "../copy-rows";
import { textPartsOf } from "../write-rows";
import { profileOf } from "../profile/column-profile";
import { readAnswer, ReadFailure } from "./read-answer";
import { RowSet } from "./row-set";
import type {
  PageRead,
  QuestionKind,
  RowsAnswer,
  RowsPort,
  RowsQuestion,
  RowsQuestions,
  RowsWindow,
  SetProgress,
} from "./rows-messages";

/** Often enough to look alive; each report makes the page draw. */
const REPORT_EVERY_MS = 200;
/** Rows that go along with the first ones and with a changed view, so that the screen is filled at once. */
const FIRST_WINDOW = 64;
/** Rows made into objects at once while a file is written. */
const ROWS_AT_ONCE = 1_000;

type Deeds = {
  [K in QuestionKind]: (
    input: RowsQuestions[K]["input"],
  ) => RowsQuestions[K]["output"] | Promise<RowsQuestions[K]["output"]>;
};

/**
 * The inside of the rows worker: keeps the rows of every question that is looked at, and answers what the page asks about
 * them. Runs as well on the other end of any port, which is how it is tested.
 */
export function hostRows(port: RowsPort): void {
  const sets = new Map<string, RowSet>();
  const reads = new Map<number, AbortController>();
  const post = (answer: RowsAnswer) => port.postMessage(answer);
  const setOf = (setId: string): RowSet => {
    const set = sets.get(setId);
    if (!set) throw new Error(`There are no rows of ${setId}`);
    return set;
  };
  /** A set begins with its first read, or with the view that its rows will be shown in. */
  const openSet = (setId: string): RowSet => {
    const set = sets.get(setId) ?? new RowSet();
    sets.set(setId, set);
    return set;
  };

  async function read({ setId, readId, url, orderFields }: RowsQuestions["read"]["input"]): Promise<PageRead> {
    const set = openSet(setId);
    set.orderFields = orderFields;
    const abort = new AbortController();
    reads.set(readId, abort);
    let reportedAt = -Infinity;
    const report = () => post({ setId, ...grown(set) });
    try {
      return await readAnswer(url, set.table, abort.signal, () => {
        const now = performance.now();
        if (now - reportedAt < REPORT_EVERY_MS || set.table.rowCount === 0) return;
        reportedAt = now;
        report();
      });
    } finally {
      reads.delete(readId);
      // A set that was let go meanwhile tells nothing any more.
      if (sets.get(setId) === set) report();
    }
  }

  const deeds: Deeds = {
    read,
    stop: ({ readId }) => reads.get(readId)?.abort(),
    show: ({ setId, view }) => {
      const set = openSet(setId);
      set.show(view);
      return { ...progressOf(set), window: windowOf(set, 0, FIRST_WINDOW) };
    },
    window: ({ setId, from, to }) => windowOf(setOf(setId), from, to),
    cell: ({ setId, place, fieldId }) => setOf(setId).cell(place, fieldId),
    copy: ({ setId, from, to, fields, words, withHeaders }) => {
      const fieldIds = fields.map(({ id }) => id);
      const rows = setOf(setId).rows(from, to, fieldIds);
      const range = { top: 0, bottom: rows.length - 1, left: 0, right: fields.length - 1 };
      return copyTextOf(rows, fields, range, words, withHeaders);
    },
    file: ({ setId, fields, choice, mediaType }) => {
      const set = setOf(setId);
      const fieldIds = fields.map(({ id }) => id);
      const chunks = function* () {
        for (let from = 0; from < set.shownCount; from += ROWS_AT_ONCE)
          yield set.rows(from, from + ROWS_AT_ONCE, fieldIds);
      };
      return new Blob([...textPartsOf(chunks(), fields, choice)], { type: mediaType });
    },
    profile: ({ setId, fieldId }) => {
      const column = setOf(setId).column(fieldId);
      return column && profileOf(column);
    },
    prepare: ({ setId, fieldId, order }) => sets.get(setId)?.prepare(fieldId, order),
    release: ({ setId }) => void sets.delete(setId),
  };

  port.onmessage = async ({ data }: MessageEvent<RowsQuestion>) => {
    const { id, kind, input } = data;
    const deed = deeds[kind] as (given: typeof input) => RowsQuestions[QuestionKind]["output"];
    try {
      post({ id, output: await deed(input) });
    } catch (error) {
      if (error instanceof ReadFailure) post({ id, trouble: error.trouble });
      else if (error instanceof DOMException && error.name === "AbortError") post({ id, trouble: "aborted" });
      else post({ id, trouble: { code: "INTERNAL", explanation: "internal", params: {} } });
    }
  };
  post({ isReady: true });
}

/** Whoever looks at a screen without rows is not made to ask for them once it is known that there are any. */
function grown(set: RowSet): { progress: SetProgress; window?: RowsWindow } {
  const wasEmpty = set.reportedCount === 0;
  set.grow();
  set.reportedCount = set.shownCount;
  const isFirst = wasEmpty && set.shownCount > 0;
  return { progress: progressOf(set), ...(isFirst && { window: windowOf(set, 0, FIRST_WINDOW) }) };
}

function progressOf(set: RowSet): SetProgress {
  const { table, shownCount, version, duplicates } = set;
  return { loaded: table.rowCount, shown: shownCount, version, duplicates, fieldIds: table.fieldIds ?? [] };
}

function windowOf(set: RowSet, from: number, to: number): RowsWindow {
  return { version: set.version, from, cells: set.window(from, to) };
}
