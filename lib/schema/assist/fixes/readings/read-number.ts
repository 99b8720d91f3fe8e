/**
 * The numbers that a text may mean, written as XSD writes them. A comma and a point each may divide thousands or stand
 * before the decimals: where both readings make sense there are two.
 */
export function readNumber(written: string): string[] {
  const text = written.replace(/[\s\u00a0'\u2019]|EUR|[€$]/gi, "").replace(/^(.*\d)-$/, "-$1");
  const [, sign = "", digits = ""] = /^([+-]?)([\d.,]*\d[\d.,]*)$/.exec(text) ?? [];
  if (digits === "") return [];
  const readings = [asDecimal(digits, ","), asDecimal(digits, ".")].filter((one) => one !== null);
  return [...new Set(readings)].map((one) => (sign === "-" ? `-${one}` : one));
}

/** `point` stands before the decimals, the other sign between thousands. */
function asDecimal(digits: string, point: "," | "."): string | null {
  const [whole = "", decimals, ...more] = digits.split(point);
  if (more.length > 0 || decimals === "" || /[.,]/.test(decimals ?? "")) return null;
  const thousands = point === "," ? "." : ",";
  const groups = whole.split(thousands);
  const isGrouped = groups.length > 1;
  const areGroups = groups.every((group, index) =>
    index === 0 ? /^[1-9]\d{0,2}$/.test(group) : /^\d{3}$/.test(group),
  );
  if (isGrouped && !areGroups) return null;
  const plain = groups.join("") || "0";
  return decimals === undefined ? plain : `${plain}.${decimals}`;
}

/** Rounded half up, away from zero, without ever becoming a floating number. */
export function roundNumber(written: string, decimals: number): string | null {
  const [, sign = "", whole = "", behind = ""] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(written.trim()) ?? [];
  if (whole === "") return null;
  const kept = BigInt(whole + behind.slice(0, decimals).padEnd(decimals, "0"));
  const rounded = String(kept + (/^[5-9]/.test(behind.slice(decimals)) ? 1n : 0n)).padStart(decimals + 1, "0");
  const split = rounded.length - decimals;
  const number = decimals === 0 ? rounded : `${rounded.slice(0, split)}.${rounded.slice(split)}`;
  return sign === "-" && /[1-9]/.test(number) ? `-${number}` : number;
}
