/**
 * What AFAS's example payloads give away that its schemas do not tell: which keys are attributes (`"@X"`), and which
 * fields marked as required are left out of an insert all the same. Examples are written by hand: whatever does not have
 * the form of a payload is passed over.
 */

/** Evidence about one level, by its path: `KnSubject/KnSubjectLink`. */
export type LevelEvidence = {
  /** Written as `"@X"`. */
  attributes: Set<string>;
  /** Lines that insert, and how many of them say something of a field. */
  inserts: number;
  written: Map<string, number>;
  /** The values of lines that were inserted beside each other. */
  together: ReadonlyMap<string, string>[][];
  /** What every line that changes a record says; undefined when there is no such line. Only of the root. */
  changed: ReadonlySet<string> | undefined;
};
export type Evidence = Map<string, LevelEvidence>;

/** Deeper than any payload; an example nested deeper is no payload. */
const DEEPEST = 16;

/** `isInsert`: a POST of the whole connector, where a field that is left out was not asked for. */
export function addExample(evidence: Evidence, payload: unknown, isInsert: boolean): void {
  for (const [name, object] of entriesOf(payload)) addObject(evidence, name, object, isInsert, 1);
}

function addObject(evidence: Evidence, path: string, object: unknown, isInsert: boolean, depth: number): void {
  if (depth > DEEPEST) return;
  const level = evidence.get(path) ?? noEvidence();
  evidence.set(path, level);
  const lines: ReadonlyMap<string, string>[] = [];
  level.together.push(lines);
  for (const element of listOf(propertyOf(object, "Element"))) {
    const fields = listOf(propertyOf(element, "Fields")).flatMap(entriesOf);
    const keys = [...entriesOf(element), ...fields]
      .filter(([name]) => name.startsWith("@"))
      .map(([name, value]) => [name.slice(1), value] as const);
    const action = keys.find(([name]) => name.toLowerCase() === "action")?.[1];
    const attributes = keys.map(([name]) => name).filter((name) => name.toLowerCase() !== "action");
    for (const name of attributes) level.attributes.add(name);
    const line = new Map([...keys, ...fields].map(([name, value]) => [name, String(value)]));
    if (isInsert && (action === undefined || action === "insert")) {
      level.inserts++;
      for (const name of line.keys()) level.written.set(name, (level.written.get(name) ?? 0) + 1);
      lines.push(line);
    } else if (depth === 1) {
      level.changed = new Set([...line.keys()].filter((name) => level.changed?.has(name) ?? true));
    }
    for (const [name, child] of listOf(propertyOf(element, "Objects")).flatMap(entriesOf)) {
      addObject(evidence, `${path}/${name}`, child, isInsert, depth + 1);
    }
  }
}

function noEvidence(): LevelEvidence {
  return { attributes: new Set(), inserts: 0, written: new Map(), together: [], changed: undefined };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function propertyOf(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
