import { isBase64 } from "../../check/value/base64";
import { valueFault } from "../../check/value/value-fault";
import type { SchemaField } from "../../connector-schema";
import { elementRemoval } from "./edits/removal";
import { valueAt, valueEdit } from "./edits/value-edit";
import { type Fix, fixOf, type FixKind, MOST_CHOICES } from "./fix";
import { type FixContext, paramOf } from "./fix-context";
import { isClear, nearestOf } from "./readings/nearest";
import { readBoolean } from "./readings/read-boolean";
import { readMoment } from "./readings/read-moment";
import { readNumber, roundNumber } from "./readings/read-number";

/** Another way to write a value. `isSure`: it says the same. */
type Reading = { to: string; kind: FixKind; isSure: boolean };

/** A value that is written in another form than XSD wants: all that it can mean, and never a guess. */
export function formFixes(context: FixContext): Fix[] {
  const { field } = context;
  const value = valueAt(context);
  if (!field || value === null) return [];
  return replacements(context, value, readingsOf(field, value));
}

function readingsOf(field: SchemaField, value: string): Reading[] {
  switch (field.kind) {
    case "int":
    case "decimal":
      return numberReadings(field, value);
    case "boolean":
      return readBoolean(value).map((yes) => ({ to: String(yes), kind: "replaceValue", isSure: true }));
    case "date":
    case "dateTime":
    case "time":
      return readMoment(value, field.kind).map(({ value: to, isWhole }) => ({
        to,
        kind: "replaceValue",
        isSure: isWhole,
      }));
    default:
      return [];
  }
}

/** What fits stays as it is; what has too many decimals is rounded. */
function numberReadings(field: SchemaField, value: string): Reading[] {
  return readNumber(value).flatMap((to): Reading[] => {
    if (!valueFault(field, to, EXACT)) return [{ to, kind: "replaceValue", isSure: true }];
    const rounded = roundNumber(to, field.kind === "int" ? 0 : (field.decimals ?? 0));
    const isSame = rounded !== null && new RegExp(`^${rounded.replace(".", "\\.")}\\.?0*$`).test(to);
    return rounded === null ? [] : [{ to: rounded, kind: isSame ? "replaceValue" : "round", isSure: isSame }];
  });
}

const EXACT = { isAttribute: false, isExact: true };

function replacements(context: FixContext, from: string, readings: readonly Reading[]): Fix[] {
  const { field } = context;
  const fitting = readings.filter(({ to }) => to !== from && field && !valueFault(field, to, EXACT));
  fitting.sort((one, other) => Number(other.isSure) - Number(one.isSure));
  return fitting.flatMap(({ to, kind, isSure }) => {
    const edit = valueEdit(context, to);
    return edit ? [fixOf(kind, { from: shown(from), to }, [edit], isSure && fitting.length === 1)] : [];
  });
}

const LONGEST_SHOWN = 40;

function shown(value: string): string {
  return value.length <= LONGEST_SHOWN ? value : `${value.slice(0, LONGEST_SHOWN)}…`;
}

/** The blanks around it if that is enough; else what is too much of it. */
export function lengthFixes(context: FixContext): Fix[] {
  const value = valueAt(context);
  const limit = context.field?.length;
  if (value === null || !limit) return [];
  const name = paramOf(context.problem, "name");
  const trimmed = value.trim();
  const cut = [...trimmed].slice(0, limit).join("").trimEnd();
  const edit = valueEdit(context, cut === "" ? trimmed.slice(0, limit) : cut);
  if (!edit || trimmed === "") return [];
  return cut === trimmed
    ? [fixOf("replaceValue", { from: shown(value), to: shown(trimmed) }, [edit], true)]
    : [fixOf("shorten", { name, limit }, [edit])];
}

/** Longer ones would hold the editor up, and are seldom typed. */
const LONGEST_FILE = 2_000_000;

/** What a browser or another library writes around or instead of base64 as XML has it. */
export function base64Fixes(context: FixContext): Fix[] {
  const value = valueAt(context);
  if (value === null || value.length > LONGEST_FILE) return [];
  const bare = value
    .replace(/^\s*data:[^,]{0,200};base64,/, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  const length = bare.replace(/[\s=]+/g, "").length;
  const to = bare.replace(/[\s=]+$/, "") + "=".repeat((4 - (length % 4)) % 4);
  const edit = length > 0 && length % 4 !== 1 && isBase64(to) && to !== value ? valueEdit(context, to) : null;
  return edit ? [fixOf("replaceValue", { from: shown(value), to: shown(to) }, [edit], true)] : [];
}

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
/** Those of the Dutch clock, and the `Z` that Profit itself puts behind it (design 5.5). */
const DUTCH = /(?:Z|\+0[12]:00)$/;

export function zoneFixes(context: FixContext): Fix[] {
  const value = valueAt(context);
  const to = value?.replace(ZONE, "");
  const edit = to === undefined || to === value ? null : valueEdit(context, to);
  return edit && value !== null && to !== undefined
    ? [fixOf("dropZone", { from: value, to }, [edit], DUTCH.test(value))]
    : [];
}

/** A code by its text, by its number without zeros in front, or by being nearly written so. */
export function codeFixes(context: FixContext): Fix[] {
  const value = valueAt(context);
  const codes = (context.field?.codes ?? []).filter(({ id }) => id !== "");
  if (value === null) return [];
  const number = /^\d+$/.test(value.trim()) ? Number(value) : null;
  const same = number === null ? undefined : codes.filter(({ id }) => /^\d+$/.test(id) && Number(id) === number);
  const near = nearestOf(value, codes, ({ id, text, englishText }) => [id, text, englishText], MOST_CHOICES);
  const found = same?.length === 1 && same[0] ? [{ item: same[0], likeness: 1 }] : near;
  // Of a short list all can be offered.
  const others = codes.length > MOST_CHOICES ? [] : codes.filter((code) => !found.some(({ item }) => item === code));
  const isMeant = isClear(found);
  return [...found.map(({ item }) => item), ...others].flatMap((code, index) => {
    const edit = valueEdit(context, code.id);
    const params = { from: shown(value), to: code.id, label: code.text ?? "none" };
    return edit ? [fixOf("replaceCode", params, [edit], index === 0 && isMeant)] : [];
  });
}

/** Nought where Profit takes none: without the field it keeps its own. */
export function zeroFixes({ document, element, attribute }: FixContext): Fix[] {
  if (attribute) return [];
  return [fixOf("removeElement", { name: element.name }, [elementRemoval(document.text, element)])];
}
