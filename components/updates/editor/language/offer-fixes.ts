import type { Fix } from "@/lib/schema/assist/fixes/fix";
import type { Problem } from "@/lib/schema/check/problem";
import { rangeIn } from "../code-editor";
import { monaco } from "../monaco";
import { contextOf, type MessageContext } from "./message-context";

const NONE = { actions: [], dispose: () => undefined };

/** Quick fixes (Ctrl+.) for the problems at the place. */
export function offerFixes(): monaco.IDisposable[] {
  return [
    monaco.languages.registerCodeActionProvider("xml", {
      async provideCodeActions(model, range) {
        const context = contextOf(model);
        const checked = context?.checked();
        const version = model.getVersionId();
        // The places of problems are those of the text in which they were found.
        if (!context || checked?.version !== version) return NONE;
        const [start, end] = [range.getStartPosition(), range.getEndPosition()].map((at) => model.getOffsetAt(at));
        const here = checked.problems.filter((one) => one.start <= (end ?? 0) && (start ?? 0) <= one.end);
        const offered = await Promise.all(
          here.map(async (problem) => {
            const answer = await context.client()?.now("fixes", { problem });
            return answer?.version === version ? answer.output.map(({ fix }) => ({ problem, fix })) : [];
          }),
        );
        if (model.isDisposed() || model.getVersionId() !== version) return NONE;
        return { ...NONE, actions: offered.flat().map(({ problem, fix }) => actionOf(model, context, problem, fix)) };
      },
    }),
  ];
}

function actionOf(
  model: monaco.editor.ITextModel,
  { words }: MessageContext,
  problem: Problem,
  fix: Fix,
): monaco.languages.CodeAction {
  return {
    title: words().fix(fix),
    kind: "quickfix",
    isPreferred: fix.isPreferred,
    diagnostics: [
      {
        ...rangeIn(model, problem),
        message: words().problem(problem),
        severity: problem.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      },
    ],
    edit: {
      edits: fix.edits.map((edit) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: rangeIn(model, edit), text: edit.text },
      })),
    },
  };
}
