import "server-only";

const FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids come from addresses: what is no id is simply not found, and must not become an error of the database. */
export function isUuid(text: string): boolean {
  return FORM.test(text);
}
