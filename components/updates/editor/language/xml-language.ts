import type { monaco } from "../monaco";
import { closeTags } from "./close-tags";
import { attachContext, type MessageContext } from "./message-context";
import { offerCompletions } from "./offer-completions";
import { offerFixes } from "./offer-fixes";
import { offerInsertions } from "./offer-insertions";
import { offerHelp } from "./offer-help";
import { tellChanges } from "./tell-changes";

let offers: monaco.IDisposable[] | null = null;

/** Makes an editor know the schema of its message; Monaco asks per language, so that what is offered is offered once. */
export function teachEditor(editor: monaco.editor.IStandaloneCodeEditor, context: MessageContext): () => void {
  offers ??= [...offerCompletions(), ...offerHelp(), ...offerFixes()];
  const model = editor.getModel();
  const telling = model && tellChanges(model, context.client);
  const forget = model ? attachContext(model, context) : () => undefined;
  const stopInserting = offerInsertions(editor, context);
  const closing = closeTags(editor, context);
  return () => {
    telling?.dispose();
    closing.dispose();
    stopInserting();
    forget();
  };
}
