// cspell:ignore Ctxt
import * as libxml2 from "libxml2-wasm/lib/libxml2.mjs";
import { type Complaint, ComplaintCollector } from "./complaint";
import { hasDoctype } from "./has-doctype";

/**
 * Judges documents by an XSD with libxml2 (WebAssembly), in Node and in a browser's worker. What comes in is hostile: no
 * DTD, and nothing is ever fetched, for libxml2 is given no way to read a file. Knows nothing of Profit.
 */
export type XsdValidator = {
  /** Empty when the text is valid; never more than `MOST_COMPLAINTS`. */
  validate(text: string): Complaint[];
  /** Its memory lies outside of JavaScript's. */
  dispose(): void;
};

/** The schema itself is no good; what libxml2 says of it is the message. */
export class XsdFault extends Error {
  override readonly name = "XsdFault";
  readonly code = "schemaDoesNotCompile";
  /** From 1; 0 when it is about the whole. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** XML_PARSE_HUGE (a file of 75 MB in one element), NONET, COMPACT, BIG_LINES, NO_XXE. */
const OPTIONS = 524_288 | 2_048 | 65_536 | 4_194_304 | 8_388_608;

/** Throws XsdFault when the schema does not compile. */
export function compileXsd(xsd: string): XsdValidator {
  let schema = compiled(xsd);
  return {
    validate: (text) => {
      if (schema === 0) throw new Error("The validator was disposed of");
      return complaintsOf(schema, text);
    },
    dispose: () => {
      if (schema !== 0) libxml2.xmlSchemaFree(schema);
      schema = 0;
    },
  };
}

function compiled(xsd: string): number {
  if (hasDoctype(xsd)) throw new XsdFault("a document type (DOCTYPE) is not accepted", 0);
  const collector = new ComplaintCollector();
  const { document } = parsed(xsd, collector);
  try {
    if (document === 0) throw faultOf(collector);
    const context = libxml2.xmlSchemaNewDocParserCtxt(document);
    collector.listen((handler, id) => libxml2.xmlSchemaSetParserStructuredErrors(context, handler, id));
    const schema = libxml2.xmlSchemaParse(context);
    libxml2.xmlSchemaFreeParserCtxt(context);
    if (schema === 0) throw faultOf(collector);
    return schema;
  } finally {
    if (document !== 0) libxml2.xmlFreeDoc(document);
    collector.end();
  }
}

function faultOf({ complaints }: ComplaintCollector): XsdFault {
  const [first] = complaints;
  return new XsdFault(first?.message ?? "it is no XML", first?.line ?? 0);
}

function complaintsOf(schema: number, text: string): Complaint[] {
  if (hasDoctype(text)) {
    return [{ kind: "parse", isFatal: true, message: "DOCTYPE is not accepted", line: 0, column: 0, xpath: null }];
  }
  const collector = new ComplaintCollector();
  const { document, isWhole } = parsed(text, collector);
  try {
    if (isWhole) {
      const context = libxml2.xmlSchemaNewValidCtxt(schema);
      collector.kind = "schema";
      collector.listen((handler, id) => libxml2.xmlSchemaSetValidStructuredErrors(context, handler, id));
      const verdict = libxml2.xmlSchemaValidateDoc(context, document);
      libxml2.xmlSchemaFreeValidCtxt(context);
      if (verdict < 0) collector.add("internal error of the validator");
    }
    return collector.complaints;
  } finally {
    if (document !== 0) libxml2.xmlFreeDoc(document);
    collector.end();
  }
}

/** `isWhole`: well-formed, but for prefixes that nothing declares, which leave a tree. */
function parsed(text: string, collector: ComplaintCollector): { document: number; isWhole: boolean } {
  const context = libxml2.xmlNewParserCtxt();
  collector.listen((handler, id) => libxml2.xmlCtxtSetErrorHandler(context, handler, id));
  const document = libxml2.xmlReadString(context, text, null, "UTF-8", OPTIONS);
  libxml2.xmlFreeParserCtxt(context);
  if (document === 0 && collector.complaints.length === 0) collector.add("Document is empty");
  return { document, isWhole: document !== 0 };
}
