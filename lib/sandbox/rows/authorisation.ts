import type { UserRights } from "../rights";
import type { GetConnectorDefinition } from "./definition";
import type { RowTest } from "./query";

/** Filter authorisation: rows are simply not there, the answer stays a 200 (protocol 7.3). */
export function authorisationTests(
  { fields }: Pick<GetConnectorDefinition, "fields">,
  { sees = {} }: Pick<UserRights, "sees">,
): RowTest[] {
  return fields.flatMap((field, index): RowTest[] => {
    // A field may be called "constructor": only own keys count.
    const allowed = Object.hasOwn(sees, field.id) ? sees[field.id] : undefined;
    return allowed ? [(cell) => allowed.includes(cell(index))] : [];
  });
}
