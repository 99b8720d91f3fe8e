import "server-only";

/** Closed list of what can be wrong with the place of the database, so that `npm start` and tests can tell them apart. */
export type DatabaseErrorCode =
  | "NO_PROGRAM"
  | "NO_USER"
  | "PATH_TOO_LONG"
  | "NOT_WRITABLE"
  | "NOT_OURS"
  | "OTHER_VERSION"
  | "DISK_FULL"
  | "IN_USE"
  | "NEWER"
  | "TOO_OLD"
  | "UNREACHABLE"
  | "WILL_NOT_START";

/** Trouble with the database that the operator can do something about: the message is a sentence that says what. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The system's code of an error (`ENOENT`, or PostgreSQL's `57P03`), or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
