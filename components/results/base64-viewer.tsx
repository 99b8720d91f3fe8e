import { Download, FileText } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Image from "next/image";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import { formatBytes } from "@/lib/format/numbers";
import { readBase64File, textOfFile, type Base64File } from "./base64-file";
import { saveBlob } from "./save-target";
import { TextViewer } from "./text-viewer";

/** Larger pictures are only saved: showing one would hold the page up. */
const MAX_PICTURE_BYTES = 5_000_000;

/** A file in a cell: what it is, how large, to be saved; a picture is shown, a text as text. Nothing in it is run. */
export function Base64Viewer({ text, field }: { text: string; field: GetConnectorField }) {
  const t = useTranslations("results.viewer");
  const language = useLocale();
  const file = useMemo(() => readBase64File(text), [text]);
  if (!file) return <TextViewer text={text} pretty={null} name={field.id} />;
  const content = textOfFile(file);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-3 border-b p-4">
        <FileText aria-hidden className="size-6 text-muted-foreground" />
        <p className="mr-auto">
          <span className="font-medium">{file.name || t("unknownFile")}</span>
          <br />
          <span className="text-sm text-muted-foreground">{formatBytes(file.bytes.length, language)}</span>
        </p>
        <Button onClick={() => saveBlob(blobOf(file), `${field.id}.${file.extension}`)}>
          <Download aria-hidden />
          {t("download")}
        </Button>
      </div>
      {file.kind === "image" && file.bytes.length <= MAX_PICTURE_BYTES ? <Picture file={file} text={text} /> : null}
      {content === null ? null : <TextViewer text={content} pretty={null} name={field.id} />}
    </div>
  );
}

function blobOf({ bytes, mediaType }: Base64File): Blob {
  return new Blob([bytes], { type: mediaType });
}

function Picture({ file, text }: { file: Base64File; text: string }) {
  const t = useTranslations("results.viewer");
  return (
    <div className="relative min-h-48 flex-1 bg-surface-sunken">
      {/* Unoptimized: a picture out of a cell never leaves the browser again. */}
      <Image
        src={`data:${file.mediaType};base64,${text}`}
        alt={t("picture", { type: file.name })}
        fill
        unoptimized
        className="object-contain p-4"
      />
    </div>
  );
}
