import { SandboxRefusal } from "../refusal";

/** One comparison as the caller wrote it. */
export type WrittenCondition = { fieldId: string; operator: number; value: string };

/**
 * What `any` of the groups asks (each group: all of its conditions), or `all` of the groups (each: any of its
 * conditions). JSON and XML know only the first; the three lists can be read either way (protocol 5, separators).
 */
export type WrittenFilter = { combine: "any" | "all"; groups: WrittenCondition[][] };

/** Reads an operator number. What Profit does with an unknown one is not stated: a refusal is inferred (protocol 9.27). */
export function readOperator(written: string): number {
  const operator = /^\d{1,2}$/.test(written.trim()) ? Number(written) : 0;
  if (operator < 1 || operator > 15) throw new SandboxRefusal("operatorUnknown", written);
  return operator;
}
