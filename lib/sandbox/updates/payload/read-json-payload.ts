import { SandboxRefusal } from "../../refusal";
import type { RowAction } from "../definition";
import { rowActionOf } from "./row-action";
import { UNREADABLE } from "../wordings";
import type { WrittenElement, WrittenObject } from "../written";

/**
 * Reads the JSON of an UpdateConnector in every form that clients write it in (protocol 3.6, 6.3): Element as object or
 * array, Objects as array or object, the action and the keys in either place. What the names stand for is not looked at.
 */

/** Profit goes six levels deep (protocol 9.28); what is nested deeper than this is no payload. */
const DEEPEST = 16;

type JsonObject = Readonly<Record<string, unknown>>;

/** "invalid-json" for what is no JSON at all, which has an answer of its own (protocol 3.0). */
export function readJsonPayload(text: string): WrittenObject | "invalid-json" {
  const json = parsed(text.replace(/^\ufeff/, ""));
  if (json === undefined) return "invalid-json";
  const [root, ...others] = isObject(json) ? Object.entries(json) : [];
  if (!root || others.length > 0) return refuse("{ }");
  return objectOf(...root, 1);
}

/** That JSON nested too deep for the parser is as invalid as any other is inferred. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, withWrittenNumbers);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * A number as it was written, where the parser tells (Node 24 does, 22 does not): a decimal of 18 digits does not
 * survive as a number of JavaScript.
 */
function withWrittenNumbers(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number") return value;
  const source = context?.source ?? "";
  return /^-?\d+(\.\d+)?$/.test(source) ? source : plain(value);
}

/** Without an exponent, which the fields of Profit do not know. */
function plain(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Math.abs(value) < 1 ? value.toFixed(100).replace(/0+$/, "") : BigInt(value).toString();
}

function objectOf(name: string, value: unknown, depth: number): WrittenObject {
  if (depth > DEEPEST) return refuse(name);
  const { Element: elements, ...others } = isObject(value) ? value : refuse(name);
  const [other] = Object.keys(others);
  if (other !== undefined) return refuse(`${name}.${other}`);
  const list: readonly unknown[] = Array.isArray(elements) ? elements : [elements];
  if (list.length === 0) return refuse(`${name}.Element`);
  return { name, elements: list.map((element) => elementOf(name, element, depth)) };
}

function elementOf(name: string, value: unknown, depth: number): WrittenElement {
  const element = isObject(value) ? value : refuse(`${name}.Element`);
  const own = new Map<string, unknown>();
  const attributes: [string, unknown][] = [];
  for (const [property, inside] of Object.entries(element)) {
    if (property.startsWith("@")) attributes.push([property.slice(1), inside]);
    else if (property === "Fields" || property === "Objects") own.set(property, inside);
    else return refuse(`${name}.Element.${property}`);
  }
  return { ...valuesOf(name, attributes, own.get("Fields")), objects: objectsOf(name, own.get("Objects"), depth) };
}

/** An attribute may stand in Fields as well: actions do, and keys then mean the same (inferred; protocol 9.7). */
function valuesOf(name: string, attributes: [string, unknown][], written: unknown) {
  const fields = new Map<string, string | null>();
  // One official example has Fields in an array (FiEntries).
  const parts: readonly unknown[] = Array.isArray(written) ? written : [written];
  for (const [property, value] of parts.flatMap((part) => entriesOf(name, part))) {
    if (property.startsWith("@")) attributes.push([property.slice(1), value]);
    else fields.set(property, textOf(property, value));
  }
  const keys = new Map<string, string | null>();
  const actions: (string | null)[] = [];
  for (const [property, value] of attributes) {
    const text = textOf(property, value);
    if (property.toLowerCase() === "action") actions.push(text);
    else if (keys.has(property) && keys.get(property) !== text) return refuse(`@${property}`);
    else keys.set(property, text);
  }
  const action: RowAction | undefined = rowActionOf(...actions);
  return { action, keys, fields };
}

/** Objects is an array of objects with one or more names, or one object with all of them; null says nothing (inferred). */
function objectsOf(name: string, written: unknown, depth: number): WrittenObject[] {
  const parts: readonly unknown[] = Array.isArray(written) ? written : [written];
  return parts.flatMap((part) =>
    entriesOf(name, part).flatMap(([child, value]) => (value === null ? [] : objectOf(child, value, depth + 1))),
  );
}

/** Official examples write `"Fields": ""` for none. */
function entriesOf(name: string, value: unknown): [string, unknown][] {
  if (value === undefined || value === null || value === "") return [];
  return Object.entries(isObject(value) ? value : refuse(name));
}

/**
 * Numbers count as their text, `""` as nothing (protocol 3.6). Booleans are `1` and `0`, as in XML: an official example
 * sends `true` to a text of three characters (VaDu of KnPurchaseRelationOrg).
 */
function textOf(name: string, value: unknown): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string") return value;
  return typeof value === "boolean" ? (value ? "1" : "0") : refuse(name);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(what: string): never {
  throw new SandboxRefusal(UNREADABLE, what);
}
