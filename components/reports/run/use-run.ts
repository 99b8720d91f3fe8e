import { useEffect, useRef, useState } from "react";
import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import type { PublicError } from "@/lib/actions/public-error";
import { fileNameIn } from "./file-name-in";

export type RunState =
  | { kind: "idle" }
  | { kind: "running" }
  | { kind: "done"; file: Blob; name: string; number: number }
  | { kind: "failed"; error: PublicError };

/** It had begun to come, and stopped: half a document is no document. */
const BROKE_OFF: PublicError = { code: "BAD_ANSWER", explanation: "answerCutOff", params: {} };

/** Runs one report at a time; what is asked later replaces what runs. */
export function useRun() {
  const [state, setState] = useState<RunState>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  const count = useRef(0);
  useEffect(() => () => running.current?.abort(), []);

  async function run(address: string, body: object): Promise<void> {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ kind: "running" });
    const next = await ranReport(address, body, own.signal, ++count.current);
    if (running.current === own) setState(next);
  }

  function stop(): void {
    running.current?.abort();
    running.current = null;
    setState({ kind: "idle" });
  }
  return { state, run, stop };
}

async function ranReport(address: string, body: object, signal: AbortSignal, number: number): Promise<RunState> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
  } catch {
    return { kind: "failed", error: CONSOLE_UNREACHABLE };
  }
  if (!response.ok) return { kind: "failed", error: await publicErrorOf(response) };
  try {
    return {
      kind: "done",
      file: await response.blob(),
      name: fileNameIn(response.headers.get("content-disposition")),
      number,
    };
  } catch {
    return { kind: "failed", error: BROKE_OFF };
  }
}
