import type { OperatorName } from "@/lib/profit/filter/operators";
import type { ParameterKind } from "./query-parameter";

/** One question of a report: which of its fields is compared, how, and what the form asks for (protocol 3.12). */
export type ReportField = {
  /** The field's code inside the report, such as U002. The same one may stand twice: from and until. */
  code: string;
  /** What the form asks for. */
  label: string;
  kind: ParameterKind;
  operator: OperatorName;
  /** As it would be typed; for dates also a relative one (`start-of-last-month`). Empty = none. */
  defaultValue: string;
  /** Without a value there is no run; otherwise the condition is left out. */
  isRequired: boolean;
};
