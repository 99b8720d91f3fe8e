/** The names of both lists in the order of the first; one that only the second has stands behind its neighbour there. */
export function mergedOrder(first: readonly string[], second: readonly string[]): string[] {
  const order = [...first];
  const known = new Set(first);
  let before = -1;
  for (const name of second) {
    if (known.has(name)) {
      before = order.indexOf(name);
    } else {
      known.add(name);
      order.splice(++before, 0, name);
    }
  }
  return order;
}
