import type { XmlElement } from "@/lib/xml/parse-xml";
import type { WrittenOrder } from "../../filter/order";
import { parseOrRefuse } from "../../parse-or-refuse";
import { SandboxRefusal } from "../../refusal";
import { OPTIONS_UNREADABLE } from "../wordings";

/** What GetDataWithOptions can ask for beyond GetData (protocol 4.4). */
export type GetOptions = {
  output: Output;
  /** With the schema in front of the rows. */
  hasMetadata: boolean;
  skip: string | undefined;
  take: string | undefined;
  order: WrittenOrder[];
};

export type Output =
  { mode: "xml"; withEmpty: boolean } | { mode: "text"; separator: ";" | "\t"; format: "regional" | "fixed" };

/** GetData is as if nothing had been asked for: XML, no schema, empty fields left out (inferred; protocol 4.4). */
export const NO_OPTIONS: GetOptions = {
  output: { mode: "xml", withEmpty: false },
  hasMetadata: false,
  skip: undefined,
  take: undefined,
  order: [],
};

const LIMITS = { depth: 8, attributes: 32, nodes: 5_000 };

/**
 * Reads the options. Tags may be written in any case (protocol 1.3), unknown ones do nothing (inferred), and a value that
 * no source describes is refused (inferred), but for Outputoptions 1, which acts as 2.
 */
export function readOptions(written: string): GetOptions {
  if (written.trim() === "") return NO_OPTIONS;
  const root = parseOrRefuse(written, LIMITS, OPTIONS_UNREADABLE);
  if (root.name.toLowerCase() !== "options") throw new SandboxRefusal(OPTIONS_UNREADABLE, `<${root.name}>`);
  const options = new Map<string, XmlElement>();
  for (const child of root.children) {
    const name = child.name.toLowerCase();
    if (!options.has(name)) options.set(name, child);
  }
  const option = (name: string) => options.get(name)?.text.trim() || undefined;
  return {
    output: outputOf(option("outputmode") ?? "1", option("outputoptions")),
    hasMetadata: choice("Metadata", option("metadata") ?? "0", { "0": false, "1": true }),
    skip: option("skip"),
    take: option("take"),
    order: (options.get("index")?.children ?? []).map(orderOf),
  };
}

function outputOf(mode: string, outputOptions: string | undefined): Output {
  const kind = choice("Outputmode", mode, { "1": "xml", "2": "text" } as const);
  if (kind === "xml") {
    const withEmpty = choice("Outputoptions", outputOptions ?? "2", { "1": false, "2": false, "3": true });
    return { mode: "xml", withEmpty };
  }
  return choice("Outputoptions", outputOptions ?? "1", {
    "1": { mode: "text", separator: ";", format: "regional" },
    "2": { mode: "text", separator: "\t", format: "regional" },
    "3": { mode: "text", separator: ";", format: "fixed" },
    "4": { mode: "text", separator: "\t", format: "fixed" },
  } as const);
}

/** OperatorType 1 is ascending, 0 descending; ascending when it is missing (inferred). */
function orderOf({ name, attributes }: XmlElement): WrittenOrder {
  const fieldId = attributes.get("FieldId");
  if (name.toLowerCase() !== "field" || fieldId === undefined) throw new SandboxRefusal(OPTIONS_UNREADABLE, "Index");
  const type = attributes.get("OperatorType")?.trim() ?? "1";
  return { fieldId, descending: choice("Index OperatorType", type, { "0": true, "1": false }) };
}

function choice<T>(option: string, written: string, choices: Readonly<Record<string, T>>): T {
  if (!Object.hasOwn(choices, written)) {
    throw new SandboxRefusal(OPTIONS_UNREADABLE, `${option} '${written.slice(0, 40)}'`);
  }
  return choices[written] as T;
}
