/** Which column of a GetConnector tells a field of an UpdateConnector. */
export type FieldMapping = {
  /** Names of the objects from the root down to the one that the field is in. */
  path: readonly string[];
  fieldId: string;
  /** `GetConnectorField.id`, as rows name it. */
  column: string;
};

/** A mapping that nobody has confirmed yet. */
export type ProposedMapping = FieldMapping & {
  /** From 0 to 1. */
  score: number;
  by: "id" | "label";
  isKey: boolean;
};
