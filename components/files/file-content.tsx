"use client";

import dynamic from "next/dynamic";
import { type FileKind, previewOf } from "@/lib/format/file-kind";
import { ImagePreview } from "./image-preview";
import { NotShown } from "./not-shown";
import { TextPreview } from "./text-preview";

const PdfViewer = dynamic(() => import("@/components/viewer/pdf-viewer").then((module) => module.PdfViewer), {
  ssr: false,
});

type FileContentProps = { file: Blob; name: string; kind: FileKind; opening: Uint8Array; onDownload: () => void };

/** Shown as what its bytes are, never as what it is called: markup as text, and what a page has no safe way for not at all. */
export function FileContent({ file, name, kind, opening, onDownload }: FileContentProps) {
  switch (previewOf(kind)) {
    case "pdf":
      return <PdfViewer file={file} name={name} onDownload={onDownload} />;
    case "image":
      return <ImagePreview file={file} name={name} kind={kind} />;
    case "text":
      return <TextPreview file={file} name={name} opening={opening} />;
    case "none":
      return <NotShown kind={kind} />;
  }
}
