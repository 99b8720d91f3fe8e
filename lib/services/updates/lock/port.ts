/** A production environment is read-only until somebody unlocks it, with a reason and for a time (design 5.3). */
export type Unlock = {
  id: string;
  connectionId: string;
  personName: string;
  reason: string;
  unlockedAt: Date;
  expiresAt: Date;
};

export type LockPort = {
  /** The unlock that is in force by the database's clock; null = locked. */
  currentOf(connectionId: string): Promise<(Unlock & { secondsLeft: number }) | null>;
  /** Ends what was in force and begins anew. null when the connection is gone. */
  unlock(order: {
    connectionId: string;
    personId: string;
    personName: string;
    reason: string;
    minutes: number;
  }): Promise<(Unlock & { secondsLeft: number }) | null>;
  /** False when it was locked already. */
  lock(connectionId: string): Promise<boolean>;
};
