"use client";

import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import type { Range } from "@/lib/xml/document/xml-node";
import { followColours } from "./editor-colours";
import { monaco } from "./monaco";
import { spareLarge } from "./spare-large";
import { takeLongTexts } from "./take-long-texts";

/** Places are offsets in the text, whose lines end in a line feed alone. */
export type CodeEditorHandle = {
  text(): string;
  /** One step for undo; the selection stays where it is in what was not touched. */
  edit(edits: readonly TextEdit[]): void;
  /** Replaces all of it, in one step for undo. */
  replace(text: string): void;
  reveal(range: Range): void;
  focus(): void;
  model(): monaco.editor.ITextModel | null;
  run(action: string): void;
};

type CodeEditorProps = {
  language: "xml" | "json";
  initialText: string;
  label: string;
  isReadOnly?: boolean;
  /** Something was typed; `text()` tells what it is now, which of a large document takes a while. */
  onChange?: () => void;
  /** Ctrl/Cmd+Enter, which Monaco would take for a line break. */
  onPreview?: () => void;
  /** Once, when there is something to attach to. */
  onReady?: (editor: monaco.editor.IStandaloneCodeEditor) => void | (() => void);
  className?: string;
  ref?: Ref<CodeEditorHandle>;
};

/** A text that is edited by Monaco. Tab moves on when Ctrl+M was pressed, and Esc then Tab always leaves (ux.md). */
export function CodeEditor({ className, ref, ...props }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const tell = useEffectEvent(() => props.onChange?.());
  const preview = useEffectEvent(() => props.onPreview?.());
  const ready = useEffectEvent((made: monaco.editor.IStandaloneCodeEditor) => props.onReady?.(made));
  const options = useEffectEvent(() => optionsOf(props));

  useEffect(() => {
    if (!host.current) return;
    takeLongTexts();
    const forgetColours = followColours();
    const made = monaco.editor.create(host.current, options());
    editor.current = made;
    made.getModel()?.setEOL(monaco.editor.EndOfLineSequence.LF);
    made.getModel()?.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const stopSparing = spareLarge(made);
    const changes = made.onDidChangeModelContent(() => tell());
    made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => preview());
    leaveOnEscape(made);
    const detach = ready(made);
    return () => {
      detach?.();
      stopSparing();
      changes.dispose();
      made.getModel()?.dispose();
      made.dispose();
      forgetColours();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly: props.isReadOnly ?? false, ariaLabel: props.label });
  }, [props.isReadOnly, props.label]);

  useImperativeHandle(ref, () => handleOf(editor), []);
  return <div ref={host} className={cn("min-h-0 min-w-0 flex-1", className)} />;
}

function optionsOf(props: CodeEditorProps): monaco.editor.IStandaloneEditorConstructionOptions {
  return {
    value: props.initialText.replaceAll("\r\n", "\n"),
    language: props.language,
    ariaLabel: props.label,
    readOnly: props.isReadOnly ?? false,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fontSize: 13,
    fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
    lineNumbersMinChars: 3,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    linkedEditing: true,
    wordBasedSuggestions: "off",
    quickSuggestions: { other: true, comments: false, strings: true },
    suggest: { showWords: false, preview: false, showStatusBar: false },
    renderLineHighlight: "line",
    renderLineHighlightOnlyWhenFocus: true,
    guides: { indentation: true },
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    overviewRulerBorder: false,
    padding: { top: 6, bottom: 6 },
  };
}

/** Esc that closes nothing lets the next Tab leave, as it does in other fields. */
function leaveOnEscape(editor: monaco.editor.IStandaloneCodeEditor): void {
  editor.onKeyDown((event) => {
    if (event.keyCode !== monaco.KeyCode.Escape) {
      const isTab = event.keyCode === monaco.KeyCode.Tab || event.keyCode === monaco.KeyCode.Shift;
      if (!isTab) editor.updateOptions({ tabFocusMode: false });
      return;
    }
    editor.updateOptions({ tabFocusMode: true });
  });
  editor.onDidBlurEditorText(() => editor.updateOptions({ tabFocusMode: false }));
}

function handleOf(editor: { current: monaco.editor.IStandaloneCodeEditor | null }): CodeEditorHandle {
  const model = () => editor.current?.getModel() ?? null;
  const apply = (made: readonly { range: monaco.IRange; text: string }[]) => {
    const target = model();
    if (!editor.current || !target || made.length === 0) return;
    target.pushStackElement();
    const selections = editor.current.getSelections() ?? [];
    target.pushEditOperations(
      selections,
      made.map((edit) => ({ ...edit, forceMoveMarkers: false })),
      () => null,
    );
    target.pushStackElement();
  };
  return {
    text: () => model()?.getValue() ?? "",
    edit(edits) {
      const target = model();
      if (target) apply(edits.map(({ text, ...range }) => ({ range: rangeIn(target, range), text })));
    },
    replace(text) {
      const target = model();
      if (target && target.getValue() !== text) apply([{ range: target.getFullModelRange(), text }]);
    },
    reveal(range) {
      const target = model();
      if (!target || !editor.current) return;
      editor.current.setSelection(rangeIn(target, range));
      editor.current.revealRangeInCenterIfOutsideViewport(rangeIn(target, range));
      editor.current.focus();
    },
    focus: () => editor.current?.focus(),
    model,
    run: (action) => void editor.current?.getAction(action)?.run(),
  };
}

export function rangeIn(model: monaco.editor.ITextModel, { start, end }: Range): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
