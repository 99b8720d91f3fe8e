import type { WrittenRequest } from "./curl";

const MOST_NODES = 20_000;
const MOST_REQUESTS = 200;

/**
 * The requests of a Postman request, item or collection, first to last. Headers and authorisation are not looked at: what
 * secrets they hold stays where it was.
 */
export function requestsOfPostman(root: unknown): WrittenRequest[] {
  const found: WrittenRequest[] = [];
  const waiting: unknown[] = [root];
  for (let passed = 0; waiting.length > 0 && passed < MOST_NODES && found.length < MOST_REQUESTS; passed++) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    const request = "url" in value ? requestOf(value) : null;
    if (request) found.push(request);
    else waiting.push(...Object.values(value).toReversed());
  }
  return found;
}

function requestOf(value: object): WrittenRequest | null {
  const url = "url" in value ? addressOf(value.url) : null;
  if (url === null) return null;
  const method = "method" in value && typeof value.method === "string" ? value.method.toUpperCase() : "GET";
  const body = "body" in value && typeof value.body === "object" && value.body !== null ? value.body : {};
  return { method, url, body: "raw" in body && typeof body.raw === "string" ? body.raw : "" };
}

/** What is switched off in `query` is not part of the request, though `raw` may still have it. */
function addressOf(url: unknown): string | null {
  if (typeof url === "string") return url;
  if (typeof url !== "object" || url === null) return null;
  const raw = "raw" in url && typeof url.raw === "string" ? url.raw : joined(url);
  if (raw === null || !("query" in url) || !Array.isArray(url.query)) return raw;
  const query = (url.query as unknown[]).flatMap((parameter) => {
    if (typeof parameter !== "object" || parameter === null) return [];
    if ("disabled" in parameter && parameter.disabled === true) return [];
    if (!("key" in parameter) || typeof parameter.key !== "string") return [];
    const value = "value" in parameter && typeof parameter.value === "string" ? parameter.value : "";
    return [`${parameter.key}=${encodedOnce(value)}`];
  });
  const address = raw.split("?", 1)[0] ?? "";
  return query.length === 0 ? address : `${address}?${query.join("&")}`;
}

/** Values stand there as a person typed them, encoded or not. */
function encodedOnce(value: string): string {
  return /%[0-9A-Fa-f]{2}/.test(value) ? value.replace(/[&#+]/g, encodeURIComponent) : encodeURIComponent(value);
}

function joined(url: object): string | null {
  if (!("host" in url) || !Array.isArray(url.host)) return null;
  const path = "path" in url && Array.isArray(url.path) ? url.path : [];
  return `https://${url.host.map(String).join(".")}/${path.map(String).join("/")}`;
}
