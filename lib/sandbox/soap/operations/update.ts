import { escapeText } from "@/lib/xml/escape-xml";
import { SandboxRefusal } from "../../refusal";
import { executeUpdate, type UpdateResult } from "../../updates/execute-update";
import { readXmlPayload } from "../../updates/payload/read-xml-payload";
import type { WrittenObject } from "../../updates/written";
import { type CallOfCaller, int, type Operation, text, TOKEN } from "../operation";
import { VERSION_UNKNOWN } from "../wordings";
import { xmlNameOf } from "../rows/xml-name";

/**
 * Inserts, updates and deletes, as the Actions in the document say (protocol 4.5). The version may be left out; that
 * nothing but 1 is known is inferred.
 */
export const executeUpdateConnector: Operation<CallOfCaller> = {
  name: "Execute",
  parameters: [TOKEN, text("connectorType"), int("connectorVersion"), text("dataXml")],
  isWrite: true,
  connector: (parameter) => parameter("connectorType"),
  run: ({ environment, caller, language, parameter }) => {
    const id = parameter("connectorType")?.trim() ?? "";
    const version = parameter("connectorVersion")?.trim() ?? "1";
    if (version !== "1") throw new SandboxRefusal(VERSION_UNKNOWN, version);
    // Whoever may not call it learns nothing about what he wrote.
    environment.updateConnectorFor(caller.appConnector, id);
    const written = readXmlPayload(parameter("dataXml") ?? "");
    const writer = { appConnector: caller.appConnector, language };
    const result = executeUpdate(environment, writer, id, written, undefined, "soap");
    const givesKeys = environment.settings.openQuestions.soapResults === "all" || inserts(written);
    return givesKeys ? printResults(result) : "";
  },
};

/** Most successful calls give nothing (protocol 4.5); that those do which can have made a number is inferred. */
function inserts({ elements }: WrittenObject): boolean {
  return elements.some(({ action }) => action === "insert" || action === undefined);
}

/** One element per record with the fields that Profit gives back (protocol 4.5). */
export function printResults({ root, rows }: UpdateResult): string {
  const name = xmlNameOf(root);
  const printed = rows
    .filter((row) => row.size > 0)
    .map((row) => {
      const fields = [...row].map(([id, value]) => {
        const field = xmlNameOf(id);
        return `<${field}>${escapeText(value)}</${field}>`;
      });
      return `<${name}>${fields.join("")}</${name}>`;
    });
  return printed.length === 0 ? "" : `<?xml version="1.0"?>\n<results>${printed.join("")}</results>\n`;
}
