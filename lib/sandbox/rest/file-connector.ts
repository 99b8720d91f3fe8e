// cspell:ignore fileid filenameuri
import { type Answer, emptyAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import { findFile } from "../documents/find-document";
import type { Environment } from "../environment";
import { fileAnswer } from "./file-answer";

/**
 * GET fileconnector/{fileId}/{fileName}, ?fileid=&filename= or {fileId}?filenameuri= (protocol 3.10, 9.14). A name that
 * is left out is an empty one, which some files have (inferred).
 */
export function answerFileConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const { query, appConnector } = call;
  const queryName = query.get("filename") ?? query.get("filenameuri") ?? "";
  const [fileId = query.get("fileid") ?? "", fileName = queryName, ...rest] = segments;
  if (rest.length > 0) return emptyAnswer(404);
  const document = findFile(environment, appConnector, fileId, fileName);
  return document ? fileAnswer(call, document, { isNamed: true, bytesKey: "filedata" }) : emptyAnswer(404);
}
