import type { PublicError } from "@/lib/actions/public-error";

/** The console itself did not answer, or something between the browser and the console did. */
export const CONSOLE_UNREACHABLE: PublicError = { code: "INTERNAL", explanation: "consoleUnreachable", params: {} };

/** Reads what one of our routes answered instead of what was asked (`application/problem+json`, a PublicError). */
export async function publicErrorOf(response: Response): Promise<PublicError> {
  const body: unknown = await response.json().catch(() => null);
  if (isPublicError(body)) return body;
  if (response.status === 401) return { code: "NOT_SIGNED_IN", explanation: "notSignedIn", params: {} };
  return { ...CONSOLE_UNREACHABLE, status: response.status };
}

function isPublicError(body: unknown): body is PublicError {
  return (
    typeof body === "object" &&
    body !== null &&
    "explanation" in body &&
    typeof body.explanation === "string" &&
    "params" in body &&
    typeof body.params === "object"
  );
}
