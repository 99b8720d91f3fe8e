// cspell:ignore appconnectorversioninfo appconnectorget appconnectorupdate appconnectordata appconnectorsubject
// cspell:ignore appconnectorreport cmdconnector tokenconnector appconnector
import { LEGACY_PARAMETERS } from "../ntlm/legacy-caller";
import { executeCommand, getCommandState } from "./operations/command";
import { executeDataConnector } from "./operations/xml-schema";
import { getData, getDataWithOptions } from "./operations/get-data";
import { getProductVersion } from "./operations/product-version";
import { generateOtp, getTokenFromOtp } from "./operations/one-time-password";
import { executeReport } from "./operations/report";
import { getAttachment, getSubjectAttachmentData, getSubjectAttachmentInfo } from "./operations/subject";
import { executeUpdateConnector } from "./operations/update";
import { type CallOfCaller, type Operation, type SoapCall, text, TOKEN } from "./operation";

/** One `.asmx` file. */
export type SoapService = {
  /** Its name in the WSDL (inferred: clients find operations by their names; protocol 4.1). */
  title: string;
  purpose: string;
} & ServiceOperations;

/** An open service gives tokens out, and asks for none (protocol 2.7); a legacy one asks for NTLM (protocol 2.8). */
type ServiceOperations =
  | { isOpen: false; isLegacy?: true; operations: readonly Operation<CallOfCaller>[] }
  | { isOpen: true; operations: readonly Operation<SoapCall>[] };

/** The services by lower-case file name, for the path may be written in any case (protocol 1.3, 4.3). */
const SERVICES: Readonly<Record<string, SoapService>> = {
  "appconnectorget.asmx": guarded("AppConnectorGet", "Rows of a GetConnector.", [getData, getDataWithOptions]),
  "appconnectorupdate.asmx": guarded("AppConnectorUpdate", "Inserts, updates and deletes.", [executeUpdateConnector]),
  "appconnectordata.asmx": guarded("AppConnectorData", "The XSD of an UpdateConnector.", [executeDataConnector]),
  "appconnectorsubject.asmx": guarded("AppConnectorSubject", "Attachments of dossier items.", [
    getAttachment,
    getSubjectAttachmentInfo,
    getSubjectAttachmentData,
  ]),
  "appconnectorreport.asmx": guarded("AppConnectorReport", "A report as PDF.", [executeReport]),
  "appconnectorversioninfo.asmx": guarded("AppConnectorVersionInfo", "The version of Profit.", [getProductVersion]),
  "tokenconnector.asmx": {
    title: "TokenConnector",
    purpose: "A token for a device, by a code that is sent to its user.",
    isOpen: true,
    operations: [generateOtp, getTokenFromOtp],
  },
  "cmdconnector.asmx": guarded("CmdConnector", "AFAS Remote Cmd.", [executeCommand, getCommandState]),
};

/** The services before 2017, by the names of today's: without "app", and with other parameters than a token (protocol 2.8). */
const LEGACY_SERVICES: ReadonlyMap<string, SoapService> = new Map(
  ["get", "update", "data", "subject", "report"].flatMap((kind) => {
    const service = SERVICES[`appconnector${kind}.asmx`];
    return service && !service.isOpen ? [[`${kind}connector.asmx`, legacy(service)] as const] : [];
  }),
);

export function serviceOf(file: string): SoapService | undefined {
  return LEGACY_SERVICES.get(file) ?? (Object.hasOwn(SERVICES, file) ? SERVICES[file] : undefined);
}

function legacy(service: Extract<SoapService, { isOpen: false }>): SoapService {
  const operations = service.operations.map((operation) => ({
    ...operation,
    parameters: [...LEGACY_PARAMETERS.map(text), ...operation.parameters.filter((own) => own !== TOKEN)],
  }));
  const title = service.title.replace(/^AppConnector(.*)$/, "$1Connector");
  return { ...service, title, isLegacy: true, operations };
}

function guarded(title: string, purpose: string, operations: readonly Operation<CallOfCaller>[]): SoapService {
  return { title, purpose, isOpen: false, operations };
}
