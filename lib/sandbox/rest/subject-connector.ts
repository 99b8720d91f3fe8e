// cspell:ignore fileid subjectconnector subjectid
import { type Answer, emptyAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import { findAttachment } from "../documents/find-document";
import type { Environment } from "../environment";
import { fileAnswer } from "./file-answer";

/**
 * GET subjectconnector/{SubjectId}/{FileId} or ?SubjectId=&FileId= (protocol 3.9, 9.14): an attachment of a dossier
 * item. What the path leaves out may stand in the query (inferred).
 */
export function answerSubjectConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const { query, appConnector } = call;
  const [subjectId = query.get("subjectid") ?? "", fileId = query.get("fileid"), ...rest] = segments;
  if (rest.length > 0) return emptyAnswer(404);
  const document = findAttachment(environment, appConnector, subjectId, fileId);
  return document ? fileAnswer(call, document, { isNamed: true, bytesKey: "filedata" }) : emptyAnswer(404);
}
