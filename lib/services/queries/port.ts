import type { QueryParameter } from "@/lib/queries/query-parameter";

/** `private` = its owner's alone; `shared` = everybody's with a grant on the connection, its owner's to change. */
export const VISIBILITIES = ["private", "shared"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What lists show of a saved query: all but the query itself, of which there may be thousands. */
export type SavedQueryLine = {
  id: string;
  connectionId: string;
  connectorId: string;
  ownerId: string;
  ownerName: string;
  visibility: Visibility;
  /** `Debtors/Checks`; empty = none. */
  folder: string;
  name: string;
  description: string;
  /** The field that tells when a row was changed; null = every run asks for everything. */
  sinceFieldId: string | null;
  /** Grows with each change: the later of two people who edit one query is told. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** null when that person is gone. */
  updatedByName: string | null;
};

export type SavedQuery = SavedQueryLine & {
  /** The explorer's own address (`toRowsParams` and what only the screen knows), in which `{{name}}` may stand as a value. */
  page: string;
  parameters: QueryParameter[];
};

/** What the person who asks may do with it. */
export type QueryRights = { isMine: boolean; mayChange: boolean };

export type QueryContent = Pick<
  SavedQuery,
  "visibility" | "folder" | "name" | "description" | "page" | "parameters" | "sinceFieldId"
>;

export type NewSavedQuery = QueryContent &
  Pick<SavedQuery, "connectionId" | "connectorId" | "ownerId"> & {
    /** Only to bring back what was removed. */
    id?: string;
    createdAt?: Date;
  };

/** Whose queries: their own and the shared ones. Grants on the connection are the verbs' business. */
export type QueryPort = {
  /** By folder and name, as a Dutch reader expects. */
  listFor(person: { id: string }, connectionId: string): Promise<SavedQueryLine[]>;
  /** null for absent and for another person's private one alike: ids must not be probeable. */
  findFor(person: { id: string }, queryId: string): Promise<SavedQuery | null>;
  /** null when there is one of that id already, or its owner or connection is gone. */
  insert(query: NewSavedQuery): Promise<SavedQuery | null>;
  /** null, and nothing changed, when the query is no longer at `version`. */
  update(
    queryId: string,
    version: number,
    change: Partial<QueryContent>,
    person: { id: string },
  ): Promise<SavedQuery | null>;
  remove(queryId: string): Promise<void>;
};
