import { hexOf } from "../../../../random";
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateObject } from "../../../../updates/definition";
import { at, keyField, memoField, property, textField } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import type { Company } from "../../company";
import type { Attachment, Reaction, Subject } from "../../dossier";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { FILE_UNREADABLE } from "../wordings";

/** Files on a dossier item or on a reaction to it: what is written is what SubjectConnector gives back (protocol 3.9). */

const own = property<Attachment>();

const FIELDS = [
  textField("FileName", 255, "Bestandsnaam", "File name", { mandatory: true, ...own("fileName", "") }),
  keyField(
    "FileId",
    32,
    "Bestand-id",
    "File ID",
    at<Attachment>(({ fileId }) => fileId),
  ),
  // Text in the XSD of KnSubject, and base64 all the same (protocol 6.2).
  memoField("FileStream", "Bestand", "File as byte-array", {
    ...at<Attachment>(
      ({ content }) => content?.toString("base64") ?? null,
      (attachment, value) => {
        attachment.content = Buffer.from(String(value ?? ""), "base64");
        attachment.size = attachment.content.length;
      },
    ),
  }),
];

export function subjectAttachments(company: Company): UpdateObject {
  const all = () => company.dossier().attachments;
  return attachmentObject<Subject>("KnSubjectAttachment", {
    all,
    isOn: (subject) => (attachment) => attachment.subject === subject,
    hung: (subject) => ({ subject, reaction: null }),
    numbers: () => numbersOf(company),
  });
}

export function reactionAttachments(company: Company): UpdateObject {
  const all = () => company.dossier().reactionAttachments;
  return attachmentObject<Reaction>("KnReactionAttachment", {
    all,
    isOn: (reaction) => (attachment) => attachment.reaction === reaction,
    hung: (reaction) => ({ subject: reaction.subject, reaction }),
    numbers: () => numbersOf(company),
  });
}

function numbersOf(company: Company): number[] {
  const { attachments, reactionAttachments: onReactions } = company.dossier();
  return [...attachments, ...onReactions].map(({ attachmentId }) => attachmentId);
}

type Hanging<Owner> = {
  all: () => Attachment[];
  isOn: (owner: Owner) => (attachment: Attachment) => boolean;
  hung: (owner: Owner) => Pick<Attachment, "subject" | "reaction">;
  numbers: () => number[];
};

function attachmentObject<Owner extends object>(
  name: string,
  { all, isOn, hung, numbers }: Hanging<Owner>,
): UpdateObject {
  return updateObject(name, { nl: "Bijlage", en: "Attachment" }, FIELDS, {
    identifiedBy: ["FileId"],
    rules: [base64Rule],
    ...recordsIn<Owner, Attachment>({
      list: (owner) => all().filter(isOn(owner)),
      create: (owner, context) => {
        const attachmentId = nextNumber(numbers(), 30_001);
        const fileId = hexOf(`file ${attachmentId} ${context.now}`, 32);
        const content = Buffer.alloc(0);
        return added(all(), { ...hung(owner), attachmentId, fileId, fileName: "", size: 0, content }, context);
      },
      remove: (_owner, attachment, context) => taken(all(), attachment, context),
    }),
  });
}

const base64Rule: RecordRule = ({ view, written }) => {
  const base64 = written.fields.get("FileStream")?.replace(/\s+/g, "") ?? "";
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new SandboxRefusal(FILE_UNREADABLE, String(view.value("FileName")));
  }
};

export function withoutAttachments(company: Company, of: (attachment: Attachment) => boolean, context: WriteContext) {
  const { attachments, reactionAttachments: onReactions } = company.dossier();
  for (const list of [attachments, onReactions]) {
    for (const attachment of list.filter(of)) taken(list, attachment, context);
  }
}
