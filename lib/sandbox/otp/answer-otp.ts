import { z } from "zod";
import { type Answer, emptyAnswer, jsonAnswer } from "../answer";
import type { WholeCall } from "../call";
import type { Environment } from "../environment";

/** Anything else than text counts as left out. */
const Text = z.string().catch("");
/** Property names come in any case, so they are read in lower case (protocol 1.3). */
const Written = z.object({ apikey: Text, apitoken: Text, userid: Text, otp: Text });

/**
 * POST OtpRequest (protocol 2.6). The answer is the same whether the keys match or not, so that nobody can try them
 * out; 201 or 200 is an open question (protocol 9.13).
 */
export function answerOtpRequest(environment: Environment, call: WholeCall, segments: readonly string[]): Answer {
  const written = read(environment, call, segments);
  if ("status" in written) return written;
  environment.otp.requestOtp({ ...keysOf(written), description: "" });
  return emptyAnswer(environment.settings.openQuestions.otpRequested);
}

/** POST OtpValidation: a token with a line break behind it, or 204 for whatever does not match (protocol 2.6). */
export function answerOtpValidation(environment: Environment, call: WholeCall, segments: readonly string[]): Answer {
  const written = read(environment, call, segments);
  if ("status" in written) return written;
  const token = environment.otp.validateOtp({ ...keysOf(written), otp: written.otp });
  return token === undefined ? emptyAnswer(204) : jsonAnswer(200, { token: `${token}\r\n` });
}

function keysOf({ apikey, apitoken, userid }: z.infer<typeof Written>) {
  return { apiKey: apikey, environmentKey: apitoken, userId: userid };
}

/** The body is JSON, whatever its Content-Type says (protocol 2.6); what another body gets is an open question (protocol 3.0). */
function read(
  environment: Environment,
  call: WholeCall,
  segments: readonly string[],
): z.infer<typeof Written> | Answer {
  if (segments.length > 0) return emptyAnswer(404);
  const written = Written.safeParse(inLowerCase(call.body.toString("utf8")));
  if (written.success) return written.data;
  return jsonAnswer(environment.settings.openQuestions.invalidJson, { message: "Invalid json" });
}

function inLowerCase(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name.toLowerCase(), own as unknown]));
  } catch {
    return undefined;
  }
}
