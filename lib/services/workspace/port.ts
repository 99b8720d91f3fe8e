/** A GetConnector of a connection. */
export type ConnectorRef = { connectionId: string; connectorId: string };

/** "This field leads to that one": the rows of the other connector whose field has the same value. */
export type KeyPairing = {
  connectionId: string;
  fromConnectorId: string;
  fromFieldId: string;
  toConnectorId: string;
  toFieldId: string;
};

/** What a person keeps of their work. Every question names the person; an id that is none finds and changes nothing. */
export type WorkspacePort = {
  /** Of all connections, by the name of the connector. */
  favouritesOf(personId: string): Promise<ConnectorRef[]>;
  /** False when the person or the connection is not there. */
  setFavourite(personId: string, connector: ConnectorRef, isFavourite: boolean): Promise<boolean>;
  /** Newest first. */
  recentsOf(personId: string): Promise<(ConnectorRef & { openedAt: Date })[]>;
  /** Keeps the newest `most` of the person and forgets the others; false as above. */
  noteOpened(personId: string, connector: ConnectorRef, openedAt: Date, most: number): Promise<boolean>;
  /** As they were stored: the verb judges them. */
  tabsOf(personId: string): Promise<unknown>;
  /** Nobody else reads or writes the person's tabs between what `change` is given and what it returns. */
  changeTabs<T>(personId: string, change: (stored: unknown) => T): Promise<T | null>;
  /** Of one connection, newest first. */
  pairingsOf(personId: string, connectionId: string): Promise<KeyPairing[]>;
  confirmPairing(personId: string, pairing: KeyPairing): Promise<boolean>;
  forgetPairing(personId: string, pairing: KeyPairing): Promise<void>;
};
