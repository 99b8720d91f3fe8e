// cspell:ignore Instuurdatum
import { date, flag, getConnector, int, key, memo, text } from "../../rows/columns";
import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { type Attachment, branchOf, type Reaction, type Subject, SUBJECT_TYPES, type SubjectType } from "./dossier";

type Dossier = Company["dossier"];

/** Dossier items, reactions, and the ids of the files on both (the files themselves come with the SubjectConnector). */
export function dossierConnectors({ dossier }: Company): GetConnectorDefinition[] {
  return [types(), subjects(dossier), reactions(dossier), attachments(dossier), reactionAttachments(dossier)];
}

function types(): GetConnectorDefinition {
  return getConnector("Profit_SubjectTypes", "Type dossieritems", () => SUBJECT_TYPES, [
    int("SubjectTypeId", 6, "Type dossieritem", "Dossier item type", (t: SubjectType) => t.typeId),
    text("Description", 50, "Omschrijving", "Description", (t) => t.description),
    flag("Responsible", "Verantwoordelijke", "Resp. person", () => true),
  ]);
}

function subjects(dossier: Dossier): GetConnectorDefinition {
  return getConnector("Profit_Subjects", "Dossieritems", () => dossier().subjects, [
    int("TypeId", 6, "Type dossieritem", "Dossier item type", (s: Subject) => s.type.typeId),
    int("SubjectId", 9, "Dossieritem", "Dossier item", (s) => s.subjectId),
    date("DateCreated", "Instuurdatum", "Submission date", (s) => s.created),
    text("Subject", 255, "Onderwerp", "Subject", (s) => s.title),
    memo("Comment", "Toelichting", "Comment", (s) => s.comment),
    key("DebtorId", 16, "Verkooprelatie", "Sales contact", (s) => s.debtor?.debtorId ?? null),
    key("EmployeeId", 15, "Medewerker", "Employee", (s) => s.employee?.employeeId ?? null),
    flag("ToDebtor", "Bij verkooprelatie", "To sales contact", (s) => s.debtor !== null),
    flag("ToEmployee", "Bij medewerker", "To employee", (s) => s.employee !== null),
    key("Responsible", 15, "Verantwoordelijke", "Resp. person", (s) => s.responsible.employeeId),
    flag("Afgehandeld", "Afgehandeld", "Completed", (s) => s.done !== null),
    date("Datum_afgehandeld", "Datum afgehandeld", "Date completed", (s) => s.done),
    key("Bron", 5, "Bron", "Source", (s) => s.source),
    key("Prioriteit", 5, "Prioriteit", "Priority", (s) => s.priority),
    key("Vestiging", 3, "Vestiging", "Branch", branchOf),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (s) => s.modified),
  ]);
}

function reactions(dossier: Dossier): GetConnectorDefinition {
  return getConnector("Profit_Subject_Reactions", "Reacties op dossieritems", () => dossier().reactions, [
    int("reaction_id", 9, "Reactie", "Response", (r: Reaction) => r.reactionId),
    int("subject_id", 9, "Dossieritem", "Dossier item", (r) => r.subject.subjectId),
    key("employee_id", 15, "Medewerker", "Employee", (r) => r.by.employeeId),
    memo("text", "Reactie", "Response text", (r) => r.text),
    date("created", "Aanmaakdatum", "Created on", (r) => r.created),
  ]);
}

function attachments(dossier: Dossier): GetConnectorDefinition {
  return getConnector("Profit_Subject_Attachments", "Bijlagen bij dossier", () => dossier().attachments, [
    int("attachment_id", 9, "Bijlage-ID", "Attachment ID", (a: Attachment) => a.attachmentId),
    int("subject_id", 9, "Dossieritem", "Dossier item", (a) => a.subject.subjectId),
    text("file_id", 32, "Bijlage", "Attachment", (a) => a.fileId),
    text("file_name", 255, "Naam", "Name", nameOf),
  ]);
}

function reactionAttachments(dossier: Dossier): GetConnectorDefinition {
  const all = () => dossier().reactionAttachments;
  return getConnector("Profit_Subject_Reaction_Attachments", "Bijlagen bij reactie", all, [
    int("attachment_id", 9, "Bijlage-ID", "Attachment ID", (a: Attachment) => a.attachmentId),
    int("reaction_id", 9, "Reactie", "Response", (a) => a.reaction?.reactionId ?? null),
    int("subject_id", 9, "Dossieritem", "Dossier item", (a) => a.subject.subjectId),
    text("file_id", 32, "Bijlage", "Attachment", (a) => a.fileId),
    text("file_name", 255, "Naam", "Name", nameOf),
    int("file_size", 12, "Bestandsgrootte", "File size", (a) => a.size),
  ]);
}

/** What is empty comes back as null, a name too (protocol 3.5). */
function nameOf({ fileName }: Attachment): string | null {
  return fileName === "" ? null : fileName;
}
