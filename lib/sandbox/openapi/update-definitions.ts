// cspell:ignore Purch
import type { XsdKeys } from "../schema/xsd-keys";
import type { RowAction, UpdateConnectorDefinition, UpdateField, UpdateObject } from "../updates/definition";
import type { Level } from "./described-levels";
import { updateFieldOf } from "./described-fields";
import type { LevelEvidence } from "./example-evidence";
import { bothLanguages } from "./field-labels";
import { identityOf } from "./identity";
import type { DescribedUpdate } from "./read-open-api-file";

/** Children that their parent cannot do without: no schema tells, the real XSDs do (protocol 6.2). */
const OBLIGATORY = new Set([
  "FbSales/FbSalesLines",
  "FbPurch/FbPurchLines",
  "FbDeliveryNote/FbDeliveryNoteLines",
  "FbDirectInvoice/FbDirectInvoiceLines",
  "FbGoodsReceived/FbGoodsReceivedLines",
  "FbSubscription/FbSubscriptionLines",
  "FiEntryPar/FiEntries",
  "KnSalesRelationOrg/KnOrganisation",
  "KnSalesRelationPer/KnPerson",
  // As their counterparts for sales (inferred).
  "KnPurchaseRelationOrg/KnOrganisation",
  "KnPurchaseRelationPer/KnPerson",
]);

/**
 * Their children take one line, these insert only (protocol 6.4). An example inserts two bank accounts at once: what is
 * only inserted takes several lines (inferred).
 */
const SINGLE_BELOW = new Set(["KnOrganisation", "KnPerson"]);
const INSERT_ONLY = new Set(["KnBankAccount", "KnContactAutRole"]);

/** The definition of a described connector. `xsdKeys` are the attributes of its real XSD, where there is one. */
export function updateDefinitionOf(update: DescribedUpdate, xsdKeys: XsdKeys | undefined): UpdateConnectorDefinition {
  const actions: RowAction[] = [];
  if (update.inserts) actions.push("insert");
  if (update.updates) actions.push("update");
  if (update.deletes) actions.push("delete");
  const root = objectOf(update, update.root, { path: update.root.name, parent: undefined, xsdKeys });
  return {
    id: update.id,
    description: bothLanguages(update.summary || update.id),
    root: { ...root, identifiedBy: identityOf(root.fields, rootKeys(update, root), update.evidence.get(root.name)) },
    resultFields: asSpelledIn(root, update.results),
    actions,
  };
}

type Place = {
  path: string;
  parent: { name: string; keys: ReadonlySet<string> } | undefined;
  xsdKeys: XsdKeys | undefined;
};

function objectOf(update: DescribedUpdate, level: Level, { path, parent, xsdKeys }: Place): UpdateObject {
  const evidence = update.evidence.get(path);
  const keys = keysOf(level, path, { evidence, parentKeys: parent?.keys, xsdKeys });
  const fields = [...level.fields].map(([fieldId, field]) =>
    updateFieldOf(fieldId, field, {
      isKey: keys.has(fieldId),
      mandatory: isMandatory(level, fieldId, evidence),
      isRequired: level.insertNeeds.has(fieldId),
    }),
  );
  return {
    name: level.name,
    label: bothLanguages(level.name),
    obligatory: parent === undefined || OBLIGATORY.has(`${parent.name}/${level.name}`),
    single: parent !== undefined && SINGLE_BELOW.has(parent.name) && !INSERT_ONLY.has(level.name),
    insertOnly: INSERT_ONLY.has(level.name),
    fields,
    objects: level.levels.map((child) =>
      objectOf(update, child, { path: `${path}/${child.name}`, parent: { name: level.name, keys }, xsdKeys }),
    ),
    identifiedBy: identityOf(fields, [...keys, ...level.updateNeeds], evidence),
  };
}

/**
 * Which fields are attributes, by whom to trust most: the real XSD; an example that writes `"@X"`; a key of the parent
 * that stands among the required fields of its child again, as `SbId` does in KnSubjectLink (inferred).
 */
function keysOf(
  level: Level,
  path: string,
  told: {
    evidence: LevelEvidence | undefined;
    parentKeys: ReadonlySet<string> | undefined;
    xsdKeys: XsdKeys | undefined;
  },
): Set<string> {
  const known = (ids: Iterable<string>) => new Set([...ids].filter((id) => level.fields.has(id)));
  const fromXsd = told.xsdKeys?.get(path);
  if (fromXsd) return known(fromXsd);
  const inherited = [...(told.parentKeys ?? [])].filter((id) => level.updateNeeds.has(id) || level.insertNeeds.has(id));
  return known([...(told.evidence?.attributes ?? []), ...inherited]);
}

/** Required, unless one of AFAS's own examples inserts without it: numbers that Profit gives out, and defaults. */
function isMandatory(level: Level, fieldId: string, evidence: LevelEvidence | undefined): boolean {
  if (!level.insertNeeds.has(fieldId)) return false;
  return evidence === undefined || (evidence.written.get(fieldId) ?? 0) === evidence.inserts;
}

/**
 * What tells records of the root apart: its keys, what PUT requires, and the number that an insert gives back. The keys
 * of a DELETE path count only where nothing else is known: for a connector without required fields they are but its first
 * field. What is never updated needs no more than a number to be called by.
 */
function rootKeys(update: DescribedUpdate, root: UpdateObject): readonly string[] {
  if (!update.updates) return update.deletes ? root.fields.filter(isOwnNumber).map(({ fieldId }) => fieldId) : [];
  const keys = root.fields.filter(({ fieldId, isKey }) => isKey || update.root.updateNeeds.has(fieldId));
  const results = root.fields.filter(({ fieldId }) => asSpelledIn(root, update.results).includes(fieldId));
  const numbers = results.filter(({ dataType, mandatory }) => dataType === "int" && !mandatory);
  const known = [...keys, ...numbers];
  const names = (known.length > 0 ? known : results).map(({ fieldId }) => fieldId);
  return names.length > 0 ? names : guessedKeys(update, root);
}

/** The keys of the DELETE path, as far as examples of changes name them; else what these name of what an insert needs. */
function guessedKeys({ deleteKeys, evidence }: DescribedUpdate, root: UpdateObject): readonly string[] {
  const keys = asSpelledIn(root, deleteKeys);
  const changed = evidence.get(root.name)?.changed;
  if (!changed || keys.every((key) => changed.has(key))) return keys;
  const needed = root.fields.find(({ fieldId, mandatory }) => mandatory && changed.has(fieldId));
  return needed ? [needed.fieldId] : [];
}

function isOwnNumber({ fieldId, dataType, mandatory }: UpdateField): boolean {
  return fieldId === "Id" && dataType === "int" && !mandatory;
}

/** Names as the schema spells them: results write `id` for `Id` (protocol 9.11). */
function asSpelledIn({ fields }: UpdateObject, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const field = fields.find(({ fieldId }) => fieldId.toLowerCase() === name.toLowerCase());
    return field ? [field.fieldId] : [];
  });
}
