import { fixesFor } from "@/lib/schema/assist/fixes/fixes-for";
import { rangeIn } from "../code-editor";
import { monaco } from "../monaco";
import { contextOf, documentOf } from "./message-context";

/** Quick fixes (Ctrl+.) for the problems at the place. */
export function offerFixes(): monaco.IDisposable[] {
  return [
    monaco.languages.registerCodeActionProvider("xml", {
      provideCodeActions(model, range) {
        const context = contextOf(model);
        const checked = context?.checked();
        const text = model.getValue();
        // The places of problems are those of the text in which they were found.
        if (!context || checked?.text !== text) return { actions: [], dispose: () => undefined };
        const [start, end] = [range.getStartPosition(), range.getEndPosition()].map((at) => model.getOffsetAt(at));
        const here = checked.problems.filter((one) => one.start <= (end ?? 0) && (start ?? 0) <= one.end);
        const actions = here.flatMap((problem) =>
          fixesFor({ schema: context.schema, text: documentOf(model), problem }).map(
            (fix): monaco.languages.CodeAction => ({
              title: context.words().fix(fix),
              kind: "quickfix",
              isPreferred: fix.isPreferred,
              diagnostics: [
                {
                  ...rangeIn(model, problem),
                  message: context.words().problem(problem),
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
            }),
          ),
        );
        return { actions, dispose: () => undefined };
      },
    }),
  ];
}
