import type { PublicError } from "@/lib/actions/public-error";

const PASSWORD_PROBLEMS = ["tooShort", "tooLong", "common", "personal"] as const;

/** Which text of `signIn.passwordProblems` belongs to a refused password; null for any other trouble. */
export function passwordProblemOf(error: PublicError | null): (typeof PASSWORD_PROBLEMS)[number] | null {
  if (error?.code === "INVALID_INPUT" && /[pP]assword/.test(`${error.params["fields"] ?? ""}`)) return "tooShort";
  if (error?.code !== "WEAK_PASSWORD") return null;
  return PASSWORD_PROBLEMS.find((problem) => problem === error.params["reason"]) ?? "common";
}

/** The names of the fields that the server did not accept. */
export function wrongFieldsOf(error: PublicError | null): Set<string> {
  if (error?.code !== "INVALID_INPUT") return new Set();
  return new Set(`${error.params["fields"] ?? ""}`.split(", ").filter(Boolean));
}
