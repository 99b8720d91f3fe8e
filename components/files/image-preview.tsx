"use client";

import { useEffect, useRef, useState } from "react";
import { type FileKind, mediaTypeOf } from "@/lib/format/file-kind";
import { NotShown } from "./not-shown";

type ImagePreviewProps = { file: Blob; name: string; kind: FileKind };

/** A picture whose bytes were looked at: the browser is told the type that they have, and no other. */
export function ImagePreview({ file, name, kind }: ImagePreviewProps) {
  const picture = useRef<HTMLImageElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file], { type: mediaTypeOf(kind) }));
    // No address before it is made, and none after it is let go.
    if (picture.current) picture.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [file, kind]);
  if (isBroken) return <NotShown kind="other" />;
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center overflow-auto bg-muted/40 p-3">
      {/* eslint-disable-next-line @next/next/no-img-element -- a file of the person's own, in memory */}
      <img ref={picture} alt={name} className="max-h-full max-w-full object-contain" onError={() => setBroken(true)} />
    </div>
  );
}
