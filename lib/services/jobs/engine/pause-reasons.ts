import { ProfitError, type ProfitErrorCode } from "@/lib/profit/errors";
import { JobTrouble } from "../job-failure";

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const REFUSED = new Set(["EACCES", "EPERM", "EROFS", "EIO", "EMFILE", "ENFILE"]);
/** What every line would meet: there is no use in going on before a person has done something. */
const FOR_ALL: ReadonlySet<ProfitErrorCode> = new Set([
  ...(["TOKEN_REJECTED", "ADDRESS_BLOCKED", "HOST_NOT_ALLOWED", "REDIRECTED"] as const),
]);

/** What pauses the job, as it is told; null for trouble of one line. */
export function pauseReasonOf(error: unknown): ProfitError | JobTrouble | null {
  if (error instanceof ProfitError) return FOR_ALL.has(error.code) ? error : null;
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (typeof code !== "string") return null;
  if (FULL.has(code)) return new JobTrouble("DISK_FULL", {}, error);
  return REFUSED.has(code) ? new JobTrouble("DISK_REFUSED", { code }, error) : null;
}
