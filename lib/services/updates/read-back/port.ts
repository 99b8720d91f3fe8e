import type { FieldPlace } from "../port";

/** A field of the UpdateConnector and the GetConnector's field that shows it. */
export type FieldPair = FieldPlace & { getFieldId: string };

/** The GetConnector that shows the records of an UpdateConnector. */
export type ReadBack = {
  connectionId: string;
  connectorId: string;
  getConnectorId: string;
  /** Together they name one record. */
  keys: readonly FieldPair[];
  fields: readonly FieldPair[];
  /** null when that person is gone. */
  setByName: string | null;
  setAt: Date;
};

export type ReadBackPort = {
  find(connectionId: string, connectorId: string): Promise<ReadBack | null>;
  /** False when the connection is gone. */
  save(readBack: Omit<ReadBack, "setByName" | "setAt">, personId: string): Promise<boolean>;
  /** False when there was none. */
  remove(connectionId: string, connectorId: string): Promise<boolean>;
};
