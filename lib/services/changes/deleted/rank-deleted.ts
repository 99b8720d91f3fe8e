import { valueKindOf } from "@/lib/profit/filter/operators-by-type";
import type { DeletedKey } from "../port";

export type NamedConnector = { id: string; description: string };
export type NamedField = { id: string; label?: string | null | undefined; dataType: string };

const DELETED = /^(deleted|removed|verwijderde?|gewist)$/;
/** Of names of connectors: these tell nothing of what is in them. */
const SAYS_NOTHING = new Set(["profit", "afas", "get", "incl", "excl", "van", "met", "and", "the", "per"]);
/** What ends so is a number by which a record is known: `Factuurnummer`, `InvoiceNr`, `GUID regel`. */
const IS_KEY = /(nummer|number|code|guid|identity)$|^(nr|no|id)$/;
const IS_MOMENT_OF_DELETION = /\b(deleted|deletion|removed|verwijderd|verwijderdatum|verwijdering)\b/;

/** More keys tell no more apart. */
const MOST_KEYS = 3;

/**
 * GetConnectors that by their names tell of deleted records, the likeliest for this one first: the more words their
 * names have in common with its own, in either language.
 */
export function rankDeletedConnectors(
  own: NamedConnector,
  connectors: readonly NamedConnector[],
): { connector: NamedConnector; sharedWords: number }[] {
  const ownWords = namesOf(own).filter((word) => !DELETED.test(word));
  return connectors
    .filter((other) => other.id !== own.id && namesOf(other).some((word) => DELETED.test(word)))
    .map((connector) => {
      const words = namesOf(connector);
      const sharedWords = ownWords.filter((word) => words.some((other) => isAlike(word, other))).length;
      return { connector, sharedWords };
    })
    .toSorted((one, other) => other.sharedWords - one.sharedWords);
}

/**
 * By which fields a deleted row is known to be one of these: numbers and codes of the same id, else of the same label,
 * else, where there are none, the first number of each that holds the same kind of value.
 */
export function proposeKeys(own: readonly NamedField[], deleted: readonly NamedField[]): DeletedKey[] {
  const keys = own.filter(isKey);
  const matched = keys.flatMap((field): DeletedKey[] => {
    const same = deleted.find(({ id }) => id === field.id) ?? deleted.find((other) => hasLabelOf(other, field));
    return same && isSameKind(field, same) ? [{ fieldId: field.id, deletedFieldId: same.id }] : [];
  });
  // Two fields may carry one label.
  const apart = matched.filter(
    ({ deletedFieldId }, index) => matched.findIndex((other) => other.deletedFieldId === deletedFieldId) === index,
  );
  if (apart.length > 0) return apart.slice(0, MOST_KEYS);
  for (const field of keys) {
    const like = deleted.find((other) => isKey(other) && isSameKind(field, other));
    if (like) return [{ fieldId: field.id, deletedFieldId: like.id }];
  }
  return [];
}

/**
 * The field that tells when a row was deleted. Only one that says so: asked by any other date, say that of the invoice,
 * rows that were deleted since would not come.
 */
export function proposeMoment(deleted: readonly NamedField[]): string | null {
  const moments = deleted.filter(({ dataType }) => valueKindOf(dataType) === "date");
  return (
    moments.find(({ id, label }) =>
      IS_MOMENT_OF_DELETION.test(`${wordsOf(id).join(" ")} ${wordsOf(label ?? "").join(" ")}`),
    )?.id ?? null
  );
}

function namesOf({ id, description }: NamedConnector): string[] {
  const words = [...wordsOf(id), ...wordsOf(description)];
  return [...new Set(words)].filter((word) => word.length > 2 && !SAYS_NOTHING.has(word));
}

/** `facturen` and `factuur` are left apart; `nacalculatie` and `nacalculatieregels` are not. */
function isAlike(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other].toSorted((a, b) => a.length - b.length);
  return short === long || long === `${short}s` || (short.length >= 5 && long.startsWith(short));
}

function isKey({ id, label, dataType }: NamedField): boolean {
  const kind = valueKindOf(dataType);
  if (kind !== "text" && kind !== "number") return false;
  return [wordsOf(id), wordsOf(label ?? "")].some((words) => IS_KEY.test(words.at(-1) ?? "") || words[0] === "guid");
}

function hasLabelOf(one: NamedField, other: NamedField): boolean {
  const label = wordsOf(one.label ?? "").join(" ");
  return label !== "" && label === wordsOf(other.label ?? "").join(" ");
}

function isSameKind(one: NamedField, other: NamedField): boolean {
  return valueKindOf(one.dataType) === valueKindOf(other.dataType);
}

/** `Profit_DeletedInvoices` → profit, deleted, invoices; accents go. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}
