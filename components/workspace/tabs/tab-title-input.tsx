import { useRef } from "react";

type TabTitleInputProps = { title: string; label: string; onDone: (title: string | null) => void };

/** A tab's name while it is being written. Esc leaves it as it was; empty gives the connector's name back. */
export function TabTitleInput({ title, label, onDone }: TabTitleInputProps) {
  const isDone = useRef(false);
  const done = (given: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(given);
  };
  return (
    <input
      autoFocus
      defaultValue={title}
      maxLength={80}
      aria-label={label}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => done(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") done(event.currentTarget.value);
        if (event.key !== "Escape") return;
        event.preventDefault();
        done(null);
      }}
      className="w-44 shrink-0 border-r bg-background px-2.5 text-sm -outline-offset-2"
    />
  );
}
