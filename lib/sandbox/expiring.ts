/**
 * Things that are good for a while, such as codes and nonces. The oldest go when they are over and when there are too
 * many, so that a sandbox left running stays small.
 */
export function createExpiring<T>(clock: () => Date, most = 10_000) {
  const kept = new Map<string, { value: T; endsAt: number }>();
  const peek = (key: string): T | undefined => {
    const found = kept.get(key);
    return found && found.endsAt > clock().getTime() ? found.value : undefined;
  };
  return {
    put(key: string, value: T, endsAt: Date | number): void {
      for (const [oldest, { endsAt: end }] of kept) {
        if (end > clock().getTime() && kept.size < most) break;
        kept.delete(oldest);
      }
      kept.set(key, { value, endsAt: Number(endsAt) });
    },
    peek,
    /** Gives it away: a second caller gets nothing, however close behind. */
    take(key: string): T | undefined {
      const value = peek(key);
      kept.delete(key);
      return value;
    },
  };
}
