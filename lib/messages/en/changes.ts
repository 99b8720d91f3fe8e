import type { Messages } from "../nl";

export const changes: Messages["changes"] = {
  label: "Changes",
  since: "Changed since {moment}",
  none: "No starting point yet",
  unknown: "The starting point cannot be read now",
  reading: "Looking up the starting point…",
  otherQuestion:
    "The query asks something else than it did then: rows that are new to it may be older. Begin anew to see them.",
  from: "From",
  fromMark: "the starting point",
  fromStart: "the beginning",
  fromMoment: "a moment",
  moment: "Moment (Dutch time)",
  fetch: "Fetch changes",
  rows: "{count, plural, =0 {Nothing changed} one {# row changed} other {# rows changed}}",
  most: "The first {count, number} changes. Take them as new starting point and fetch the rest.",
  take: "Take as new starting point",
  taken: "The starting point is now {moment}.",
  takeHint: "Next time only what changed after it comes. Until then nothing changes.",
  broken: "Not everything was read. Fetch the changes again; the starting point has not moved.",
  loading: "Fetching changes…",
};
