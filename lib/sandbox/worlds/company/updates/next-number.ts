/** The number after the highest one that is in use; codes that are no numbers do not count. */
export function nextNumber(inUse: Iterable<string | number>, first: number): number {
  let highest = first - 1;
  for (const code of inUse) {
    const number = typeof code === "number" ? code : Number(/\d+$/.exec(code)?.[0]);
    if (Number.isSafeInteger(number) && number > highest) highest = number;
  }
  return highest + 1;
}
