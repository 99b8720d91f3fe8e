import { commentText, jsonText } from "../literals";
import { linesOf, type WriteRequest } from "./write-request";

/** Not with `fetch`: Node's gives up after 300 seconds, and Profit may think for 900 (protocol 3.0, limits). */
export function writeTypescript({ connectorId, method, url, language, body }: WriteRequest): string {
  const message =
    body === null
      ? "null"
      : `[
${linesOf(body, jsonText)
  .map((line) => `  ${line},\n`)
  .join("")}].join("\\n")`;
  return `// One write to ${commentText(connectorId)}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
import { request as http } from "node:http";
import { request as https } from "node:https";
import { env } from "node:process";

const ADDRESS = ${jsonText(url)};
const MESSAGE: string | null = ${message};

type Answer = { status: number; text: string };

function authorization(): string {
  const token = (env["AFAS_TOKEN"] ?? "").trim();
  if (token === "") throw new Error("Set AFAS_TOKEN to the token first");
  const xml = token.startsWith("<token>") ? token : \`<token><version>1</version><data>\${token}</data></token>\`;
  return \`AfasToken \${btoa(xml)}\`;
}

function send(): Promise<Answer> {
  const body = MESSAGE === null ? null : Buffer.from(MESSAGE, "utf8");
  const headers = {
    authorization: authorization(),
    accept: "application/json",
    "accept-language": ${jsonText(language)},
    ...(body && { "content-type": "application/json", "content-length": body.length }),
  };
  return new Promise((resolve, reject) => {
    const request = ADDRESS.startsWith("https:") ? https : http;
    const asked = request(ADDRESS, { method: ${jsonText(method)}, headers, timeout: 900_000 }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString("utf8") }),
      );
    });
    asked.on("timeout", () => asked.destroy(new Error("Profit said nothing for 900 seconds")));
    asked.on("error", reject);
    asked.end(body ?? undefined);
  });
}

const NEVER_LEFT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

function whatIsKnown(error: unknown): never {
  const code = (error as { code?: string }).code ?? "";
  const known = NEVER_LEFT.includes(code)
    ? "Not sent: Profit cannot be reached"
    : "No answer: Profit may have written it or not. Look in Profit before you send it again";
  throw new Error(\`\${known} (\${String(error)})\`);
}

function wordsOf(text: string): { externalMessage?: string; profitLogReference?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

authorization();
const { status, text } = await send().catch(whatIsKnown);
if (status < 200 || status > 299) {
  // A 500 is Profit saying no.
  const told = wordsOf(text);
  const reference = told.profitLogReference ? \` (log reference \${told.profitLogReference})\` : "";
  throw new Error(\`Profit answered \${status}: \${told.externalMessage ?? text}\${reference}\`);
}
console.log(text);

export {};
`;
}
