import { useEffect, useRef, useState } from "react";
import { FILE_KINDS, type FrameProblem, type FromFrame, type ToFrame, type Zoom } from "./frame-messages";
import { routes } from "@/components/layout/routes";

type Shown = {
  /** 0 while it is being opened. */
  pages: number;
  page: number;
  percent: number;
  problem: FrameProblem | null;
  found: { at: number; count: number };
};

const OPENING: Shown = { pages: 0, page: 1, percent: 100, problem: null, found: { at: 0, count: 0 } };

/** A frame that has not said a word by then never will: its page did not come, or its program does not run here. */
const SILENCE_MS = 20_000;

/**
 * Speaks with the frame that draws a PDF: hands it the bytes once it listens, fetches what it may ask for, and knows what
 * it shows. A new file is a new frame (`key`), so that nothing of one document can meet another.
 */
export function useFrame(file: Blob, label: string, onKey: (key: "find" | "escape") => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState(OPENING);
  const heard = useRef(onKey);
  useEffect(() => {
    heard.current = onKey;
  });

  const tell = (message: ToFrame, transfer: Transferable[] = []) =>
    // "*", for a frame without an origin can be named in no other way; it has only what we tell it.
    frame.current?.contentWindow?.postMessage(message, "*", transfer);

  const zoom = (next: Zoom) => tell({ kind: "zoom", zoom: next });
  const zoomBy = (step: number) => zoom(nextZoom(shown.percent, step));

  useEffect(() => {
    let isOver = false;
    let { percent } = OPENING;
    const silence = setTimeout(() => setShown((now) => ({ ...now, problem: "cannotDraw" })), SILENCE_MS);
    const send = (message: ToFrame, transfer: Transferable[] = []) =>
      frame.current?.contentWindow?.postMessage(message, "*", transfer);
    const open = async () => {
      clearTimeout(silence);
      const bytes = await file.arrayBuffer();
      if (!isOver) send({ kind: "open", bytes, label }, [bytes]);
    };
    const listen = (event: MessageEvent<FromFrame>) => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      const message = event.data;
      if (message.kind === "ready") void open();
      else if (message.kind === "askFile") {
        void fileFor(message).then((bytes) => send({ kind: "file", id: message.id, bytes }, bytes ? [bytes] : []));
      } else if (message.kind === "key") {
        if (message.key === "find" || message.key === "escape") heard.current(message.key);
        else if (message.key === "zoomFit") send({ kind: "zoom", zoom: "fit" });
        else send({ kind: "zoom", zoom: nextZoom(percent, message.key === "zoomIn" ? 1 : -1) });
      } else {
        if (message.kind === "zoomed") percent = message.percent;
        setShown((now) => afterMessage(now, message));
      }
    };
    window.addEventListener("message", listen);
    return () => {
      isOver = true;
      clearTimeout(silence);
      window.removeEventListener("message", listen);
    };
  }, [file, label]);

  return { frame, shown, tell, zoom, zoomBy };
}

function afterMessage(now: Shown, message: FromFrame): Shown {
  switch (message.kind) {
    case "opened":
      return { ...now, pages: message.pages };
    case "problem":
      return { ...now, problem: message.problem };
    case "at":
      return { ...now, page: message.page };
    case "zoomed":
      return { ...now, percent: message.percent };
    case "found":
      return { ...now, found: { at: message.at, count: message.count } };
    default:
      return now;
  }
}

const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400];

function nextZoom(percent: number, step: number): Zoom {
  const next = step > 0 ? STEPS.find((one) => one > percent + 1) : STEPS.findLast((one) => one < percent - 1);
  return (next ?? percent) / 100;
}

/** The frame says which file it wants; whether there is such a one is decided by the console. */
async function fileFor({ file, name }: FromFrame & { kind: "askFile" }): Promise<ArrayBuffer | null> {
  if (!FILE_KINDS.includes(file)) return null;
  try {
    const response = await fetch(routes.viewerFile(file, name));
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}
