import { searchable } from "@/components/connectors/fields/match-fields";
import { valueKindOf } from "@/lib/profit/filter/operators-by-type";

type Field = { id: string; label: string; dataType: string };
type Connector = { connectorId: string; fields: readonly Field[] };

/** Why a field may hold the same key: its id, its label, or a name that says the same in another way. */
type Likeness = "id" | "label" | "key";
export type FollowTarget = { connectorId: string; field: Field; likeness: Likeness | null };

/** More are not looked through; the search finds the rest. */
const MOST_PROPOSALS = 12;
const MOST_FOUND = 40;

/**
 * Fields of other connectors that may hold the same key, the likeliest first: the same id, then the same label, then a
 * name that looks like it. Of those alike the connector that is called after the key comes first ("DebtorId" leads to
 * Profit_Debtor), and a field of another kind of value comes last.
 */
export function proposeTargets(
  connectors: readonly Connector[],
  from: { connectorId: string; field: { id: string; label?: string | null | undefined; dataType: string } },
): FollowTarget[] {
  const key = stemOf(from.field.id);
  const ranked = connectors.flatMap(({ connectorId, fields }) => {
    if (connectorId === from.connectorId) return [];
    const targets = fields.flatMap((field) => {
      const likeness = likenessOf(from.field, field, connectorId);
      return likeness ? [{ target: { connectorId, field, likeness }, rank: rankOf(likeness, from.field, field) }] : [];
    });
    // One field of a connector is proposed: the likeliest.
    const [best] = targets.toSorted((one, other) => one.rank - other.rank);
    return best ? [{ ...best, rank: best.rank - (isHomeOf(connectorId, key) ? 0.5 : 0) }] : [];
  });
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, MOST_PROPOSALS)
    .map(({ target }) => target);
}

const RANKS: Record<Likeness, number> = { id: 0, label: 1, key: 2 };

function rankOf(likeness: Likeness, from: { dataType: string }, to: { dataType: string }): number {
  return RANKS[likeness] + (valueKindOf(from.dataType) === valueKindOf(to.dataType) ? 0 : 3);
}

function likenessOf(
  from: { id: string; label?: string | null | undefined },
  to: Field,
  connectorId: string,
): Likeness | null {
  if (from.id === to.id) return "id";
  if (from.label && searchable(from.label) === searchable(to.label)) return "label";
  const key = stemOf(from.id);
  if (key.length < 3) return null;
  if (stemOf(to.id) === key) return "key";
  // "DebtorId" and the plain "Id" of Profit_Debtor.
  return stemOf(to.id) === "" && isHomeOf(connectorId, key) ? "key" : null;
}

/** `Profit_Debtor` is where debtors live; so is `Profit_Debtors`. */
function isHomeOf(connectorId: string, key: string): boolean {
  if (key.length < 3) return false;
  const names = connectorId.split(/[_\W]+/).map((part) => searchable(part).replace(/(?<=...)s$/, ""));
  return names.includes(key.replace(/(?<=...)s$/, ""));
}

/** What a key is about, without the word that says that it is one: `DebtorId`, `Debtor_Nr` and `debtorCode` are alike. */
function stemOf(id: string): string {
  const words = id
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.filter((word) => !KEY_WORDS.has(word)).join("");
}

const KEY_WORDS = new Set(["id", "nr", "no", "number", "nummer", "code", "key", "sleutel", "ref"]);

/** For who searches by hand: every word in the connector's name or in the field's; whole fields of all connectors. */
export function searchTargets(connectors: readonly Connector[], search: string): FollowTarget[] {
  const words = searchable(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: FollowTarget[] = [];
  for (const { connectorId, fields } of connectors) {
    const connector = searchable(connectorId);
    for (const field of fields) {
      const texts = `${connector} ${searchable(field.label)} ${searchable(field.id)}`;
      if (words.every((word) => texts.includes(word))) found.push({ connectorId, field, likeness: null });
      if (found.length === MOST_FOUND) return found;
    }
  }
  return found;
}
