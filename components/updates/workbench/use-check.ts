import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type CheckAnswer, createDocumentChecker, type DocumentChecker } from "../document/document-checker";
import type { WorkbenchSchema } from "./schema-query";
import type { Snapshot } from "./use-message";

/** What was found, and in which text: the places of problems are those of that text. */
export type Checked = CheckAnswer & { text: string };

/** Looks at the message in a worker whenever it rests; only what it is now counts. null until the first look. */
export function useCheck({ schema, xsd }: WorkbenchSchema, { text }: Snapshot): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  const checker = useRef<DocumentChecker>(null);
  useEffect(() => {
    const made = createDocumentChecker({ schema, xsd });
    checker.current = made;
    return () => made.dispose();
  }, [schema, xsd]);
  const take = useEffectEvent((found: Checked) => setChecked(found));
  useEffect(() => {
    let isWanted = true;
    void checker.current?.check(text).then((found) => {
      if (isWanted && found !== "superseded") take({ ...found, text });
    });
    return () => {
      isWanted = false;
    };
  }, [schema, xsd, text]);
  return checked;
}
