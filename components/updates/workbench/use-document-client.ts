import { type RefObject, useEffect, useRef } from "react";
import { createDocumentClient, type DocumentClient } from "../document/document-client";
import type { CodeEditorHandle } from "../editor/code-editor";
import { textSourceOf } from "../editor/text-source";
import type { WorkbenchSchema } from "./schema-query";

/** Who knows the tree of the message, in a worker that follows the editor's text. */
export function useDocumentClient(
  { schema, xsd }: WorkbenchSchema,
  editor: RefObject<CodeEditorHandle | null>,
  initialText: string,
): RefObject<DocumentClient | null> {
  const client = useRef<DocumentClient>(null);
  useEffect(() => {
    const source = textSourceOf(() => editor.current?.model() ?? null, initialText);
    const made = createDocumentClient({ schema, xsd }, source);
    client.current = made;
    return () => made.dispose();
  }, [schema, xsd, editor, initialText]);
  return client;
}
