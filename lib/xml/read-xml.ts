import { SaxesParser, type SaxesTagNS } from "saxes";
import { forbiddenIn, readText, withLineFeeds } from "./character-data";
import { XmlError } from "./xml-error";

/**
 * XML in one pass, for anybody's XML: no knowledge of Profit may enter this room. What comes in is hostile until it is
 * read: no DTD, no entities beyond the five and the numeric ones, everything bounded (design 5.8).
 */

export type XmlHandlers = {
  /** Names and attributes with their namespaces. */
  open: (tag: SaxesTagNS) => void;
  close: () => void;
  /** Text and CDATA, decoded, as it stands between two pieces of markup. */
  text: (text: string) => void;
  /** Comments inside the root. Some schemas say in them what XSD has no words for. */
  comment?: (text: string) => void;
};

/** `attributes` is per element; `nodes` counts elements, attributes, comments and CDATA together. */
export type XmlLimits = { depth: number; attributes: number; nodes: number };

/** No honest tag is longer. */
const LONGEST_TAG = 1_024 * 1_024;
const TAG_STOP = /["'>]/g;
/** Stands for what was passed outside the root: a declaration must not come behind it. */
const BLANK = " ";

/**
 * Reads a whole document. A parser of its own (saxes) judges the tags: names, attributes, namespaces, nesting. Text,
 * CDATA and comments never reach it, for it looks at them sign by sign: 20 MB of text take it seconds, measured, and a
 * server that reads them can do nothing else in that time. Throws XmlError, with line and column, for what is not
 * well-formed or over a limit.
 */
export function readXml(source: string, handlers: XmlHandlers, limits: XmlLimits): void {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  const fail = (message: string, at: number): never => {
    throw new XmlError(message, ...positionOf(text, at));
  };
  const tags = createTagReader(handlers, limits, fail);
  for (let at = 0; at < text.length;) {
    const markup = text.indexOf("<", at);
    const end = markup < 0 ? text.length : markup;
    if (end > at) passText(text.slice(at, end), at, tags, handlers, fail);
    at = markup < 0 ? end : passMarkup(text, markup, tags, handlers, fail);
  }
  tags.end(text.length);
}

type Fail = (message: string, at: number) => never;
type TagReader = ReturnType<typeof createTagReader>;

function createTagReader(handlers: XmlHandlers, limits: XmlLimits, fail: Fail) {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let start = 0;
  let depth = 0;
  let nodes = 0;
  let attributes = 0;
  const countNode = () => {
    if (++nodes > limits.nodes) fail(`there are more than ${limits.nodes} elements and attributes`, start);
  };
  parser.on("error", (error) => fail(error.message.replace(/^(undefined:)?(\d+:\d+: )?/, ""), start));
  parser.on("opentagstart", () => {
    attributes = 0;
    if (depth >= limits.depth) fail(`elements are nested deeper than ${limits.depth}`, start);
  });
  parser.on("attribute", () => {
    countNode();
    if (++attributes > limits.attributes) fail(`an element has more than ${limits.attributes} attributes`, start);
  });
  parser.on("opentag", (tag) => {
    depth++;
    handlers.open(tag);
  });
  parser.on("closetag", () => {
    depth--;
    handlers.close();
  });
  return {
    /** Whether text that comes now is inside the root. */
    isInside: () => depth > 0,
    countNode,
    write: (markup: string, at: number) => {
      start = at;
      parser.write(markup);
    },
    end: (at: number) => {
      start = at;
      parser.close();
    },
  };
}

function passText(written: string, at: number, tags: TagReader, handlers: XmlHandlers, fail: Fail): void {
  if (tags.isInside()) {
    const read = readText(written);
    if (typeof read !== "string") fail(read.message, at + read.at);
    else handlers.text(read);
    return;
  }
  const stranger = written.search(/[^ \t\r\n]/);
  if (stranger >= 0) fail("text data outside of root node", at + stranger);
  tags.write(BLANK, at);
}

/** Passes what begins with `<` at a place, and gives the place behind it. */
function passMarkup(source: string, at: number, tags: TagReader, handlers: XmlHandlers, fail: Fail): number {
  tags.countNode();
  if (source.startsWith("<!--", at)) return passComment(source, at, tags, handlers, fail);
  if (source.startsWith("<![CDATA[", at)) return passCData(source, at, tags, handlers, fail);
  if (source.startsWith("<!", at)) return fail("a document type (DOCTYPE) is not accepted", at);
  const isInstruction = source.startsWith("<?", at);
  const end = isInstruction ? source.indexOf("?>", at + 2) + 1 : tagEnd(source, at);
  // What has no end is for the parser to judge, and it must not be long.
  const upTo = end <= 0 ? source.length : end + 1;
  if (upTo - at > LONGEST_TAG) return fail(`a tag is longer than ${LONGEST_TAG} characters`, at);
  tags.write(source.slice(at, upTo), at);
  return upTo;
}

function passComment(source: string, at: number, tags: TagReader, handlers: XmlHandlers, fail: Fail): number {
  const end = source.indexOf("--", at + 4);
  if (end < 0) return fail("unclosed comment", at);
  if (source[end + 2] !== ">") return fail("malformed comment", end);
  const text = source.slice(at + 4, end);
  const fault = forbiddenIn(text);
  if (fault) return fail(fault.message, at + 4 + fault.at);
  if (tags.isInside()) handlers.comment?.(withLineFeeds(text));
  else tags.write(BLANK, at);
  return end + 3;
}

function passCData(source: string, at: number, tags: TagReader, handlers: XmlHandlers, fail: Fail): number {
  if (!tags.isInside()) return fail("CDATA outside of root node", at);
  const start = at + "<![CDATA[".length;
  const end = source.indexOf("]]>", start);
  if (end < 0) return fail("unclosed CDATA", at);
  const text = source.slice(start, end);
  const fault = forbiddenIn(text);
  if (fault) return fail(fault.message, start + fault.at);
  handlers.text(withLineFeeds(text));
  return end + 3;
}

/** Where a tag's `>` stands, which may not be inside quotes; -1 when it has none, or none in reach. */
function tagEnd(source: string, at: number): number {
  for (let from = at + 1; from - at <= LONGEST_TAG;) {
    TAG_STOP.lastIndex = from;
    const stop = TAG_STOP.exec(source);
    if (!stop) return -1;
    if (stop[0] === ">") return stop.index;
    const close = source.indexOf(stop[0], stop.index + 1);
    if (close < 0) return -1;
    from = close + 1;
  }
  return -1;
}

function positionOf(source: string, at: number): [line: number, column: number] {
  let line = 1;
  let start = 0;
  for (let next = source.indexOf("\n"); next >= 0 && next < at; next = source.indexOf("\n", start)) {
    line++;
    start = next + 1;
  }
  return [line, at - start + 1];
}
