// cspell:ignore reportconnector
import { type Answer, emptyAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import { runReport } from "../documents/find-document";
import type { Environment } from "../environment";
import { fileAnswer } from "./file-answer";
import { readFilters } from "./read-filters";

/**
 * GET reportconnector/{reportGuid}, filtered as rows are: by the three lists, by filterjson or in the path, on the
 * codes of the report's own fields (protocol 3.12).
 */
export async function answerReportConnector(
  environment: Environment,
  call: AuthenticatedCall,
  segments: readonly string[],
): Promise<Answer> {
  const [reportId, pathFields, pathValues, ...rest] = segments;
  if (reportId === undefined || segments.length === 2 || rest.length > 0) return emptyAnswer(404);
  const { openQuestions } = environment.settings;
  const filters = readFilters(call, openQuestions, [pathFields, pathValues]);
  const document = await runReport(environment, call.appConnector, reportId, { filters, language: call.language });
  return fileAnswer(call, document, { isNamed: false, bytesKey: openQuestions.reportResult });
}
