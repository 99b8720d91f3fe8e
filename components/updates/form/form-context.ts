"use client";

import { createContext, use } from "react";
import type { Reference } from "@/lib/schema/connector-schema";
import type { FormModel, FormRecord } from "@/lib/schema/form/form-model";
import type { PlacedProblems } from "@/lib/schema/form/place-problems";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { Range } from "@/lib/xml/document/xml-node";

/** Records of another table that a value may name; where they come from is somebody else's business. */
export type FormCandidates = {
  /** null = not known yet; asking has them read, if it is known from where. */
  candidatesFor: (table: string) => readonly { id: string; text: string | null }[] | null;
  /** Lets the person choose where they come from. */
  choose: (table: Reference["table"]) => void;
};

export type FormDesk = {
  problems: PlacedProblems;
  /** Edits of the text as it is now, in which the keys mean what they meant on the screen. */
  change: (make: (form: FormModel) => readonly TextEdit[]) => void;
  changeRecord: (key: string, make: (form: FormModel, record: FormRecord) => readonly TextEdit[]) => void;
  isOpen: (key: string, isUsually: boolean) => boolean;
  setOpen: (keys: readonly string[], isOpen: boolean) => void;
  /** Few enough records to show all of them at once. */
  isSmall: boolean;
  /** The field or record that the focus must go to when it is there. */
  wanted: string | null;
  want: (key: string | null) => void;
  /** In bytes, of the whole message. */
  sizeBytes: number;
  reveal: ((range: Range) => void) | undefined;
  candidates: FormCandidates | undefined;
};

export const FormDeskContext = createContext<FormDesk | null>(null);

export function useFormDesk(): FormDesk {
  const desk = use(FormDeskContext);
  if (!desk) throw new Error("Outside of UpdateForm");
  return desk;
}
