import { useEffect, useEffectEvent } from "react";
import { type CodeEditorHandle, rangeIn } from "../editor/code-editor";
import { monaco } from "../editor/monaco";
import { useProblemText } from "../problems/use-problem-text";
import type { Checked } from "./use-check";

/** More marks than anybody walks through make an editor slow. */
const MOST_MARKS = 500;

/** Underlines the problems in the editor, for F8, the hover and the quick fixes. */
export function useMarkers(editor: { current: CodeEditorHandle | null }, checked: Checked | null): void {
  const textOf = useProblemText();
  const mark = useEffectEvent(({ version, problems }: Checked) => {
    const model = editor.current?.model();
    // Marks move with the text by themselves; those of an older one would be put beside their places.
    if (!model || model.getVersionId() !== version) return;
    const markers = problems.slice(0, MOST_MARKS).map((problem) => ({
      ...rangeIn(model, problem),
      message: textOf(problem),
      severity: problem.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    }));
    monaco.editor.setModelMarkers(model, "schakel", markers);
  });
  useEffect(() => {
    if (checked) mark(checked);
  }, [checked]);
}
