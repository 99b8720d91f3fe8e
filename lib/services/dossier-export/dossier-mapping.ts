import { z } from "zod";

const Id = z.string().min(1).max(200);
const Field = Id.nullable();

/**
 * Which GetConnectors the dossier is read from, and which of their fields say what.
 */
export const DossierMapping = z.object({
  items: z.object({ connectorId: Id, id: Id, date: Field, type: Field, relation: Field, subject: Field }),
  attachments: z.object({ connectorId: Id, subjectId: Id, fileId: Id, fileName: Field, fileSize: Field }),
  reactions: z.object({ connectorId: Id, id: Id, subjectId: Id }).nullable(),
  reactionAttachments: z
    .object({ connectorId: Id, reactionId: Field, subjectId: Id, fileId: Id, fileName: Field, fileSize: Field })
    .nullable(),
  types: z.object({ connectorId: Id, id: Id, description: Id }).nullable(),
});
export type DossierMapping = z.infer<typeof DossierMapping>;
