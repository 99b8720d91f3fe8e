"use client";

import { FileUp, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { setFields } from "@/lib/schema/form/form-edits";
import { ariaOf, type FieldControlProps } from "../form/control/control-props";
import { useFormDesk } from "../form/form-context";
import { type FileTrouble, useFileReading } from "./use-file-reading";

/** A file for a field: dropped or chosen, it becomes base64, and its name goes to the field for it. */
export function FileControl(props: FieldControlProps) {
  const t = useTranslations("updateForm.file");
  const { changeRecord, sizeBytes } = useFormDesk();
  const { record, field, id, label, isCompact = false } = props;
  const words = t(field.value ? "replace" : "choose");
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const size = useSizeWords();
  const reading = useFileReading(sizeBytes - (field.value?.length ?? 0), (base64, name) => {
    const nameField = nameFieldBeside(props);
    changeRecord(record.key, (form, latest) =>
      setFields(form, latest, [...(nameField ? [[nameField, name] as const] : []), [field.name, base64]]),
    );
  });
  const take = (files: FileList | null) => {
    if (files && files.length > 0) reading.read([...files]);
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  return (
    <div
      {...drop}
      className={cn(
        "flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-dashed border-input px-2 py-1.5 text-sm",
        isCompact && "border-none p-0",
        isOver && "border-ring bg-accent",
      )}
    >
      <input
        ref={picker}
        type="file"
        hidden
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again.
          event.target.value = "";
        }}
      />
      <Button
        size="small"
        {...ariaOf(props)}
        aria-label={label && `${words}: ${label}`}
        aria-labelledby={label ? undefined : `${id}words ${id}label`}
        onClick={() => picker.current?.click()}
      >
        <FileUp aria-hidden />
        <span id={`${id}words`}>{words}</span>
      </Button>
      {reading.percent === null ? (
        <FileState {...{ field, isCompact }} />
      ) : (
        <>
          <span role="status" className="tabular-nums">
            {t("reading", { percent: reading.percent })}
          </span>
          <Button variant="ghost" size="small" onClick={reading.stop}>
            <X aria-hidden />
            {t("stop")}
          </Button>
        </>
      )}
      {reading.trouble ? <Trouble trouble={reading.trouble} /> : null}
      {isCompact ? null : (
        <span className="w-full text-xs text-muted-foreground">{t("budget", { used: size(sizeBytes) })}</span>
      )}
    </div>
  );
}

/** `FileName`, or the only text field of that kind of name beside it. */
function nameFieldBeside({ record }: FieldControlProps): string | null {
  const names = record.object.schema?.fields.map(({ id }) => id) ?? [];
  return names.find((id) => id === "FileName") ?? names.find((id) => /filename/i.test(id)) ?? null;
}

function FileState({ field: { value }, isCompact }: Pick<FieldControlProps, "field"> & { isCompact: boolean }) {
  const t = useTranslations("updateForm.file");
  const size = useSizeWords();
  if (value === null || value === "") {
    return isCompact ? null : <span className="text-muted-foreground">{t("drop")}</span>;
  }
  return (
    <span className="text-muted-foreground">
      {isBase64(value) ? t("holds", { size: size(bytesIn(value)) }) : t("notBase64")}
    </span>
  );
}

function Trouble({ trouble: { code, name, sizeBytes } }: { trouble: FileTrouble }) {
  const t = useTranslations("updateForm.file");
  const size = useSizeWords();
  return (
    <span role="alert" className="w-full text-danger">
      {t(code, { name, size: size(sizeBytes) })}
    </span>
  );
}

/** Looks at the ends of a long one: a file of 50 MB is not read again with each key. */
function isBase64(text: string): boolean {
  const ends = text.length > 20_000 ? text.slice(0, 10_000) + text.slice(-10_000) : text;
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(ends);
}

function bytesIn(base64: string): number {
  return Math.floor((base64.trimEnd().replace(/=+$/, "").length * 3) / 4);
}

const KB = 1_024;

/** As people and the limit itself count them. */
function useSizeWords(): (sizeBytes: number) => string {
  const format = useFormatter();
  return (sizeBytes) => {
    const power = sizeBytes < KB ? 0 : sizeBytes < KB * KB ? 1 : 2;
    const value = sizeBytes / KB ** power;
    return `${format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${["B", "KB", "MB"][power]}`;
  };
}
