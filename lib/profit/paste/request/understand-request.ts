import type { ParsedForm } from "@/lib/profit/filter/forms/parsed-form";
import { parseJsonForm } from "@/lib/profit/filter/forms/parse-json";
import { parseLists, type WrittenParameter } from "@/lib/profit/filter/forms/parse-lists";
import { parseXmlForm } from "@/lib/profit/filter/forms/parse-xml-form";
import { readRowsParams } from "@/lib/profit/filter/rows-query-params";
import { environmentOfAddress, type PastedEnvironment } from "../environment";
import { findTokens } from "../token";
import { MAX_PASTE_CHARACTERS, unwrap } from "../unwrap";
import { readCommand, type WrittenRequest } from "./curl";
import { requestsOfPostman } from "./postman-request";

/** What somebody copied; only for saying so (`requestForms.source`). */
type RequestSource =
  "nothing" | "curl" | "powershell" | "postman" | "address" | "console" | "query" | "filterjson" | "soap";

export type UnderstoodRequest = {
  source: RequestSource;
  /** null when the text names none. */
  connectorId: string | null;
  environment: PastedEnvironment | null;
  form: ParsedForm;
  /** A token or another secret stood in it. It is not in here, and nowhere kept. */
  hadSecret: boolean;
  /** How many requests a collection has; the first is the one understood. */
  requests: number;
  /** It would change something in Profit: nothing of it is taken over. */
  isWrite: boolean;
};

/** The characters of a classic token, wherever they stand (protocol 2.1). */
const BARE_TOKEN = /[0-9A-F]{64}/i;
const EMPTY: ParsedForm = { faults: [], dropped: [] };

/**
 * Works out what request somebody copied from anywhere: REST lists, `filterjson`, SOAP XML, a curl command, an address, a
 * Postman item. Pure and browser-safe; never throws. Headers are never read, so that a token can only be seen, not kept.
 */
export function understandRequest(pasted: string): UnderstoodRequest {
  const text = pasted
    .slice(0, MAX_PASTE_CHARACTERS)
    .replace(/^\uFEFF/, "")
    .trim();
  const { tokens, troubles } = findTokens(unwrap(text));
  const hadSecret = BARE_TOKEN.test(text) || tokens.length > 0 || troubles.some(({ code }) => code === "oauthToken");
  const understood = understoodOf(text);
  const printed = JSON.stringify(understood).toUpperCase();
  // Nobody filters on a token; what looks like one is not taken along, wherever it stood.
  const isLeaking = BARE_TOKEN.test(printed) || /<TOKEN>|AFASTOKEN/.test(printed);
  return { ...(isLeaking ? { ...understood, connectorId: null, form: EMPTY } : understood), hadSecret };
}

type Understanding = Omit<UnderstoodRequest, "hadSecret">;

