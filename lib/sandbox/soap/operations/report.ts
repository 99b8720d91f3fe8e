import { base64Pieces } from "../../documents/base64";
import { runReport } from "../../documents/find-document";
import { readFilterXml } from "../../filter/read-xml";
import { type CallOfCaller, type Operation, text, TOKEN } from "../operation";

/** A report as PDF in base64 (protocol 4.8; the encoding is inferred). Its filter fields are the codes inside the report. */
export const executeReport: Operation<CallOfCaller> = {
  name: "Execute",
  parameters: [TOKEN, text("reportID"), text("filtersXml")],
  connector: (parameter) => parameter("reportID"),
  run: async ({ environment, caller, language, parameter }) => {
    const filter = readFilterXml(parameter("filtersXml") ?? "");
    const filters = filter ? [filter] : [];
    const reportId = parameter("reportID")?.trim() ?? "";
    const pdf = await runReport(environment, caller.appConnector, reportId, { filters, language });
    return { pieces: () => base64Pieces(pdf.pieces()) };
  },
};
