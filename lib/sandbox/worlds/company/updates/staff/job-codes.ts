import type { CodeValue } from "../../../../updates/definition";
import { JOBS } from "../../organisation";

/** Jobs as codes; the company knows them by name. */
export const JOB_CODES: readonly CodeValue[] = JOBS.map((job, index) => ({
  id: `F${String(index + 1).padStart(2, "0")}`,
  description: { nl: job, en: job },
}));
