import { notSignedIn, toPublicError } from "@/lib/actions/to-public-error";
import type { PublicError } from "@/lib/actions/public-error";

/** Which status our answer has; what Profit's was stands in the body. 401 is kept for "not signed in here". */
const STATUS: Record<PublicError["code"], number> = {
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  LAST_ADMIN: 409,
  WEAK_PASSWORD: 400,
  WRONG_PASSWORD: 400,
  TOO_MANY_ATTEMPTS: 429,
  LINK_EXPIRED: 410,
  PRODUCTION_LOCKED: 423,
  OUTCOME_UNKNOWN: 409,
  PREVIEW_OUTDATED: 409,
  NOT_SENDABLE: 422,
  INTERNAL: 500,
  HOST_NOT_ALLOWED: 403,
  REQUEST_TOO_LONG: 414,
  REFUSED: 422,
  TOKEN_REJECTED: 502,
  ADDRESS_BLOCKED: 502,
  TOO_LARGE: 502,
  REDIRECTED: 502,
  NOT_PROFIT: 502,
  BAD_ANSWER: 502,
  UNREACHABLE: 502,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

/** Trouble as `application/problem+json`; the body is the PublicError that server actions answer with as well. */
export function problemResponse(error: unknown): Response {
  return answer(toPublicError(error));
}

export function notSignedInResponse(): Response {
  return answer(notSignedIn());
}

function answer(problem: PublicError): Response {
  const { retryAfterSeconds } = problem;
  return new Response(JSON.stringify(problem), {
    status: STATUS[problem.code],
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "private, no-store",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(Math.ceil(retryAfterSeconds)) }),
    },
  });
}
