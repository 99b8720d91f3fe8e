import { useEffect, useEffectEvent, useMemo } from "react";
import type { Problem } from "@/lib/schema/check/problem";
import { type CodeEditorHandle, rangeIn } from "../editor/code-editor";
import { monaco } from "../editor/monaco";
import type { ShownProblem } from "../problems/problem-list";
import { useProblemText } from "../problems/use-problem-text";

/** More marks than anybody walks through make an editor slow. */
const MOST_MARKS = 500;

/** Underlines the problems in the editor, for F8, the hover and the quick fixes; and tells at which line each one is. */
export function useMarkers(
  editor: { current: CodeEditorHandle | null },
  found: { text: string; problems: readonly Problem[] } | null,
): readonly ShownProblem[] | null {
  const textOf = useProblemText();
  const shown = useMemo(() => (found === null ? null : withPlaces(found.text, found.problems)), [found]);
  const mark = useEffectEvent((problems: readonly ShownProblem[]) => {
    const model = editor.current?.model();
    if (!model) return;
    const markers = problems.slice(0, MOST_MARKS).map((problem) => ({
      ...rangeIn(model, problem),
      message: textOf(problem),
      severity: problem.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    }));
    monaco.editor.setModelMarkers(model, "schakel", markers);
  });
  useEffect(() => mark(shown ?? []), [shown]);
  return shown;
}

/** Line and column of each, in one walk over the text: problems come in the order of their places. */
export function withPlaces(text: string, problems: readonly Problem[]): ShownProblem[] {
  let [line, lineStart, at] = [1, 0, 0];
  return problems.map((problem) => {
    if (problem.start < at) [line, lineStart, at] = [1, 0, 0];
    for (let next = text.indexOf("\n", at); next !== -1 && next < problem.start; next = text.indexOf("\n", at)) {
      [line, lineStart, at] = [line + 1, next + 1, next + 1];
    }
    return { ...problem, line, column: problem.start - lineStart + 1 };
  });
}
