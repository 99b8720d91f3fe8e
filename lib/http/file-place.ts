import type { OpenFileInput } from "@/lib/services/attachments/open-file";

/**
 * What a file's address names: `subject/{subjectId}/{fileId}`, `file/{fileId}/{name}` or `image/{imageId}`, as Profit's
 * own addresses do (protocol 3.9 to 3.11). A name that no path can carry stands in the query. Raw: the verb's schema judges.
 */
export function filePlaceOf(segments: readonly string[], search: URLSearchParams): unknown {
  const [kind, first, ...rest] = segments;
  switch (kind as OpenFileInput["place"]["kind"] | undefined) {
    case "subject":
      return { kind, subjectId: first, fileId: rest.join("/"), transport: search.get("transport") ?? undefined };
    case "file":
      return { kind, fileId: first, fileName: rest.length > 0 ? rest.join("/") : (search.get("name") ?? "") };
    case "image":
      return { kind, imageId: first, format: search.get("format") ?? undefined };
    case undefined:
      return null;
  }
  return null;
}
