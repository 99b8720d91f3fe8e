import type { Probe } from "../document/document-messages";
import type { TextSource } from "../document/document-worker";
import type { monaco } from "./monaco";

/** So many places are compared now and then, and so much at each. */
const PROBES = 24;
const PROBE_LENGTH = 48;

/** The text of an editor, for the worker that follows it; `before` is what it will begin with. */
export function textSourceOf(model: () => monaco.editor.ITextModel | null, before: string): TextSource {
  return {
    text: () => model()?.getValue() ?? before,
    length: () => model()?.getValueLength() ?? before.length,
    version: () => model()?.getVersionId() ?? 0,
    probes: () => probesOf(model()),
  };
}

function probesOf(model: monaco.editor.ITextModel | null): Probe[] {
  if (!model) return [];
  const length = model.getValueLength();
  return Array.from({ length: PROBES }, () => {
    const at = Math.floor(Math.random() * length);
    const [start, end] = [model.getPositionAt(at), model.getPositionAt(at + PROBE_LENGTH)];
    const text = model.getValueInRange({
      ...{ startLineNumber: start.lineNumber, startColumn: start.column },
      ...{ endLineNumber: end.lineNumber, endColumn: end.column },
    });
    // Monaco moves a place out of the middle of a character.
    return { at: model.getOffsetAt(start), text };
  });
}
