/**
 * The privacy room knows which fields hold what is nobody's business, and how a kept answer is blackened. Pure: it runs
 * on the server and in the browser, and imports nothing but wire types. Who may see values, and what is recorded of it,
 * must not enter here (lib/services/privacy).
 */
import { BARE_ACCOUNT, BESIDE_A_BANK, PRIVACY_RULES, type PrivacyKind } from "./privacy-kinds";

type Field = { id: string; label?: string | null | undefined; dataType: string };

/** By field id; what is not in it is no more than business. */
export type SensitiveFields = ReadonlyMap<string, PrivacyKind>;

const judged = new WeakMap<readonly Field[], SensitiveFields>();

/**
 * What the names of a connector's fields make us think. A guess: it looks at ids and labels, in Dutch and English, never
 * at values. Remembered per list of fields, for it is asked at every page of rows.
 */
export function sensitiveFieldsOf(fields: readonly Field[]): SensitiveFields {
  const known = judged.get(fields);
  if (known) return known;
  const words = fields.map(({ id, label }) => [wordsOf(id), wordsOf(label ?? "")]);
  const isOfBank = words.some((texts) => texts.some((text) => BESIDE_A_BANK.test(text)));
  const sensitive = new Map<string, PrivacyKind>();
  fields.forEach(({ id, dataType }, index) => {
    const kind = kindOf(words[index] ?? [], dataType === "boolean", isOfBank);
    if (kind) sensitive.set(id, kind);
  });
  judged.set(fields, sensitive);
  return sensitive;
}

function kindOf(texts: readonly string[], isTick: boolean, isOfBank: boolean): PrivacyKind | null {
  for (const { kind, says, butNot, isTickSensitive } of PRIVACY_RULES) {
    if (isTick && !isTickSensitive) continue;
    if (texts.some((text) => butNot?.test(text))) continue;
    if (texts.some((text) => says.test(text))) return kind;
  }
  return !isTick && isOfBank && texts.some((text) => BARE_ACCOUNT.test(text)) ? "bank" : null;
}

/** `DateBirth` → `date birth`, `Geb.datum` → `geb datum`; accents go. */
function wordsOf(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, " ")
    .trim();
}
