import type { SampleExtent } from "@/lib/schema/assist/sample/sample-of";
import { rangeIn } from "../code-editor";
import type { monaco } from "../monaco";
import type { MessageContext } from "./message-context";

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

async function insert(
  editor: monaco.editor.IStandaloneCodeEditor,
  { client }: MessageContext,
  extent: SampleExtent,
): Promise<void> {
  const model = editor.getModel();
  const position = editor.getPosition();
  if (!model || !position) return;
  const answer = await client()?.now("insertion", { offset: model.getOffsetAt(position), extent });
  if (!answer?.output || answer.output.edits.length === 0 || answer.version !== model.getVersionId()) return;
  editor.pushUndoStop();
  editor.executeEdits(
    "schakel.insert",
    answer.output.edits.map(({ text, ...range }) => ({ range: rangeIn(model, range), text })),
  );
  editor.pushUndoStop();
}
