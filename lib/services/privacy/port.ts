/** What a person decided about a field of a connector, against what its name makes us think. */
export type PrivacyDecision = { fieldId: string; isSensitive: boolean };

/** Leave to see the values of these fields of one connector, for one person in one session. */
export type UnmaskTicket = { connectionId: string; connectorId: string; fieldIds: string[]; expiresAt: number };

type Place = { connectionId: string; connectorId: string };
type Bearer = { id: string; sessionId: string };

export type PrivacyPort = {
  decisionsOn(place: Place): Promise<PrivacyDecision[]>;
  /** null = as its name says, again. */
  decide(place: Place & { fieldId: string; isSensitive: boolean | null; setBy: string }): Promise<void>;
  /** Sealed for its bearer: for any other person, or in another session, it does not open. */
  sealTicket(ticket: UnmaskTicket, bearer: Bearer): string;
  /** null for what is no ticket of this bearer, whatever it is. */
  openTicket(sealed: string, bearer: Bearer): UnmaskTicket | null;
};
