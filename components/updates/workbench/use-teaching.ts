import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { toast } from "@/components/ui/toast";
import type { Candidates } from "@/lib/schema/assist/completion/completion";
import type { DocumentClient } from "../document/document-client";
import { takePastes } from "../editor/language/take-pastes";
import { useMessageWords } from "../editor/language/use-message-words";
import { teachEditor } from "../editor/language/xml-language";
import type { monaco } from "../editor/monaco";
import type { WorkbenchSchema } from "./schema-query";
import type { Checked } from "./use-check";

type Teaching = Pick<WorkbenchSchema, "schema"> & {
  client: RefObject<DocumentClient | null>;
  checked: Checked | null;
  candidates: Candidates;
  /** What was pasted as something else. */
  onXml: (xml: string) => void;
};

/** The editor asks when it needs something, and then for what is known by then. */
export function useTeaching(teaching: Teaching): (editor: monaco.editor.IStandaloneCodeEditor) => () => void {
  const words = useMessageWords();
  const t = useTranslations("updates.paste");
  const latest = useRef({ ...teaching, words });
  const keep = useEffectEvent(() => {
    latest.current = { ...teaching, words };
  });
  useEffect(() => keep());
  return (editor) => {
    const forget = teachEditor(editor, {
      schema: teaching.schema,
      client: () => teaching.client.current,
      checked: () => latest.current.checked,
      candidates: () => latest.current.candidates,
      words: () => latest.current.words,
    });
    const stop = takePastes(editor, teaching.schema, (xml, kind) => {
      teaching.onXml(xml);
      toast(t("pasted", { what: t(`kinds.${kind}`) }));
    });
    return () => {
      forget();
      stop();
    };
  };
}
