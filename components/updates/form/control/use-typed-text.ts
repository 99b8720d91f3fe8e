import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";

/** A pause in typing after which what was typed counts, in ms. */
const PAUSE_MS = 300;

type Typed = {
  text: string;
  /** What the document said when this was typed. */
  base: string;
  isPending: boolean;
};

type TypedTextOptions = {
  value: string;
  onCommit: (text: string) => void;
  /** With each key. */
  onTyped?: ((text: string | null) => void) | undefined;
  /** The form in which a text counts. */
  normal?: (text: string) => string;
  /** A date that is being typed is empty in between. */
  isEmptyOnlyAtEnd?: boolean;
};

/**
 * Text of a field that is being typed: it stays as typed, although every change makes a new document, until the document
 * has it. It counts after a pause, at the end of the field, before any command key, and when the field goes away.
 */
export function useTypedText({ value, onCommit, onTyped, normal, isEmptyOnlyAtEnd = false }: TypedTextOptions) {
  const [typed, setTyped] = useState<Typed | null>(null);
  if (typed && value !== typed.base) setTyped(typed.isPending ? { ...typed, base: value } : null);

  function commit(): void {
    if (!typed?.isPending) return;
    const text = normal ? normal(typed.text) : typed.text;
    setTyped(text === value ? null : { text, base: value, isPending: false });
    onTyped?.(null);
    if (text !== value) onCommit(text);
  }
  const commitLate = useEffectEvent(commit);
  const isWaiting = typed?.isPending === true && !(isEmptyOnlyAtEnd && typed.text === "");
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(commitLate, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, typed?.text]);
  useEffect(() => () => commitLate(), []);

  return {
    text: typed?.text ?? value,
    change(text: string): void {
      setTyped({ text, base: value, isPending: true });
      onTyped?.(text);
    },
    onBlur: commit,
    onKeyDown({ key, ctrlKey, metaKey, target }: KeyboardEvent): void {
      const isLine = key === "Enter" && !(target instanceof HTMLTextAreaElement);
      if (isLine || ctrlKey || metaKey) commit();
    },
  };
}
