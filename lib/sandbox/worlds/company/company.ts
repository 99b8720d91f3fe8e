import { randomFrom } from "../../random";
import { lazy } from "../lazy";
import { buildRelations } from "./relations";

/**
 * A believable Dutch company, made up whole: a wholesaler in installation technology with three branches. Each part is
 * built when first asked for, from its own stream of random numbers, so that one part never changes another.
 */
export function createCompany(seed: string) {
  const stream = (part: string) => randomFrom(`${seed} company ${part}`);
  const relations = lazy(() => buildRelations(stream("relations")));
  return { relations };
}
export type Company = ReturnType<typeof createCompany>;
