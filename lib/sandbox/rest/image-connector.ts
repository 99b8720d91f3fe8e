import { type Answer, emptyAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import { findImage } from "../documents/find-document";
import type { Environment } from "../environment";
import { fileAnswer } from "./file-answer";

/** GET imageconnector/{imageId}?format=0|1|2 (protocol 3.11): a picture, its thumbnail, or one of middle size. */
export function answerImageConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Answer {
  const [imageId, ...rest] = segments;
  if (imageId === undefined || rest.length > 0) return emptyAnswer(404);
  const document = findImage(environment, call.appConnector, imageId, call.query.get("format"));
  return document ? fileAnswer(call, document, { isNamed: false, bytesKey: "filedata" }) : emptyAnswer(404);
}
