import { useTranslations } from "next-intl";
import type { JsonFault } from "@/lib/schema/twin/json-fault";

/** What keeps JSON from being followed, in one sentence. */
export function useFaultText(): (fault: JsonFault) => string {
  const t = useTranslations("updateForm.jsonFaults");
  return ({ code, params }) => t(code, { ...params });
}
