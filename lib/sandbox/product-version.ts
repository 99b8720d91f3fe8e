import type { ProfitMajor } from "./settings";

/** The text of Profit's version, such as `8.22.5` (protocol 3.1; how that of Profit 7 and later looks is inferred). */
export function productVersionOf(profitVersion: ProfitMajor): string {
  return `${profitVersion}.22.5`;
}
