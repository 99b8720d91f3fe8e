"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import type { Difference } from "@/lib/schema/twin/differences";
import type { JsonFault } from "@/lib/schema/twin/json-fault";
import { toJson } from "@/lib/schema/twin/to-json";
import { toXml } from "@/lib/schema/twin/to-xml";
import type { TextEdit } from "@/lib/xml/document/text-edit";
import { CodeEditor, type CodeEditorHandle, rangeIn } from "../editor/code-editor";
import { monaco } from "../editor/monaco";
import { TwinDifferences } from "../twin/twin-differences";
import type { Snapshot } from "./use-message";

/** A pause in typing after which the XML follows, in ms. */
const PAUSE_MS = 200;

/** JSON of more takes too long to be made anew at each pause in typing in the XML. In characters, and ms. */
const LARGE = 250_000;
const LARGE_PAUSE_MS = 1_000;

type JsonPaneProps = {
  schema: ConnectorSchema;
  connectorId: string;
  snapshot: Snapshot;
  /** As it is now. */
  text: () => string;
  onEdit: (edits: readonly TextEdit[]) => void;
};

/** The same message as REST takes it. What is typed here becomes edits of the XML, which stays the one document. */
export function JsonPane({ schema, connectorId, snapshot, text, onEdit }: JsonPaneProps) {
  const t = useTranslations("updates.workbench");
  const { editor, first, differences, faults, onChange } = useJsonTwin({ schema, snapshot, text, onEdit });
  const fault = useFaultText();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <CodeEditor
        ref={editor}
        language="json"
        initialText={first}
        label={t("jsonLabel", { connector: connectorId })}
        onChange={onChange}
      />
      <div className="max-h-[40%] shrink-0 overflow-auto border-t bg-surface text-sm">
        {faults.length > 0 ? (
          <p role="status" className="px-3 py-1.5 text-danger">
            {t("jsonNotFollowed", { reason: fault(faults[0] as JsonFault) })}
          </p>
        ) : null}
        <TwinDifferences differences={differences} />
      </div>
    </div>
  );
}

function useFaultText(): (fault: JsonFault) => string {
  const t = useTranslations("updateForm.jsonFaults");
  return ({ code, params }) => t(code, { ...params });
}

function useJsonTwin({ schema, snapshot, text, onEdit }: Omit<JsonPaneProps, "connectorId">) {
  const editor = useRef<CodeEditorHandle>(null);
  const [start] = useState(() => toJson(schema, snapshot.text));
  const [differences, setDifferences] = useState<readonly Difference[]>(start.differences);
  const [faults, setFaults] = useState<readonly JsonFault[]>([]);
  /** The XML that the JSON here stands for. */
  const followed = useRef(snapshot.text);
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
  const takeOver = useEffectEvent(() => {
    const made = toXml(schema, editor.current?.text() ?? "", text());
    show(made.faults);
    if (made.faults.length > 0) return;
    followed.current = made.text;
    if (made.edits.length > 0) onEdit(made.edits);
    setDifferences(toJson(schema, made.text).differences);
  });
  const follow = useEffectEvent((xml: string) => {
    if (xml === followed.current) return;
    // What was typed here and not yet taken over gives way: the XML changed later.
    setTyped(0);
    const twin = toJson(schema, xml);
    followed.current = xml;
    isOurs.current = true;
    editor.current?.replace(twin.json);
    isOurs.current = false;
    setDifferences(twin.differences);
    show([]);
  });
  useEffect(() => {
    if (snapshot.text.length < LARGE) return follow(snapshot.text);
    const timer = setTimeout(() => follow(snapshot.text), LARGE_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [snapshot]);
  useEffect(() => {
    if (typed === 0) return;
    const timer = setTimeout(takeOver, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    editor,
    first: start.json,
    differences,
    faults,
    onChange() {
      if (!isOurs.current) setTyped((count) => count + 1);
    },
  };
}
