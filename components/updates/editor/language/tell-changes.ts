import type { DocumentClient } from "@/components/updates/document/document-client";
import type { monaco } from "../monaco";

/** Tells the one who follows a text what is typed in it: the edits, and never the text. */
export function tellChanges(model: monaco.editor.ITextModel, client: () => DocumentClient | null): monaco.IDisposable {
  return model.onDidChangeContent(({ changes, versionId, isFlush, isEolChange }) => {
    if (isFlush || isEolChange) return client()?.tell(null);
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      text,
    }));
    client()?.tell({ edits, version: versionId, length: model.getValueLength() });
  });
}
