const PARTS = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

/** A moment as the worlds keep it: what the clock on a Dutch wall shows (protocol 9.21). */
export function dutchWallClock(moment: Date): string {
  const milliseconds = String(moment.getUTCMilliseconds()).padStart(3, "0");
  return `${PARTS.format(moment).replace(" ", "T")}.${milliseconds}`;
}
