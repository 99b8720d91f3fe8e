/** The 15 filter operators of Profit by number (protocol 5). */
export const OPERATORS = {
  equal: 1,
  greaterOrEqual: 2,
  lessOrEqual: 3,
  greater: 4,
  less: 5,
  contains: 6,
  notEqual: 7,
  isEmpty: 8,
  isNotEmpty: 9,
  startsWith: 10,
  notContains: 11,
  notStartsWith: 12,
  endsWith: 13,
  notEndsWith: 14,
  quick: 15,
} as const;

export type OperatorName = keyof typeof OPERATORS;
