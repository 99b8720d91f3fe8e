import { EyeOff } from "lucide-react";
import { createContext, useContext } from "react";
import { MASK_TEXT } from "@/lib/privacy/mask-text";
import type { GridValue } from "./row-store/grid-value";

/** What a grid knows of masked columns. Whether values may be seen is decided on the server, which sends masks. */
export type MaskedFields = {
  ids: ReadonlySet<string>;
  /** What a screen reader says for a mask. */
  word: string;
  /** Items for a column's menu; absent where this person may do nothing. */
  deeds?: { name: string; appliesTo: (isMasked: boolean) => boolean; run: (fieldId: string) => void }[];
};

export const MaskedFieldsContext = createContext<MaskedFields>({ ids: new Set(), word: "" });

export function useMaskedFields(): MaskedFields {
  return useContext(MaskedFieldsContext);
}

/** True for what stands in place of a value; a text of three stars in any other column is a text. */
export function isMask(masked: MaskedFields, fieldId: string, value: GridValue | undefined): boolean {
  return value === MASK_TEXT && masked.ids.has(fieldId);
}

export function Mask({ word }: { word: string }) {
  return (
    <span className="flex items-center gap-1.5 text-muted-foreground">
      <EyeOff aria-hidden className="size-3.5" />
      <span aria-hidden className="tracking-widest">
        •••
      </span>
      <span className="sr-only">{word}</span>
    </span>
  );
}
