import type { Messages } from "../nl";

export const exportTransfer: Messages["exportTransfer"] = {
  resume: "Resume",
  discard: "Discard",
  brokenOff: "Export unfinished",
  broken: "The export broke off{rows, plural, =-1 {} one { after # row} other { after # rows}}.",
  kept: "What came is kept while this page is open. You can resume for a day.",
  stopped:
    "Stopped{rows, plural, =-1 {} one { after # row} other { after # rows}}. There is no file yet; you can resume, or discard what came.",
  changed: "The fields have changed since the export broke off. Begin anew: the parts would not fit together.",
  profitAsksToWait: "Profit asks to wait {seconds, plural, one {# second} other {# seconds}}.",
  consoleAway: "The console is out of reach. Trying again in {seconds, plural, one {# second} other {# seconds}}.",
  unique: "Order verified: every row is unique, nothing is doubled or missing.",
  notUnique:
    "The order does not tell all rows apart: {count, plural, one {# pair of neighbours is equal} other {# pairs of neighbours are equal}}. Rows may be doubled or missing. Sort by a unique field as well.",
  moved:
    "Rows moved while they were read, in {count, plural, one {# place} other {# places}}. Rows may be doubled or missing.",
  skip: {
    noKey: "Partly read by skip: the key was empty there, or has no type that Profit can compare.",
    tooLong: "Read by skip: with the key in the filter the request would be too long.",
    notFound: "Partly read by skip: from the key on, the last row could not be found again.",
  },
  smallPages: "Profit did not manage large pages. The smallest had {rows, plural, one {# row} other {# rows}}.",
};
