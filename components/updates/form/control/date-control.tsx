"use client";

import { Input } from "@/components/ui/input";
import { ariaOf, type FieldControlProps } from "./control-props";
import { TextControl } from "./text-control";
import { useStaysOdd } from "./use-stays-odd";
import { useTypedText } from "./use-typed-text";

/** The browser's own control, and the texts that it can show. */
const CONTROLS = {
  date: { type: "date", shown: /^\d{4}-\d{2}-\d{2}$/ },
  dateTime: { type: "datetime-local", shown: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/ },
  time: { type: "time", shown: /^\d{2}:\d{2}(:\d{2})?$/ },
} as const;

/**
 * Dates and times as they are on a Dutch clock: no zone is ever read or written (design 5.5). What the browser's control
 * cannot show, such as a date with a `Z`, stays text, so that it can be seen and mended.
 */
export function DateControl(props: FieldControlProps) {
  const kind = props.field.field?.kind;
  const value = props.field.value ?? "";
  const control = kind === "date" || kind === "dateTime" || kind === "time" ? CONTROLS[kind] : undefined;
  const isOdd = useStaysOdd(!control || (value !== "" && !control.shown.test(value)));
  if (!control || isOdd) return <TextControl {...props} />;
  return <BrowserDate {...props} type={control.type} />;
}

function BrowserDate({ type, ...props }: FieldControlProps & { type: string }) {
  const { field, isCompact, onCommit, onTyped } = props;
  const hasTime = type !== "date";
  const { text, change, ...keys } = useTypedText({
    value: field.value ?? "",
    onCommit,
    onTyped,
    // Browsers leave out seconds that are zero; the schema wants them.
    normal: (typed) => (hasTime && /(^|T)\d{2}:\d{2}$/.test(typed) ? `${typed}:00` : typed),
    isEmptyOnlyAtEnd: true,
  });
  return (
    <Input
      {...ariaOf(props)}
      {...keys}
      type={type}
      step={hasTime ? 1 : undefined}
      value={text}
      className={isCompact ? "h-control-small px-1.5 text-sm" : "max-w-64"}
      onChange={(event) => change(event.target.value)}
    />
  );
}
