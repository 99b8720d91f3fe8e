import type { ContentKind } from "../../documents/contents/make-document";
import { hexOf, type Random } from "../../random";
import { addDays, dayOf, momentBetween } from "./moments";
import type { Debtor } from "./relations";
import type { Employee } from "./staff";

export type SubjectType = { typeId: number; description: string };

/** A dossier item. */
export type Subject = {
  subjectId: number;
  type: SubjectType;
  title: string;
  comment: string | null;
  created: string;
  debtor: Debtor | null;
  employee: Employee | null;
  responsible: Employee;
  priority: "H" | "N" | "L";
  source: string;
  done: string | null;
  modified: string;
};

export type Reaction = { reactionId: number; subject: Subject; by: Employee; text: string; created: string };

export type Attachment = {
  attachmentId: number;
  subject: Subject;
  reaction: Reaction | null;
  fileId: string;
  fileName: string;
  size: number;
  /** The bytes that a caller wrote; without them they are made up, as many as `size` says. */
  content?: Buffer;
  /** What the made-up bytes are, where that is not what the name says. */
  holds?: ContentKind;
  /** Still listed, but no longer on the disk. */
  isGone?: true;
  /** Kept from those who do not open what is restricted. */
  restricted?: true;
};

export type Dossier = {
  subjects: Subject[];
  reactions: Reaction[];
  attachments: Attachment[];
  reactionAttachments: Attachment[];
};

export const SUBJECT_TYPES: readonly SubjectType[] = [
  { typeId: 1, description: "Klacht" },
  { typeId: 2, description: "Telefoonnotitie" },
  { typeId: 3, description: "Offerteaanvraag" },
  { typeId: 4, description: "Storingsmelding" },
  { typeId: 5, description: "Ingekomen post" },
  { typeId: 6, description: "Functioneringsgesprek" },
  { typeId: 7, description: "Identiteitsbewijs" },
];

const TITLES: Record<number, readonly string[]> = {
  1: ["Verkeerd artikel geleverd", "Factuur klopt niet", "Levering te laat"],
  2: ["Terugbelverzoek", "Vraag over levertijd"],
  3: ["Offerte warmtepomp", "Prijsopgave sanitair 40 woningen"],
  4: ["Geen warm water", "Ketel valt uit, code E13", "Lekkage verdeler"],
  5: ["Algemene voorwaarden", "Btw-verleggingsverklaring"],
  6: ["Functioneringsgesprek 2026"],
  7: ["Kopie identiteitsbewijs"],
};
const COMMENTS = [
  "Klant belde hierover al eerder.\r\nGraag vandaag oppakken.",
  "Zie bijlage.",
  "Afspraak gemaakt voor volgende week.",
  null,
];
const ANSWERS = [
  "Opgepakt.",
  "Klant teruggebeld, akkoord.",
  "Creditfactuur gemaakt.",
  "Monteur ingepland.",
  "Bijlage toegevoegd.",
];
const FILES = [
  "offerte.pdf",
  "foto ketel.jpg",
  "factuur (definitief).pdf",
  "plattegrond v2.dwg",
  "e-mail.msg",
  "scan_0001.pdf",
  "Calculatie – zonder btw.xlsx",
  "opname’s.zip",
];
const SUBJECTS = 1_900;

/** Dossier items with what was said about them and the files that hang on them. */
export function buildDossier(random: Random, debtors: readonly Debtor[], employees: readonly Employee[]): Dossier {
  const subjects = Array.from({ length: SUBJECTS }, (_, index) =>
    subject(random, index, random.pick(debtors), employees),
  );
  const reactions = subjects
    .flatMap((own) =>
      Array.from({ length: random.pick([0, 0, 1, 2]) }, () => reaction(random, own, random.pick(employees))),
    )
    .map((own, index) => ({ ...own, reactionId: 8_001 + index }));
  const attachments = subjects.flatMap((own) =>
    Array.from({ length: random.pick([0, 1, 1, 2]) }, () => attachment(random, own, null)),
  );
  const toReactions = reactions.filter(() => random.chance(0.25)).map((own) => attachment(random, own.subject, own));
  const numbered =
    (first: number) =>
    (own: Attachment, index: number): Attachment => {
      const attachmentId = first + index;
      return { ...own, attachmentId, fileId: hexOf(`file ${attachmentId} ${own.fileName}`, 32) };
    };
  return {
    subjects,
    reactions,
    attachments: attachments.map(numbered(30_001)),
    reactionAttachments: toReactions.map(numbered(60_001)),
  };
}

/** The branch whose people may see an item, by way of whom it is about; null when that is nobody. */
export function branchOf({ debtor, employee }: Subject): string | null {
  return (debtor ?? employee)?.branch ?? null;
}

function subject(random: Random, index: number, debtor: Debtor, employees: readonly Employee[]): Subject {
  const type = random.pick(SUBJECT_TYPES);
  const age = Math.round(800 * (1 - index / SUBJECTS));
  const created = momentBetween(random, -age, -age);
  const aboutStaff = type.typeId >= 6;
  const done = age > 30 && random.chance(0.85) ? addDays(created, random.int(1, 25)) : null;
  return {
    subjectId: 20_001 + index,
    type,
    title: random.pick(TITLES[type.typeId] ?? ["Dossieritem"]),
    comment: random.pick(COMMENTS),
    created,
    debtor: aboutStaff ? null : debtor,
    employee: aboutStaff ? random.pick(employees) : null,
    responsible: random.pick(employees),
    priority: random.pick(["H", "N", "N", "N", "L"] as const),
    source: random.pick(["T", "M", "P", "B"]),
    done: done === null ? null : dayOf(done),
    modified: done ?? created,
  };
}

function reaction(random: Random, subject: Subject, by: Employee): Reaction {
  return {
    reactionId: 0,
    subject,
    by,
    text: random.pick(ANSWERS),
    created: addDays(subject.created, random.fraction() * 10),
  };
}

function attachment(random: Random, subject: Subject, reaction: Reaction | null): Attachment {
  return {
    attachmentId: 0,
    subject,
    reaction,
    fileId: "",
    fileName: random.pick(FILES),
    size: random.int(900, 4_000_000),
  };
}
