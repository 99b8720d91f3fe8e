/** The GetConnector whose rows are the candidates for references to a table (`AfasKnCountry`). */
export type ReferenceSource = {
  connectionId: string;
  table: string;
  getConnectorId: string;
  idFieldId: string;
  /** null = the id alone. */
  textFieldId: string | null;
  setByName: string | null;
  setAt: Date;
};

export type ReferencePort = {
  list(connectionId: string): Promise<ReferenceSource[]>;
  /** False when the connection is gone. */
  save(source: Omit<ReferenceSource, "setByName" | "setAt">, personId: string): Promise<boolean>;
  /** False when there was none. */
  remove(connectionId: string, table: string): Promise<boolean>;
};
