// cspell:ignore imageconnector
import type { ProfitEndpoint } from "../endpoint";
import { send } from "../transport";
import { pathOf } from "./file-address";
import { type FileAnswer, type FileLimits, jsonFileOf } from "./file-answer";
import { goneAsNoFile } from "./gone-file";

/** As it is, at most 64 × 64, at most 1000 × 1000 (protocol 3.11). */
export const IMAGE_FORMATS = ["original", "thumbnail", "medium"] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

export type ImagePlace = { imageId: string; format?: ImageFormat | undefined };

/** A picture of an article, a person … (protocol 3.11). It has no name. */
export async function readImage(
  endpoint: ProfitEndpoint,
  { imageId, format = "original" }: ImagePlace,
  limits: FileLimits = {},
): Promise<FileAnswer> {
  const response = await send(endpoint, pathOf("imageconnector", imageId), {
    query: `format=${IMAGE_FORMATS.indexOf(format)}`,
    ...(limits.signal && { signal: limits.signal }),
  });
  return goneAsNoFile(jsonFileOf(response, limits));
}
