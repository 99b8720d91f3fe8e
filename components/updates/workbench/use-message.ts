import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { CodeEditorHandle } from "../editor/code-editor";
import type { monaco } from "../editor/monaco";

/** The message as it was a moment ago; what looks at it need not keep up with every key. */
export type Snapshot = {
  /** Of the editor's text; 0 before there is an editor. */
  version: number;
  /** In characters. */
  length: number;
  /** Takes a while of a large one: for who shows all of it. A later one when it was never asked before. */
  text: () => string;
};

/** A pause in typing after which the message is looked at again, in ms. */
const PAUSE_MS = 10;

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
  const [snapshot, setSnapshot] = useState<Snapshot>(() => ({
    ...{ version: 0, length: initialText.length, text: () => initialText },
  }));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const take = useCallback(() => {
    clearTimeout(timer.current);
    const model = editor.current?.model();
    if (model) setSnapshot((before) => (before.version === model.getVersionId() ? before : snapshotOf(model)));
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

function snapshotOf(model: monaco.editor.ITextModel): Snapshot {
  let text: string | null = null;
  return {
    version: model.getVersionId(),
    length: model.getValueLength(),
    text: () => (text ??= model.isDisposed() ? "" : model.getValue()),
  };
}
