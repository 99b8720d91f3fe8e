import { ProfitError, type ProfitErrorCode, type ProfitErrorDetails } from "@/lib/profit/errors";
import { ServiceError, type ServiceErrorCode } from "../errors";

/** Trouble of a job or of one of its lines that is neither Profit's nor a verb's. Keys of `jobs.trouble.<code>`. */
export type JobTroubleCode =
  // Of a job: why it pauses by itself.
  | "DISK_FULL"
  | "DISK_REFUSED"
  | "PERSON_GONE"
  | "NO_RIGHTS"
  | "PROFIT_AWAY"
  | "INTERNAL"
  // Of a line.
  | "FILE_CHANGED"
  | "EMPTY_FILE"
  | "NO_FILE";

/** Trouble that has a name here, with what its sentence needs. */
export class JobTrouble extends Error {
  override readonly name = "JobTrouble";
  readonly code: JobTroubleCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: JobTroubleCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.params = params;
  }
}

/** As it is kept: classes do not survive the way to the database. */
export type JobFailure =
  | { from: "profit"; code: ProfitErrorCode; message: string; details: Omit<ProfitErrorDetails, "cause"> }
  | { from: "service"; code: ServiceErrorCode; message: string; params: Record<string, string | number> }
  | { from: "job"; code: JobTroubleCode; params: Record<string, string | number> };

export function jobFailureOf(error: unknown): JobFailure {
  if (error instanceof JobTrouble) return { from: "job", code: error.code, params: error.params };
  if (error instanceof ServiceError) {
    return { from: "service", code: error.code, message: error.message, params: error.params };
  }
  // What went wrong inside is the log's: its text may hold anything.
  if (!(error instanceof ProfitError)) return { from: "job", code: "INTERNAL", params: {} };
  const { code, message, about, fault, status, logReference, errorNumber, retryAfterSeconds } = error;
  const details = { about, fault, status, logReference, errorNumber, retryAfterSeconds };
  return { from: "profit", code, message, details: withoutGaps(details) };
}

function withoutGaps(details: object): Omit<ProfitErrorDetails, "cause"> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

export function errorOfJobFailure(failure: JobFailure): ProfitError | ServiceError | JobTrouble {
  switch (failure.from) {
    case "profit":
      return new ProfitError(failure.code, failure.message, failure.details);
    case "service":
      return new ServiceError(failure.code, failure.message, failure.params);
    case "job":
      return new JobTrouble(failure.code, failure.params);
  }
}

/** The code in the clear, the rest to be sealed: Profit's words may hold names. */
export function writeFailure(error: unknown): { code: string; text: string } {
  const failure = jobFailureOf(error);
  return { code: failure.code, text: JSON.stringify(failure) };
}

export function readFailure(text: string | null): JobFailure | null {
  return text === null ? null : (JSON.parse(text) as JobFailure);
}
