/**
 * React's keys for the rows that are drawn. A row keeps its key as long as it is drawn. When most of those before are seen
 * no more, as after a jump or at a fast scroll, the keys begin anew: React then puts other values in elements that are
 * there instead of making them. For a few rows that would be wrong: elements would have to change places, for a screen
 * reader reads them in the order they have.
 */
export class RowKeys {
  #keyOf = new Map<number, number>();
  #last = 0;

  /** In the order of the indexes. The active row keeps its key, which no other gets: the focus may be in it. */
  keysOf(indexes: readonly number[], active: number): number[] {
    const old = this.#keyOf;
    const stay = indexes.filter((index) => index !== active && old.has(index)).length;
    const isJump = stay * 2 < indexes.length;
    const free = isJump ? [...old].flatMap(([index, key]) => (index === active ? [] : [key])) : [];
    const keyOf = new Map<number, number>();
    for (const index of indexes) {
      const own = isJump && index !== active ? undefined : old.get(index);
      keyOf.set(index, own ?? free.shift() ?? ++this.#last);
    }
    this.#keyOf = keyOf;
    return [...keyOf.values()];
  }
}
