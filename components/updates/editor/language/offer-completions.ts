import type { Completion } from "@/lib/schema/assist/completion/completion";
import type { Range } from "@/lib/xml/document/xml-node";
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
        const length = model.getValueLength();
        const found = (await context?.client()?.completions(offset, context.candidates())) ?? [];
        if (!context || model.isDisposed()) return { suggestions: [] };
        // Who types on meanwhile does so behind the place; Monaco wants ranges as they were when it asked.
        const asked = { offset, line: position.lineNumber, typed: model.getValueLength() - length };
        return { suggestions: found.map((completion) => itemOf(model, completion, context.words(), asked)) };
      },
    }),
  ];
}

type Asked = { offset: number; line: number; typed: number };

/** A range of the text as it was when it was asked for. */
function rangeThen(model: Model, { start, end }: Range, { offset, line, typed }: Asked): monaco.Range {
  const placeOf = (at: number) => {
    const isBehind = at > offset;
    const { lineNumber, column } = model.getPositionAt(isBehind ? at + typed : at);
    return { lineNumber, column: isBehind && lineNumber === line ? column - typed : column };
  };
  return monaco.Range.fromPositions(placeOf(start), placeOf(end));
}

function itemOf(
  model: Model,
  completion: Completion,
  words: MessageWords,
  asked: Asked,
): monaco.languages.CompletionItem {
  const { what, label, filterText, sortText, snippet, range, extraEdits, cursorAfter } = completion;
  const { detail, description, documentation } = words.completion(what);
  return {
    label: { label, detail: detail === "" ? "" : ` ${detail}`, description },
    kind: KINDS[what.kind],
    ...{ filterText, sortText, insertText: snippet, range: rangeThen(model, range, asked) },
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    ...(documentation !== "" && { documentation: { value: documentation } }),
    additionalTextEdits: extraEdits.map(({ text, ...place }) => ({ range: rangeThen(model, place, asked), text })),
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
