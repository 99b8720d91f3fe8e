import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { type Pasted, readPasted } from "@/lib/schema/twin/read-pasted";
import type { monaco } from "../monaco";

/** A body of REST or an envelope of SOAP that is pasted into the message becomes the message; XML is left as it is. */
export function takePastes(
  editor: monaco.editor.IStandaloneCodeEditor,
  schema: ConnectorSchema,
  onXml: (xml: string, kind: Exclude<Pasted["kind"], "xml" | "unknown">) => void,
): () => void {
  const listener = editor.onDidPaste(({ range }) => {
    const pasted = editor.getModel()?.getValueInRange(range) ?? "";
    const { kind, xml } = readPasted(schema, pasted);
    if (xml !== null && kind !== "xml" && kind !== "unknown") onXml(xml, kind);
  });
  return () => listener.dispose();
}
