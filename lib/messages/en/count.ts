import type { Messages } from "../nl";

export const count: Messages["count"] = {
  button: "Count rows…",
  title: "How many rows?",
  all: "{count, plural, one {# row} other {# rows}}, all fetched.",
  known: "At least {count, plural, one {# row} other {# rows}}.",
  cost: "Profit does not count: one row further on is asked for each time. With {rows} rows that is at most {calls} calls; beyond {slow} rows it is slow for Profit. If you export everything anyway, you know it exactly without this.",
  count: "Count rows",
  again: "Count again",
  stop: "Stop counting",
  atLeast: "{calls, plural, one {# call} other {# calls}}: at least {least} rows{most, select, other {}}",
  between: "{calls, plural, one {# call} other {# calls}}: between {least} and {most} rows",
  counted: "{count, plural, one {# row} other {# rows}}, counted on {moment}.",
  newestTitle: "Newest row",
  newestBy: "According to",
  newest: "Find (1 call)",
  newestNone: "There are no rows.",
  newestEmpty: "This field is empty in every row.",
};
