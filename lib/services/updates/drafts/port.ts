import type { QueryParameter } from "@/lib/queries/query-parameter";
import type { Visibility } from "../../queries/port";
import type { UpdateTransport } from "../port";

/** `template`: a document with `{{name}}` in its values, filled in before it is used. */
export const DRAFT_KINDS = ["draft", "template"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** What lists show: all but the text. */
export type DraftLine = {
  id: string;
  connectionId: string;
  connectorId: string;
  kind: DraftKind;
  ownerId: string;
  ownerName: string;
  visibility: Visibility;
  name: string;
  transport: UpdateTransport;
  parameters: QueryParameter[];
  /** Grows with each save: the later of two people who edit one draft is told. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** null when that person is gone. */
  updatedByName: string | null;
};

export type Draft = DraftLine & { xml: string };

/** What the person who asks may do with it. */
export type DraftRights = { isMine: boolean; mayChange: boolean };

export type DraftContent = Pick<Draft, "name" | "visibility" | "transport" | "parameters" | "xml">;

export type NewDraft = DraftContent & Pick<Draft, "id" | "connectionId" | "connectorId" | "kind" | "ownerId">;

export type DraftVersion = { version: number; savedAt: Date; savedByName: string | null; sizeCharacters: number };

/** Whose drafts: their own and the shared ones. Grants on the connection are the verbs' business. */
export type DraftPort = {
  /** Newest first. */
  listFor(person: { id: string }, connectionId: string): Promise<DraftLine[]>;
  /** null for absent and for another person's private one alike: ids must not be probeable. */
  findFor(person: { id: string }, draftId: string): Promise<Draft | null>;
  /** null when there is one of that id already, or its owner or connection is gone. */
  insert(draft: NewDraft): Promise<Draft | null>;
  /** null, and nothing changed, when the draft is no longer at `version`. Keeps the last 50 versions. */
  update(
    draftId: string,
    version: number,
    change: Partial<DraftContent>,
    person: { id: string },
    /** What it was until now stays a version, however short ago it was saved. */
    options?: { isMilestone?: boolean },
  ): Promise<Draft | null>;
  remove(draftId: string): Promise<void>;
  /** Newest first. */
  versionsOf(draftId: string): Promise<DraftVersion[]>;
  textOfVersion(draftId: string, version: number): Promise<string | null>;
};
