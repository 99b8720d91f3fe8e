/** Where the dossier of a connection is read, when somebody has said so. */
export type DossierPort = {
  /** As it was kept, to be read with DossierMapping; null when nobody said anything. */
  mappingOf(connectionId: string): Promise<unknown>;
  /** null takes it back. */
  keepMapping(connectionId: string, mapping: object | null, byPersonId: string): Promise<void>;
};
