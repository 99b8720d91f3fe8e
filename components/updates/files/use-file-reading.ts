import { useEffect, useRef, useState } from "react";
import { LARGEST_BYTES } from "@/lib/schema/check/text/check-size";
import { base64Length, encodeFile } from "./encode-file";

export type FileTrouble = { code: "tooLarge" | "empty" | "unreadable" | "one"; name: string; sizeBytes: number };

/** Reads one file for a field. `besideBytes` is what the message holds already, without what this file takes the place of. */
export function useFileReading(besideBytes: number, onRead: (base64: string, name: string) => void) {
  const [percent, setPercent] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const running = useRef<AbortController>(null);
  /** Reading takes a while: what is to be done with it is what the screen says at its end. */
  const latest = useRef(onRead);
  useEffect(() => {
    latest.current = onRead;
  });
  useEffect(() => () => running.current?.abort(), []);

  async function encode(file: File): Promise<void> {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    setPercent(0);
    try {
      const base64 = await encodeFile(file, controller.signal, (part) => setPercent(Math.floor(part * 100)));
      if (!controller.signal.aborted) latest.current(base64, file.name);
    } catch {
      if (!controller.signal.aborted) setTrouble({ code: "unreadable", name: file.name, sizeBytes: file.size });
    }
    if (running.current === controller) setPercent(null);
  }

  return {
    /** null = nothing is being read. */
    percent,
    trouble,
    stop: () => {
      running.current?.abort();
      setPercent(null);
    },
    read(files: readonly File[]): void {
      const [file, ...others] = files;
      if (!file) return;
      const about = { name: file.name, sizeBytes: file.size };
      setTrouble(null);
      if (others.length > 0) setTrouble({ code: "one", ...about });
      else if (file.size === 0) setTrouble({ code: "empty", ...about });
      else if (besideBytes + base64Length(file.size) > LARGEST_BYTES) setTrouble({ code: "tooLarge", ...about });
      else void encode(file);
    },
  };
}
