import type { Completion } from "@/lib/schema/assist/completion/completion";
import { rangeIn } from "../code-editor";
import { monaco } from "../monaco";
import { contextOf, type MessageWords } from "./message-context";

const KINDS: Record<Completion["what"]["kind"], monaco.languages.CompletionItemKind> = {
  field: monaco.languages.CompletionItemKind.Field,
  object: monaco.languages.CompletionItemKind.Class,
  structure: monaco.languages.CompletionItemKind.Struct,
  closeTag: monaco.languages.CompletionItemKind.Keyword,
  key: monaco.languages.CompletionItemKind.Property,
  attribute: monaco.languages.CompletionItemKind.Property,
  action: monaco.languages.CompletionItemKind.EnumMember,
  boolean: monaco.languages.CompletionItemKind.EnumMember,
  code: monaco.languages.CompletionItemKind.EnumMember,
  reference: monaco.languages.CompletionItemKind.Reference,
  namespace: monaco.languages.CompletionItemKind.Value,
};

/** Behind one of these a value is likely to be asked for next. */
const LEADS_ON: ReadonlySet<Completion["what"]["kind"]> = new Set(["field", "attribute", "object", "structure", "key"]);
const AFTER = "schakel.afterCompletion";

type Model = monaco.editor.ITextModel;

/** Elements, attributes and values that the schema has at the place where one types. */
export function offerCompletions(): monaco.IDisposable[] {
  return [
    monaco.editor.addCommand({ id: AFTER, run: (_, uri: string, moveTo: number | null) => afterwards(uri, moveTo) }),
    monaco.languages.registerCompletionItemProvider("xml", {
      triggerCharacters: ["<", "/", " ", '"', ">"],
      async provideCompletionItems(model, position) {
        const context = contextOf(model);
        const offset = model.getOffsetAt(position);
        const version = model.getVersionId();
        const found = (await context?.client()?.completions(offset, context.candidates())) ?? [];
        // Places are of the text as it was then; Monaco asks again.
        if (!context || model.isDisposed() || model.getVersionId() !== version)
          return { suggestions: [], incomplete: true };
        return { suggestions: found.map((completion) => itemOf(model, completion, context.words())) };
      },
    }),
  ];
}

function itemOf(model: Model, completion: Completion, words: MessageWords): monaco.languages.CompletionItem {
  const { what, label, filterText, sortText, snippet, range, extraEdits, cursorAfter } = completion;
  const { detail, description, documentation } = words.completion(what);
  return {
    label: { label, detail: detail === "" ? "" : ` ${detail}`, description },
    kind: KINDS[what.kind],
    ...{ filterText, sortText, insertText: snippet, range: rangeIn(model, range) },
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    ...(documentation !== "" && { documentation: { value: documentation } }),
    additionalTextEdits: extraEdits.map(({ text, ...place }) => ({ range: rangeIn(model, place), text })),
    ...((cursorAfter !== null || LEADS_ON.has(what.kind)) && {
      command: { id: AFTER, title: "", arguments: [model.uri.toString(), cursorAfter] },
    }),
  };
}

function afterwards(uri: string, moveTo: number | null): void {
  const editor = monaco.editor.getEditors().find((one) => one.getModel()?.uri.toString() === uri);
  const model = editor?.getModel();
  if (!editor || !model) return;
  if (moveTo !== null) editor.setPosition(model.getPositionAt(moveTo));
  editor.trigger("schakel", "editor.action.triggerSuggest", { auto: true });
}
