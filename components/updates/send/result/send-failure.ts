import type { PublicError } from "@/lib/actions/public-error";
import type { SendFailure } from "@/lib/services/updates/send/port";

/** Why a send was not a plain yes, in the form that an ErrorPanel takes. */
export function errorOfFailure(failure: SendFailure): PublicError {
  const { explanation, params, original, logReference, status, retryAfterSeconds } = failure;
  return {
    // What a panel says hangs on the explanation; a crash of the console is no code of Profit's.
    code: "REFUSED",
    explanation,
    params,
    ...(original !== null && { original }),
    ...(logReference !== null && { logReference }),
    ...(status !== null && { status }),
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  };
}
