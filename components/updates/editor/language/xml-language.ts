import { autoCloseAt } from "@/lib/schema/assist/outline/tag-pair";
import type { monaco } from "../monaco";
import { attachContext, documentOf, type MessageContext } from "./message-context";
import { offerCompletions } from "./offer-completions";
import { offerFixes } from "./offer-fixes";
import { offerInsertions } from "./offer-insertions";
import { offerHelp } from "./offer-help";

let offers: monaco.IDisposable[] | null = null;

/** Makes an editor know the schema of its message; Monaco asks per language, so that what is offered is offered once. */
export function teachEditor(editor: monaco.editor.IStandaloneCodeEditor, context: MessageContext): () => void {
  offers ??= [...offerCompletions(), ...offerHelp(), ...offerFixes()];
  const model = editor.getModel();
  const forget = model ? attachContext(model, context) : () => undefined;
  const stopInserting = offerInsertions(editor, context);
  const closing = editor.onDidChangeModelContent(({ changes, isUndoing, isRedoing }) => {
    const [typed] = changes;
    if (!model || !typed || changes.length !== 1 || typed.text !== ">" || isUndoing || isRedoing) return;
    const offset = typed.rangeOffset + 1;
    const tag = autoCloseAt(documentOf(model), offset);
    if (tag === null) return;
    const at = model.getPositionAt(offset);
    const range = {
      startLineNumber: at.lineNumber,
      startColumn: at.column,
      endLineNumber: at.lineNumber,
      endColumn: at.column,
    };
    // After this change is done: an editor does not take another one while it tells of the first.
    queueMicrotask(() => {
      editor.executeEdits("schakel.close", [{ range, text: tag }]);
      editor.setPosition(at);
    });
  });
  return () => {
    closing.dispose();
    stopInserting();
    forget();
  };
}
