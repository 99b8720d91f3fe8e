import { useEffect, useState } from "react";
import { CONSOLE_UNREACHABLE, publicErrorOf } from "@/components/feedback/public-error-of";
import { fileNameIn } from "@/components/reports/run/file-name-in";
import type { PublicError } from "@/lib/actions/public-error";
import { type FileKind, kindOf } from "@/lib/format/file-kind";

export type FetchedFile =
  | { state: "fetching" }
  | { state: "here"; file: Blob; name: string; kind: FileKind; opening: Uint8Array }
  | { state: "failed"; error: PublicError };

const OPENING_BYTES = 4_096;
/** It had begun to come, and stopped: half a file is no file. */
const BROKE_OFF: PublicError = { code: "BAD_ANSWER", explanation: "answerCutOff", params: {} };

/** Fetches a file once: what is shown and what is saved are the same bytes. `retry` asks again. */
export function useFile(address: string): { fetched: FetchedFile; retry: () => void } {
  const [fetched, setFetched] = useState<FetchedFile & { address?: string }>({ state: "fetching" });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    void fetchFile(address, leaving.signal).then((next) => {
      if (!leaving.signal.aborted) setFetched({ ...next, address });
    });
    return () => leaving.abort();
  }, [address, tries]);
  const retry = () => {
    setFetched({ state: "fetching" });
    setTries((count) => count + 1);
  };
  return { fetched: fetched.address === address ? fetched : { state: "fetching" }, retry };
}

async function fetchFile(address: string, signal: AbortSignal): Promise<FetchedFile> {
  let response: Response;
  try {
    response = await fetch(address, { signal });
  } catch {
    return { state: "failed", error: CONSOLE_UNREACHABLE };
  }
  if (!response.ok) return { state: "failed", error: await publicErrorOf(response) };
  try {
    const file = await response.blob();
    const opening = new Uint8Array(await file.slice(0, OPENING_BYTES).arrayBuffer());
    const name = fileNameIn(response.headers.get("content-disposition"));
    return { state: "here", file, name, kind: kindOf(opening), opening };
  } catch {
    return { state: "failed", error: BROKE_OFF };
  }
}
