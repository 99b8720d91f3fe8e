import { makeDocument } from "../../documents/contents/make-document";
import { mediaTypeOf } from "../../documents/contents/media-types";
import { drawingOf } from "../../documents/contents/picture";
import { type Document, documentOfBytes } from "../../documents/document";
import type { Documents, StoredFile, StoredImage } from "../../documents/stored-file";
import { lazy } from "../lazy";
import type { Company } from "./company";
import { companyReports } from "./company-reports";
import { type Attachment, branchOf } from "./dossier";
import type { ArticleFile, Picture } from "./record-files";

/** The documents of the company: what hangs on its records, and the reports over them. */
export function companyDocuments(company: Company): Documents {
  const attachmentFile = keptAttachments();
  const articleFiles = lazy(() => company.recordFiles().articleFiles.map(articleFile));
  const images = lazy(() => company.recordFiles().pictures.map(imageOf));
  const attached = () => {
    const { attachments, reactionAttachments } = company.dossier();
    return [...attachments, ...reactionAttachments];
  };
  return {
    files: () => [...attached().map(attachmentFile), ...articleFiles()],
    filesOf: (subjectId) =>
      attached()
        .filter(({ subject }) => subject.subjectId === subjectId)
        .map(attachmentFile),
    images,
    reports: companyReports(company),
  };
}

/** Made-up documents are kept, so that a check sum that was worked out once is known from then on. */
function keptAttachments(): (attachment: Attachment) => StoredFile {
  const kept = new WeakMap<Attachment, Document>();
  const documentOf = (attachment: Attachment): Document => {
    const { fileName, content, size, fileId, holds } = attachment;
    if (content) return documentOfBytes(fileName, mediaTypeOf(fileName), content);
    const known = kept.get(attachment);
    if (known?.name === fileName && known.size === size) return known;
    const made = makeDocument({ name: fileName, size, seed: fileId, ...(holds && { kind: holds }) });
    kept.set(attachment, made);
    return made;
  };
  return (attachment) => ({
    fileId: attachment.fileId,
    subjectId: attachment.subject.subjectId,
    reactionId: attachment.reaction?.reactionId ?? null,
    document: documentOf(attachment),
    isGone: attachment.isGone ?? false,
    restricted: attachment.restricted ?? false,
    authorisedBy: { Vestiging: branchOf(attachment.subject) },
  });
}

function articleFile({ fileId, fileName, size }: ArticleFile): StoredFile {
  const document = makeDocument({ name: fileName, size, seed: fileId });
  return { fileId, subjectId: null, reactionId: null, document, isGone: false, restricted: false, authorisedBy: {} };
}

function imageOf({ imageId, width, height, employee, isGone }: Picture): StoredImage {
  const authorisedBy = employee ? { Vestiging: employee.branch } : {};
  const drawing = drawingOf(imageId);
  return { imageId, size: { width, height }, drawing, isGone, restricted: false, authorisedBy };
}
