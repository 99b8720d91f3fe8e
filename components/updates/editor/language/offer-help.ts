import type { OutlineLine } from "@/components/updates/document/document-messages";
import { rangeIn } from "../code-editor";
import { monaco } from "../monaco";
import { contextOf, type MessageWords } from "./message-context";

type Model = monaco.editor.ITextModel;

/** More are no list to choose from. */
const MOST_SYMBOLS = 5_000;
/** A tag's name, up to the cursor. */
const IN_TAG_NAME = /<\/?[^\s<>/="'!?]*$/;

/** What is under the mouse, where things are, and how they are laid out. */
export function offerHelp(): monaco.IDisposable[] {
  return [
    monaco.languages.registerHoverProvider("xml", {
      async provideHover(model, position) {
        const context = contextOf(model);
        const version = model.getVersionId();
        const hover = await context?.client()?.hover(model.getOffsetAt(position));
        if (!context || !hover || model.isDisposed() || model.getVersionId() !== version) return null;
        const lines = context.words().hover(hover);
        return { range: rangeIn(model, hover.range), contents: lines.map((value) => ({ value })) };
      },
    }),
    monaco.languages.registerDocumentSymbolProvider("xml", {
      async provideDocumentSymbols(model) {
        const context = contextOf(model);
        const answer = await context?.client()?.now("outline", { most: MOST_SYMBOLS });
        if (!context || !answer || model.isDisposed()) return [];
        return symbolsOf(model, answer.output, context.words());
      },
    }),
    monaco.languages.registerDocumentFormattingEditProvider("xml", {
      async provideDocumentFormattingEdits(model) {
        const answer = await contextOf(model)?.client()?.now("format", null);
        if (!answer || model.isDisposed() || model.getVersionId() !== answer.version) return [];
        return answer.output.map(({ text, ...range }) => ({ range: rangeIn(model, range), text }));
      },
    }),
    monaco.languages.registerLinkedEditingRangeProvider("xml", {
      async provideLinkedEditingRanges(model, position) {
        // Asked at each move of the cursor: the line tells most of them off.
        const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
        if (!IN_TAG_NAME.test(before)) return null;
        const answer = await contextOf(model)
          ?.client()
          ?.now("tagPair", { offset: model.getOffsetAt(position) });
        if (!answer?.output || model.isDisposed() || model.getVersionId() !== answer.version) return null;
        return { ranges: answer.output.map((range) => rangeIn(model, range)), wordPattern: /[^\s<>/="']+/ };
      },
    }),
  ];
}

/** The lines of an outline as a tree again. */
function symbolsOf(
  model: Model,
  lines: readonly OutlineLine[],
  words: MessageWords,
): monaco.languages.DocumentSymbol[] {
  const top: monaco.languages.DocumentSymbol[] = [];
  const open: { depth: number; children: monaco.languages.DocumentSymbol[] }[] = [];
  for (const { entry, depth } of lines) {
    const children: monaco.languages.DocumentSymbol[] = [];
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    (open.at(-1)?.children ?? top).push({
      name: words.outline(entry),
      detail: entry.kind === "object" ? (entry.label ?? "") : "",
      kind: entry.kind === "object" ? monaco.languages.SymbolKind.Class : monaco.languages.SymbolKind.Struct,
      tags: [],
      range: rangeIn(model, entry.range),
      selectionRange: rangeIn(model, entry.selectionRange),
      children,
    });
    open.push({ depth, children });
  }
  return top;
}
