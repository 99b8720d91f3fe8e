import type { monaco } from "../monaco";
import type { MessageContext } from "./message-context";

/** No tag that a person types is longer. */
const LONGEST_TAG = 2_000;

/** Puts the closing tag behind a `>` that was typed, the cursor between the two. */
export function closeTags(editor: monaco.editor.IStandaloneCodeEditor, context: MessageContext): monaco.IDisposable {
  return editor.onDidChangeModelContent(({ changes, isUndoing, isRedoing }) => {
    const model = editor.getModel();
    const [typed] = changes;
    if (!model || !typed || changes.length !== 1 || typed.text !== ">" || isUndoing || isRedoing) return;
    const offset = typed.rangeOffset + 1;
    if (mayOpen(model, offset)) void close(editor, model, context, offset);
  });
}

/** Looks at the tag alone: only of one that opens the rest is asked. */
function mayOpen(model: monaco.editor.ITextModel, offset: number): boolean {
  const before = textBetween(model, Math.max(0, offset - LONGEST_TAG), offset);
  return /<[^<>/!?\s"'=][^<]*>$/.test(before) && !before.endsWith("/>");
}

async function close(
  editor: monaco.editor.IStandaloneCodeEditor,
  model: monaco.editor.ITextModel,
  { client }: MessageContext,
  offset: number,
): Promise<void> {
  const alternative = model.getAlternativeVersionId();
  const answer = await client()?.now("closing", { offset });
  const position = editor.getPosition();
  if (!answer || answer.output === null || !position || editor.getModel() !== model) return;
  // Who types on meanwhile finds the tag behind that.
  const since = textBetween(model, offset - 1, model.getOffsetAt(position));
  if (!since.startsWith(">") || /[<\n]/.test(since) || model.getAlternativeVersionId() < alternative) return;
  const range = { startLineNumber: position.lineNumber, startColumn: position.column };
  const at = { ...range, endLineNumber: position.lineNumber, endColumn: position.column };
  editor.executeEdits("schakel.close", [{ range: at, text: answer.output }]);
  editor.setPosition(position);
}

function textBetween(model: monaco.editor.ITextModel, from: number, to: number): string {
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
  return model.getValueInRange({
    ...{ startLineNumber: start.lineNumber, startColumn: start.column },
    ...{ endLineNumber: end.lineNumber, endColumn: end.column },
  });
}
