import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import type { Document } from "./document";
import type { Drawing, Size } from "./contents/picture";
import type { ReportDefinition } from "./reports/report-definition";

/** What decides who may open something, beside the special connector. */
type Guarded = {
  /** Only for app connectors that open what is kept from others. */
  restricted: boolean;
  /** Values of the fields that filter authorisation looks at, by the name GetConnectors know them by. */
  authorisedBy: Readonly<Record<string, CellValue>>;
};

/** A file that Profit keeps. */
export type StoredFile = Guarded & {
  /** 32 hex in capitals (protocol 3.9). */
  fileId: string;
  /** The dossier item it hangs on; null for a file of another record. */
  subjectId: number | null;
  /** The reaction it came with; null for a file of the item itself. */
  reactionId: number | null;
  document: Document;
  /** Listed, but gone from the disk: 404 (protocol 3.9). */
  isGone: boolean;
};

/** A picture that Profit keeps; it is drawn at the size that is asked for. */
export type StoredImage = Guarded & {
  imageId: string;
  size: Size;
  drawing: Drawing;
  isGone: boolean;
};

/** All that an environment holds beside rows. Looked up anew for every call: a write may have changed it. */
export type Documents = {
  files: () => readonly StoredFile[];
  /** Those that hang on one dossier item, its reactions' among them. */
  filesOf: (subjectId: number) => readonly StoredFile[];
  images: () => readonly StoredImage[];
  reports: readonly ReportDefinition[];
};