function understoodOf(text: string): Understanding {
  if (text === "") return plain("nothing", EMPTY);
  if (/^[[{]/.test(text)) return ofJson(text);
  if (text.startsWith("<")) return ofXml(text);
  const command = readCommand(text);
  if (command) return ofWritten(command, /curl/i.test(text) ? "curl" : "powershell");
  if (/^(https?:\/\/|[\w.-]+\.afas\.online\/)\S*$/i.test(text))
    return ofWritten({ method: "GET", url: text, body: "" }, "address");
  return /^[?&]?\s*(filterfieldids|filtervalues|operatortypes|orderbyfieldids|filterjson|skip|take)=/im.test(text)
    ? plain("query", ofQuery(text.replace(/^\?/, "").replace(/\r?\n&?/g, "&")))
    : plain("nothing", EMPTY);
}

function plain(source: RequestSource, form: ParsedForm): Understanding {
  return { source, connectorId: form.connectorId ?? null, environment: null, form, requests: 1, isWrite: false };
}

function ofXml(text: string): Understanding {
  const operation = /<(?:\w+:)?(\w+)[^>]*urn:Afas\.Profit\.Services/.exec(text)?.[1];
  const isWrite = operation !== undefined && !/^(GetData|GetDataWithOptions|Envelope)$/i.test(operation);
  return isWrite ? { ...plain("soap", EMPTY), isWrite } : plain("soap", parseXmlForm(text));
}

function ofJson(text: string): Understanding {
  if (/^\{\s*"Filters"/.test(text)) return plain("filterjson", parseJsonForm(text));
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return /"(@?FieldId|Filter)"/.test(text) ? plain("filterjson", parseJsonForm(text)) : plain("nothing", EMPTY);
  }
  const requests = requestsOfPostman(root);
  // The first that reads a GetConnector; a collection may begin with others.
  const understood = requests.map((request) => ofWritten(request, "postman"));
  const best = understood.find(({ connectorId, isWrite }) => connectorId !== null && !isWrite) ?? understood[0];
  return best ? { ...best, requests: requests.length } : plain("nothing", EMPTY);
}

function ofWritten({ method, url, body }: WrittenRequest, source: RequestSource): Understanding {
  const address = /^https?:\/\//i.test(url) ? url : `https://${url}`;
  const environment = environmentOfAddress(address)?.environment ?? null;
  if (body.trimStart().startsWith("<")) return { ...ofXml(body.trim()), source, environment };
  const isWrite = method !== "GET" && method !== "HEAD";
  const question = url.indexOf("?");
  const query = question === -1 ? "" : url.slice(question + 1).replace(/#.*$/, "");
  const path = (question === -1 ? url : url.slice(0, question)).replace(/#.*$/, "");
  const ours = /\/connections\/[0-9a-f-]{36}\/connectors\/([^/]+)/i.exec(path);
  if (ours) return ofConsole(decoded(ours[1] ?? ""), query);
  const found = /\/connectors\/([^/]+)(?:\/([^/]+)\/([^/]+))?\/?$/i.exec(path);
  const connectorId = found ? decoded(found[1] ?? "") : null;
  const inPath: WrittenParameter[] = found?.[2]
    ? [
        { name: "filterfieldids", value: decoded(found[2]), at: 0 },
        { name: "filtervalues", value: decoded(found[3] ?? ""), at: 0 },
        { name: "operatortypes", value: decoded(found[2]).replace(/[^,;]+/g, "1"), at: 0 },
      ]
    : [];
  if (connectorId === null && environment === null && query === "") return plain("nothing", EMPTY);
  const form = isWrite ? EMPTY : wholeOf(ofQuery(query, inPath));
  return { source, connectorId, environment, form, requests: 1, isWrite };
}

/** An address is a whole request: what it does not say is Profit's own default (protocol 3.5). */
function wholeOf(form: ParsedForm): ParsedForm {
  const isPart = form.dropped.some(({ kind }) => kind === "skipAll" || kind === "takeAll" || kind === "takeZero");
  return {
    filter: { groups: [] },
    orderBy: [],
    ...(!isPart && { skip: 0, take: 100 }),
    ...form,
  };
}

/** A link of this console. */
function ofConsole(connectorId: string, query: string): Understanding {
  const { query: read } = readRowsParams(new URLSearchParams(query));
  const { filter, orderBy, skip, take } = read;
  const form: ParsedForm = { ...EMPTY, filter, orderBy, skip, ...(take !== "all" && { take }) };
  return { source: "console", connectorId, environment: null, form, requests: 1, isWrite: false };
}

function ofQuery(query: string, inPath: readonly WrittenParameter[] = []): ParsedForm {
  const parameters = [
    ...inPath,
    ...[...new URLSearchParams(query)].map(([name, value]) => ({ name: name.trim(), value, at: 0 })),
  ];
  const json = parameters.find(({ name }) => name.toLowerCase() === "filterjson");
  if (!json) return parseLists(parameters);
  const rest = parseLists(
    parameters.filter(({ name }) => !/^(filterjson|filterfieldids|filtervalues|operatortypes)$/i.test(name)),
  );
  const parsed = parseJsonForm(json.value);
  const beside = parameters.some(({ name }) => /^(filterfieldids|filtervalues|operatortypes)$/i.test(name));
  return {
    ...rest,
    ...(parsed.filter && { filter: parsed.filter }),
    faults: [...rest.faults, ...parsed.faults],
    dropped: [...rest.dropped, ...(beside ? [{ kind: "listsBesideJson" as const, text: "filterfieldids" }] : [])],
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
