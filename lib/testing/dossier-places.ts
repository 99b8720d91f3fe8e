import type { DossierChoice } from "@/lib/services/dossier-export/definition";
import type { DossierMapping } from "@/lib/services/dossier-export/dossier-mapping";

/** Where the sandbox's company keeps its dossier. */
export const COMPANY_DOSSIER: DossierMapping = {
  items: {
    ...{ connectorId: "Profit_Subjects", id: "SubjectId", date: "DateCreated", type: "TypeId" },
    ...{ relation: "DebtorId", subject: "Subject" },
  },
  attachments: {
    ...{ connectorId: "Profit_Subject_Attachments", subjectId: "subject_id", fileId: "file_id" },
    ...{ fileName: "file_name", fileSize: null },
  },
  reactions: { connectorId: "Profit_Subject_Reactions", id: "reaction_id", subjectId: "subject_id" },
  reactionAttachments: {
    ...{ connectorId: "Profit_Subject_Reaction_Attachments", reactionId: "reaction_id", subjectId: "subject_id" },
    ...{ fileId: "file_id", fileName: "file_name", fileSize: "file_size" },
  },
  types: { connectorId: "Profit_SubjectTypes", id: "SubjectTypeId", description: "Description" },
};

/** A sandbox's archive of any size (`--files`). */
export const ARCHIVE_DOSSIER: DossierMapping = {
  items: {
    ...{ connectorId: "Sandbox_Archive", id: "SubjectId", date: "DateCreated", type: "TypeId" },
    ...{ relation: null, subject: "Subject" },
  },
  attachments: {
    ...{ connectorId: "Sandbox_Archive_Attachments", subjectId: "subject_id", fileId: "file_id" },
    ...{ fileName: "file_name", fileSize: "file_size" },
  },
  reactions: null,
  reactionAttachments: null,
  types: null,
};

export const WHOLE_DOSSIER: DossierChoice = {
  ...{ types: [], filter: { groups: [] }, folderPattern: "{{jaar}}/{{type}}/{{nummer}}", columns: ["Subject"] },
  ...{ withReactions: true, transport: "rest" },
};
