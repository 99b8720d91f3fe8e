import { insertMissing } from "@/lib/schema/assist/insert/insert-missing";
import type { SampleExtent } from "@/lib/schema/assist/sample/sample-of";
import { rangeIn } from "../code-editor";
import type { monaco } from "../monaco";
import { documentOf, type MessageContext } from "./message-context";

const EXTENTS: readonly SampleExtent[] = ["required", "everything"];

/** What the record at the cursor lacks: all that is required, or all there is. In the menu and the list of commands. */
export function offerInsertions(editor: monaco.editor.IStandaloneCodeEditor, context: MessageContext): () => void {
  const actions = EXTENTS.map((extent, index) =>
    editor.addAction({
      id: `schakel.insert.${extent}`,
      label: context.words().insert(extent),
      contextMenuGroupId: "1_modification",
      contextMenuOrder: index,
      run: () => insert(editor, context, extent),
    }),
  );
  return () => actions.forEach((action) => action.dispose());
}

function insert(editor: monaco.editor.IStandaloneCodeEditor, { schema }: MessageContext, extent: SampleExtent): void {
  const model = editor.getModel();
  const position = editor.getPosition();
  if (!model || !position) return;
  const made = insertMissing({ schema, document: documentOf(model), offset: model.getOffsetAt(position), extent });
  if (!made || made.edits.length === 0) return;
  editor.pushUndoStop();
  editor.executeEdits(
    "schakel.insert",
    made.edits.map(({ text, ...range }) => ({ range: rangeIn(model, range), text })),
  );
  editor.pushUndoStop();
}
