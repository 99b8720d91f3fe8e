import { commentText, jsonText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/**
 * Node 22.18 or newer runs TypeScript as it is. Not with `fetch`: Node's gives up when nothing came for 300 seconds, and
 * Profit may think for 900 (protocol 3.0, limits).
 */
export function typescriptSnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const lines = parameters.map(({ name, value }) => `  ${name}: ${jsonText(value)},\n`).join("");
  return `// Rows of ${commentText(connectorId)}, page by page: one line of JSON for each row.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
import { request as http } from "node:http";
import { request as https } from "node:https";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";

const URL_OF_ROWS = ${jsonText(url)};
const PARAMETERS: Record<string, string> = {
${lines}};
const PAGE_SIZE = ${pageSize};
const MOST_TRIES = 5;

type Row = Record<string, string | number | boolean | null>;
type Answer = { status: number; text: string; retryAfter: string | undefined };

function authorization(): string {
  const token = (env["AFAS_TOKEN"] ?? "").trim();
  if (token === "") throw new Error("Set AFAS_TOKEN to the token first");
  const xml = token.startsWith("<token>") ? token : \`<token><version>1</version><data>\${token}</data></token>\`;
  return \`AfasToken \${btoa(xml)}\`;
}

/** One call. Node's own fetch would give up after 300 seconds; Profit may think for 900. */
function call(url: string): Promise<Answer> {
  const headers = { authorization: authorization(), accept: "application/json", "accept-language": ${jsonText(language)} };
  return new Promise((resolve, reject) => {
    const request = url.startsWith("https:") ? https : http;
    const asked = request(url, { headers, timeout: 900_000 }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(pieces).toString("utf8"),
          retryAfter: answer.headers["retry-after"],
        }),
      );
    });
    asked.on("timeout", () => asked.destroy(new Error("Profit said nothing for 900 seconds")));
    asked.on("error", reject);
    asked.end();
  });
}

async function ask(skip: number): Promise<Row[]> {
  const query = Object.entries({ ...PARAMETERS, skip: String(skip), take: String(PAGE_SIZE) })
    .map(([name, value]) => \`\${name}=\${encodeURIComponent(value).replace(/%(?:2C|3A|3B|40)/g, decodeURIComponent)}\`)
    .join("&");
  for (let attempt = 1; ; attempt++) {
    const answer = await call(\`\${URL_OF_ROWS}?\${query}\`);
    if (answer.status === 200) return (JSON.parse(answer.text) as { rows: Row[] }).rows;
    const told = wordsOf(answer.text);
    if (answer.status !== 503 || attempt === MOST_TRIES) {
      // A 500 is Profit saying no: asking again does not help.
      const reference = told.profitLogReference ? \` (log reference \${told.profitLogReference})\` : "";
      throw new Error(\`Profit answered \${answer.status}: \${told.externalMessage ?? answer.text}\${reference}\`);
    }
    await pause(1_000 * (told.retry_after ?? Number(answer.retryAfter ?? 60)));
  }
}

function wordsOf(text: string): { externalMessage?: string; profitLogReference?: string; retry_after?: number } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

for (let skip = ${skip}; ; skip += PAGE_SIZE) {
  const rows = await ask(skip);
  // A date is Dutch clock time, whatever its Z says.
  for (const row of rows) console.log(JSON.stringify(row));
  if (rows.length < PAGE_SIZE) break;
}

export {};
`;
}
