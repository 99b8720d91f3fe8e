import type { QueryLine } from "../query-actions";

/**
 * The lines of the list as one text. React sends each part of each of thousands of lines as a value of its own, twice: for
 * the server to draw with and for the browser to begin with. One text is one value, and is read when it is needed.
 */
export function packLines(lines: readonly QueryLine[]): string {
  return JSON.stringify(lines.map((line) => FIELDS.map((field) => line[field])));
}

export function unpackLines(packed: string): QueryLine[] {
  return (JSON.parse(packed) as unknown[][]).map((values) => {
    const line = Object.fromEntries(FIELDS.map((field, index) => [field, values[index]])) as QueryLine;
    return { ...line, updatedAt: new Date(line.updatedAt) };
  });
}

/** In the order in which they are packed. */
const FIELDS = [
  "id",
  "connectorId",
  "name",
  "description",
  "folder",
  "visibility",
  "ownerName",
  "version",
  "updatedAt",
  "isMine",
  "mayChange",
] as const satisfies readonly (keyof QueryLine)[];
