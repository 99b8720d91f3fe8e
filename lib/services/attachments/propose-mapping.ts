import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { DossierMapping } from "../dossier-export/dossier-mapping";

/** A GetConnector that may have to do with the dossier. */
export type DescribedConnector = { id: string; fields: readonly GetConnectorField[] };

/** What was found of a dossier; an app connector need not have all of it. */
export type FoundDossier = {
  [Part in keyof DossierMapping]: DossierMapping[Part] | null;
};

/** AFAS delivers these (protocol 3.9); a company's own are told by their words. */
const DELIVERED = {
  items: "Profit_Subjects",
  attachments: "Profit_Subject_Attachments",
  reactions: "Profit_Subject_Reactions",
  reactionAttachments: "Profit_Subject_Reaction_Attachments",
  types: "Profit_SubjectTypes",
} as const;

// cspell:disable: parts of words, and names of fields without their capitals
const HAS_TO_DO = /subject|dossier|bijlage|attachment|reacti/i;
const MOST_LOOKED_AT = 24;

/** The connectors worth a look, those that AFAS delivers first: looking costs a call each. */
export function candidatesOf(connectors: readonly { id: string; description: string }[]): string[] {
  const delivered: readonly string[] = Object.values(DELIVERED);
  const present = delivered.filter((id) => connectors.some((connector) => connector.id === id));
  if (present.length === delivered.length) return present;
  const others = connectors
    .filter(({ id, description }) => HAS_TO_DO.test(`${id} ${description}`) && !present.includes(id))
    .filter(({ id }) => !id.startsWith("Sandbox_Kn"));
  return [...present, ...others.map(({ id }) => id)].slice(0, MOST_LOOKED_AT);
}

const WORDS = {
  subjectId: ["subjectid", "dossieritem", "dossieritemid", "subject"],
  fileId: ["fileid", "bijlage", "bijlageid", "bestandid"],
  fileName: ["filename", "naam", "bestandsnaam", "name"],
  fileSize: ["filesize", "bestandsgrootte", "size"],
  reactionId: ["reactionid", "reactie", "reactieid"],
  date: ["datecreated", "instuurdatum", "subjectdate", "datum", "date", "created", "createdate"],
  type: ["typeid", "subjecttypeid", "typedossieritem", "featureid", "type"],
  relation: [
    "debtorid",
    "verkooprelatie",
    "relation",
    "bcco",
    "organisatiepersoon",
    "debiteur",
    "crediteur",
    "creditorid",
  ],
  title: ["subject", "onderwerp", "title", "ds", "description", "omschrijving"],
  typeId: ["subjecttypeid", "typeid", "id", "code"],
  description: ["description", "omschrijving", "naam", "name"],
} as const;

// cspell:enable

/** The parts of a dossier, each from the first connector whose fields say that it is one. */
export function proposedMapping(connectors: readonly DescribedConnector[]): FoundDossier {
  const withFields = connectors.map(({ id, fields }) => ({
    connectorId: id,
    find: (word: keyof typeof WORDS, except: readonly (string | null)[] = []) => fieldFor(fields, WORDS[word], except),
    hasText: (fieldId: string | null) => fields.find(({ id: own }) => own === fieldId)?.dataType === "string",
  }));
  const found: FoundDossier = {
    items: null,
    attachments: null,
    reactions: null,
    reactionAttachments: null,
    types: null,
  };
  for (const { connectorId, find, hasText } of withFields) {
    const subjectId = find("subjectId");
    const fileId = find("fileId", [subjectId]);
    const reactionId = find("reactionId");
    const isFile = subjectId !== null && fileId !== null && hasText(fileId);
    if (isFile) {
      const file = { connectorId, subjectId, fileId, fileName: find("fileName"), fileSize: find("fileSize") };
      if (reactionId) found.reactionAttachments ??= { ...file, reactionId };
      else found.attachments ??= file;
    } else if (subjectId && reactionId) found.reactions ??= { connectorId, id: reactionId, subjectId };
    else if (subjectId) {
      const subject = find("title", [subjectId]);
      const date = find("date");
      if (subject || date) {
        const rest = { type: find("type"), relation: find("relation"), subject };
        found.items ??= { connectorId, id: subjectId, date, ...rest };
      }
    } else {
      const [id, description] = [find("typeId"), find("description")];
      if (id && description && /type/i.test(connectorId)) found.types ??= { connectorId, id, description };
    }
  }
  return found;
}

/** The field with the most telling name; `subject` is an id in some connectors and a title in others, by its type. */
function fieldFor(
  fields: readonly GetConnectorField[],
  words: readonly string[],
  except: readonly (string | null)[],
): string | null {
  for (const word of words) {
    const field = fields.find(({ id, dataType }) => {
      if (except.includes(id) || id.toLowerCase().replace(/[^a-z]/g, "") !== word) return false;
      return !(words === WORDS.subjectId && word === "subject" && dataType !== "int");
    });
    if (field) return field.id;
  }
  return null;
}
