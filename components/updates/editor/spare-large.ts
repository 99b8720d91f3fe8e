import type { monaco } from "./monaco";

/** In characters. */
const LARGE = 300_000;

/** What Monaco does at each key with all of the text, and not with what is on the screen alone. */
const ALL_OF_IT: monaco.editor.IEditorOptions = { matchBrackets: "always", foldingMaximumRegions: 5_000 };
const SPARED: monaco.editor.IEditorOptions = { matchBrackets: "never", foldingMaximumRegions: 500 };

/** Pairs of signs are looked for, and every region can be folded, as long as that holds up no key. */
export function spareLarge(editor: monaco.editor.IStandaloneCodeEditor): () => void {
  let isLarge = false;
  const look = () => {
    const length = editor.getModel()?.getValueLength() ?? 0;
    if (length > LARGE === isLarge) return;
    isLarge = length > LARGE;
    editor.updateOptions(isLarge ? SPARED : ALL_OF_IT);
  };
  look();
  const listener = editor.onDidChangeModelContent(look);
  return () => listener.dispose();
}
