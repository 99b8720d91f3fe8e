import type { HistoryPort } from "../history/port";

/** What the few verbs get that somebody may use without being signed in. */
export type VisitorContext = {
  now: () => Date;
  setUpLinks: SetUpPort;
  /** Writes down an act in the name of the person it made or changed. */
  historyOf(person: { id: string; name: string }): Pick<HistoryPort, "record">;
};

type SetUpPort = {
  /** What a link is for, or null when it works no longer; `person: null` = it makes the first administrator. */
  find(secret: string, now: Date): Promise<{ person: { id: string; email: string; name: string } | null } | null>;
  /** Uses a link up; `email` counts for the first administrator only. Null when it works no longer. */
  redeem(redemption: {
    secret: string;
    email: string;
    name: string;
    password: string;
    now: Date;
  }): Promise<{ id: string; email: string } | null>;
};
