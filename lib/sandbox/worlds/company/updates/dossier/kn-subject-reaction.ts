// cspell:ignore thumbsdown thumbsup
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField, UpdateObject } from "../../../../updates/definition";
import { at, codeList, intField, memoField, property, refersTo, textField } from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import { referenceUnknown } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Reaction, Subject } from "../../dossier";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { reactionAttachments, withoutAttachments } from "./attachment";
import { NO_TYPE } from "./subject-types";

const own = property<Reaction>();

function fields(company: Company): UpdateField[] {
  return [
    intField("Id", "Reactie", "Response ID", own("reactionId", 0)),
    intField("SbId", "Dossieritem", "Dossier item", {
      mandatory: true,
      ...refersTo("Dossieritem", "AfasKnSubject"),
      ...at<Reaction>(
        ({ subject }) => (subject.type === NO_TYPE ? null : subject.subjectId),
        (reaction, value) => {
          const subject = company.dossier().subjects.find(({ subjectId }) => subjectId === value);
          if (!subject)
            throw new SandboxRefusal(referenceUnknown({ label: { nl: "Dossieritem", en: "Dossier item" } }));
          Object.assign(reaction, { subject, by: subject.responsible });
        },
      ),
    }),
    memoField("SbTx", "Reactie", "Response", { mandatory: true, ...own("text", "") }),
    textField("VaRe", 20, "Reactie zichtbaar", "Response visible", {
      values: codeList(["I", "Intern", "Internal"], ["EI", "Extern en intern", "External and internal"]),
    }),
    intField("RTId", "Reactie op", "Response to"),
  ];
}

const EMOJI = codeList(
  ["thumbsup", "thumbsup", "thumbsup"],
  ["thumbsdown", "thumbsdown", "thumbsdown"],
  ["heart", "heart", "heart"],
  ["eyes", "eyes", "eyes"],
);

function marks(): UpdateObject[] {
  const label = intField("SLId", "Label", "Label", { isKey: true });
  const emoji = textField("EmNa", 80, "Naam emoji", "Emoji name", { isKey: true, values: EMOJI });
  return [
    updateObject("KnReactionLabel", { nl: "Label", en: "Label" }, [label]),
    updateObject("KnReactionEmoji", { nl: "Emoji", en: "Emoji" }, [emoji]),
  ];
}

/** What is said about a dossier item. The root has a name of its own (protocol 6.5). */
export function knSubjectReaction(company: Company): UpdateConnectorDefinition {
  const label = { nl: "Reactie bij dossieritem", en: "Response to dossier item" };
  const root = updateObject("KnReaction", label, fields(company), {
    identifiedBy: ["Id"],
    objects: [reactionAttachments(company), ...marks()],
    ...recordsIn<null, Reaction>({
      list: () => company.dossier().reactions,
      create: (_parent, context) => newReaction(company, context),
      remove: (_parent, reaction, context) => {
        withoutAttachments(company, (attachment) => attachment.reaction === reaction, context);
        taken(company.dossier().reactions, reaction, context);
      },
    }),
  });
  return updateConnector(root, { id: "KnSubjectReaction", resultFields: ["Id"], actions: ["insert", "delete"] });
}

function newReaction(company: Company, context: WriteContext): Reaction {
  const { reactions, subjects } = company.dossier();
  const [anySubject] = subjects;
  if (!anySubject) throw new SandboxRefusal("unexpected");
  const subject: Subject = { ...anySubject, type: NO_TYPE };
  const reaction: Reaction = {
    reactionId: nextNumber(
      reactions.map(({ reactionId }) => reactionId),
      8_001,
    ),
    subject,
    by: subject.responsible,
    text: "",
    created: context.now,
  };
  return added(reactions, reaction, context);
}
