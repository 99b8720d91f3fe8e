import { checkDocument } from "@/lib/schema/check/check-document";
import type { CheckedDocument } from "@/lib/schema/check/problem";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { compileXsd, XsdFault, type XsdValidator } from "@/lib/xml/validate/xsd-validator";

/** Compiled schemas lie in memory of their own, and one takes up to a megabyte. */
const KEPT_VALIDATORS = 4;
/** More problems than this nobody reads in a preview; all are counted. */
const TOLD_PROBLEMS = 200;

const kept = new Map<string, XsdValidator | null>();

/** The same check as in the browser, by the schema that the server knows: what a browser says is not taken for granted. */
export function checkUpdate(order: { schema: ConnectorSchema; xsd: string | null; text: string }): CheckedDocument {
  const { schema, xsd, text } = order;
  const { problems, counts } = checkDocument({ schema, validator: xsd === null ? null : validatorOf(xsd), text });
  return { problems: problems.slice(0, TOLD_PROBLEMS), counts };
}

/** null for a schema that does not compile: the model of it has to do, as in the browser. */
function validatorOf(xsd: string): XsdValidator | null {
  const known = kept.get(xsd);
  kept.delete(xsd);
  const validator = known === undefined ? compiledOrNull(xsd) : known;
  kept.set(xsd, validator);
  for (const [oldest, disposable] of kept) {
    if (kept.size <= KEPT_VALIDATORS) break;
    kept.delete(oldest);
    disposable?.dispose();
  }
  return validator;
}

function compiledOrNull(xsd: string): XsdValidator | null {
  try {
    return compileXsd(xsd);
  } catch (error) {
    if (error instanceof XsdFault) return null;
    throw error;
  }
}
