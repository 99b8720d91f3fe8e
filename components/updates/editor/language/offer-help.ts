import { formatDocument } from "@/lib/schema/assist/format/format-document";
import { hoverAt } from "@/lib/schema/assist/hover/hover-at";
import { type OutlineEntry, outlineOf } from "@/lib/schema/assist/outline/outline";
import { linkedTagRanges } from "@/lib/schema/assist/outline/tag-pair";
import { rangeIn } from "../code-editor";
import { monaco } from "../monaco";
import { contextOf, documentOf, type MessageWords } from "./message-context";

type Model = monaco.editor.ITextModel;

/** What is under the mouse, where things are, and how they are laid out. */
export function offerHelp(): monaco.IDisposable[] {
  return [
    monaco.languages.registerHoverProvider("xml", {
      provideHover(model, position) {
        const context = contextOf(model);
        const hover =
          context &&
          hoverAt({ schema: context.schema, document: documentOf(model), offset: model.getOffsetAt(position) });
        if (!context || !hover) return null;
        return {
          range: rangeIn(model, hover.range),
          contents: context
            .words()
            .hover(hover)
            .map((value) => ({ value })),
        };
      },
    }),
    monaco.languages.registerDocumentSymbolProvider("xml", {
      provideDocumentSymbols(model) {
        const context = contextOf(model);
        if (!context) return [];
        return outlineOf(documentOf(model), context.schema).map((entry) => symbolOf(model, entry, context.words()));
      },
    }),
    monaco.languages.registerDocumentFormattingEditProvider("xml", {
      provideDocumentFormattingEdits: (model) =>
        (formatDocument(model.getValue()) ?? []).map(({ text, ...range }) => ({ range: rangeIn(model, range), text })),
    }),
    monaco.languages.registerLinkedEditingRangeProvider("xml", {
      provideLinkedEditingRanges(model, position) {
        const pair = linkedTagRanges(documentOf(model), model.getOffsetAt(position));
        return pair && { ranges: pair.map((range) => rangeIn(model, range)), wordPattern: /[^\s<>/="']+/ };
      },
    }),
  ];
}

function symbolOf(model: Model, entry: OutlineEntry, words: MessageWords): monaco.languages.DocumentSymbol {
  return {
    name: words.outline(entry),
    detail: entry.kind === "object" ? (entry.label ?? "") : "",
    kind: entry.kind === "object" ? monaco.languages.SymbolKind.Class : monaco.languages.SymbolKind.Struct,
    tags: [],
    range: rangeIn(model, entry.range),
    selectionRange: rangeIn(model, entry.selectionRange),
    children: entry.children.map((child) => symbolOf(model, child, words)),
  };
}
