import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Difference } from "@/lib/schema/twin/differences";
import type { JsonFault } from "@/lib/schema/twin/json-fault";
import { editBetween } from "@/lib/xml/document/text-edit";
import type { DocumentClient } from "../../document/document-client";
import type { FollowedJson } from "../../document/document-messages";
import { type CodeEditorHandle, rangeIn } from "../../editor/code-editor";
import { monaco } from "../../editor/monaco";
import type { Message, Snapshot } from "../use-message";
import { useFaultText } from "./use-fault-text";

/** A pause in typing after which the XML follows, in ms. */
const PAUSE_MS = 200;

/** JSON of more keeps the worker from its other work at each key in the XML. In characters, and ms. */
const LARGE = 400_000;
const LARGE_PAUSE_MS = 500;

type TwinOptions = { client: RefObject<DocumentClient | null>; message: Message; snapshot: Snapshot };

/** Asks until the answer is of what stands here: somebody may type meanwhile, and an edit is none of that text. */
async function askJson(client: DocumentClient | null, known: RefObject<number | null>, isWanted: () => boolean) {
  for (;;) {
    const asked = known.current;
    const answer = (await client?.later("json", { known: asked })) ?? null;
    if (!answer || answer.output.json !== null || known.current === asked) return answer;
    if (!isWanted()) return null;
  }
}

/** JSON that follows the XML, and is followed by it. Both are made in the worker: here come edits alone. */
export function useJsonTwin({ client, message, snapshot }: TwinOptions) {
  const editor = useRef<CodeEditorHandle>(null);
  const [first, setFirst] = useState<string | null>(null);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const [faults, setFaults] = useState<readonly JsonFault[]>([]);
  /** The version of the XML that the JSON here stands for. */
  const followed = useRef<number | null>(null);
  /** The state of the JSON here, as long as nobody typed in it. */
  const known = useRef<number | null>(null);
  const isOurs = useRef(false);
  /** Counts what was typed here and not yet taken over; 0 = nothing. */
  const [typed, setTyped] = useState(0);
  const fault = useFaultText();

  const show = useEffectEvent((found: readonly JsonFault[]) => {
    setFaults(found);
    const model = editor.current?.model();
    if (!model) return;
    const markers = found.map((one) => ({
      ...rangeIn(model, one),
      severity: monaco.MarkerSeverity.Error,
      message: fault(one),
    }));
    monaco.editor.setModelMarkers(model, "schakel", markers);
  });
  const put = useEffectEvent(({ number, json, edit, differences: found }: FollowedJson) => {
    // What was typed here and not yet taken over gives way: the XML changed later.
    setTyped(0);
    isOurs.current = true;
    if (json !== null && !editor.current) setFirst(json);
    const change = json !== null && editor.current ? editBetween(editor.current.text(), json) : edit;
    if (change) editor.current?.edit([change]);
    isOurs.current = false;
    known.current = number;
    setDifferences(found);
    show([]);
  });
  const follow = useEffectEvent(async (version: number, isWanted: () => boolean) => {
    if (version === followed.current) return;
    const answer = await askJson(client.current, known, isWanted);
    if (!answer) return;
    followed.current = answer.version;
    put(answer.output);
  });
  const takeOver = useEffectEvent(async () => {
    const json = editor.current?.text() ?? "";
    const answer = await client.current?.now("xml", { json });
    const model = message.editor.current?.model();
    if (!answer || !model || editor.current?.text() !== json || answer.version !== model.getVersionId()) return;
    const { faults: found, edits } = answer.output;
    show(found);
    if (found.length > 0) return;
    if (edits.length > 0) message.edit(edits);
    followed.current = model.getVersionId();
    const told = await client.current?.later("differences", null);
    if (told) setDifferences(told.output);
  });
  useEffect(() => {
    let isWanted = true;
    const look = () => void follow(snapshot.version, () => isWanted);
    const timer = snapshot.length < LARGE ? undefined : setTimeout(look, LARGE_PAUSE_MS);
    if (timer === undefined) look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [snapshot]);
  useEffect(() => {
    if (typed === 0) return;
    const timer = setTimeout(() => void takeOver(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    ...{ editor, first, differences, faults },
    onChange() {
      if (isOurs.current) return;
      known.current = null;
      setTyped((count) => count + 1);
    },
  };
}
