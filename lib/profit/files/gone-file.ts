import { ProfitError } from "../errors";

/** A 404 of a connector for files says that the file is gone, or not for this user (protocol 3.9); not that we asked wrongly. */
export async function goneAsNoFile<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProfitError) || error.code !== "NOT_FOUND") throw error;
    throw new ProfitError("NOT_FOUND", "The file is gone, or may not be seen by this app connector's user", {
      fault: "noFile",
      ...(error.status !== undefined && { status: error.status }),
      cause: error,
    });
  }
}
