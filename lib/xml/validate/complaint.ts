import * as libxml2 from "libxml2-wasm/lib/libxml2.mjs";

/** In libxml2's own words. A complaint about the schema has no column, and its line stops at 65,535. */
export type Complaint = {
  kind: "parse" | "schema";
  /** There is no document: nothing behind it was read. */
  isFatal: boolean;
  message: string;
  line: number;
  column: number;
  /** `/Root/Element[2]/Fields/@Action`: an index only between equals, `*` for what has a default namespace. */
  xpath: string | null;
};

/** A document can be wrong in a million places. */
export const MOST_COMPLAINTS = 1_000;
/** It quotes the value; libxml2 itself breaks it off at 64,000. */
const LONGEST_MESSAGE = 600;
const [WARNING, FATAL] = [1, 3];

type Hears = (id: number, error: number) => void;
/** Is there, but its type is held back as internal; `libxml2-wasm` is pinned. */
const { addFunction } = libxml2 as unknown as { addFunction: (hears: Hears, signature: "vii") => number };
const collectors = new Map<number, ComplaintCollector>();
/**
 * libxml2-wasm's own collector asks a path for each of them, for which libxml2 counts all siblings: 50,000 wrong elements
 * take it a minute. This one stops asking at the bound.
 */
const handler = addFunction((id, error) => collectors.get(id)?.hear(error), "vii");
let lastId = 0;

/** What libxml2 says while it works. `end` is to be called. */
export class ComplaintCollector {
  readonly complaints: Complaint[] = [];
  kind: Complaint["kind"] = "parse";
  readonly #id = ++lastId;

  listen(set: (handler: number, id: number) => void): void {
    collectors.set(this.#id, this);
    set(handler, this.#id);
  }

  hear(error: number): void {
    if (this.complaints.length >= MOST_COMPLAINTS || libxml2.XmlErrorStruct.level(error) <= WARNING) return;
    const isFatal = libxml2.XmlErrorStruct.level(error) >= FATAL;
    const message = libxml2.XmlErrorStruct.message(error).slice(0, LONGEST_MESSAGE).trim();
    const [line, column] = [libxml2.XmlErrorStruct.line(error), libxml2.XmlErrorStruct.col(error)];
    const xpath = this.kind === "schema" ? libxml2.xmlGetNodePath(libxml2.XmlErrorStruct.node(error)) : null;
    this.complaints.push({ kind: this.kind, isFatal, message, line, column, xpath });
  }

  add(message: string): void {
    this.complaints.push({ kind: this.kind, isFatal: true, message, line: 1, column: 1, xpath: null });
  }

  end(): void {
    collectors.delete(this.#id);
  }
}
