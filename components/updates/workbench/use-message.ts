import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { CodeEditorHandle } from "../editor/code-editor";

/** The message as it was a moment ago; what looks at it need not keep up with every key. */
export type Snapshot = { text: string; version: number };

/** A pause in typing after which the message is looked at again, in ms. */
const PAUSE_MS = 60;

export type Message = {
  editor: RefObject<CodeEditorHandle | null>;
  snapshot: Snapshot;
  /** For the editor. */
  onChange: () => void;
  /** As it is now. */
  text: () => string;
  /** From the form, the JSON or a fix; one step for undo. */
  edit: (edits: readonly TextEdit[]) => void;
  replace: (text: string) => void;
};

/** The XML text is the one document; the editor holds it, and all else changes it there. */
export function useMessage(initialText: string): Message {
  const editor = useRef<CodeEditorHandle>(null);
  const [snapshot, setSnapshot] = useState<Snapshot>({ text: initialText, version: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = useCallback(() => {
    clearTimeout(timer.current);
    const text = editor.current?.text();
    if (text === undefined) return;
    setSnapshot((before) => (before.text === text ? before : { text, version: before.version + 1 }));
  }, []);
  const onChange = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(take, PAUSE_MS);
  }, [take]);
  const text = useCallback(() => editor.current?.text() ?? "", []);
  const edit = useCallback(
    (edits: readonly TextEdit[]) => {
      editor.current?.edit(edits);
      // A form shows at once what it did.
      take();
    },
    [take],
  );
  const replace = useCallback(
    (whole: string) => {
      editor.current?.replace(whole);
      take();
    },
    [take],
  );
  return { editor, snapshot, onChange, text, edit, replace };
}
