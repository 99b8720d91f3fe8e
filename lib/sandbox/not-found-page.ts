import type { Answer } from "./answer";

/** A path outside the services: the web server's own page (protocol 4.9 has its words). */
export function notFoundPage(): Answer {
  const body =
    "<!DOCTYPE html><html><head><title>404.0 - Not Found</title></head><body><h1>HTTP Error 404.0 - Not Found</h1></body></html>";
  return { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body };
}
