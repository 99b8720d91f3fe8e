import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";
import type { Answer } from "../../answer";
import type { SoapService } from "../services";

/** What a browser sees at the address of a service: its operations, and where its description is (inferred). */
export function servicePage({ title, purpose, operations }: SoapService, address: string): Answer {
  const items = operations.map(
    ({ name, parameters }) =>
      `<li>${escapeText(name)}(${parameters.map((own) => escapeText(own.name)).join(", ")})</li>`,
  );
  const body =
    `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>` +
    `<p>${escapeText(purpose)}</p><ul>${items.join("")}</ul>` +
    `<p><a href="${escapeAttribute(`${address}?WSDL`)}">Service description</a></p></body></html>`;
  return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body };
}
