import { monaco } from "./monaco";

/** Nobody types so much at once: an input method, a dictation or a tool puts it in. In characters. */
const MOST_TYPED = 1_000;

let isTaken = false;

/** Monaco takes what is typed sign by sign, each with all that follows from a key: a megabyte would take it minutes. */
export function takeLongTexts(): void {
  if (isTaken) return;
  isTaken = true;
  monaco.editor.addCommand({
    id: "type",
    run: (_accessor, { text }: { text: string }) => {
      const editor = monaco.editor.getEditors().find((one) => one.hasTextFocus());
      if (text.length <= MOST_TYPED) editor?.trigger("keyboard", "type", { text });
      else editor?.trigger("keyboard", "paste", { text });
    },
  });
}
