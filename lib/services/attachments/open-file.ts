/**
 * One file of Profit for a person: an attachment, a file or a picture. Whoever has a grant on the connection may fetch it;
 * each fetch leaves a line with who, what, its size and its sum (design 5.7).
 */
import { z } from "zod";
import type { ProfitEndpoint } from "@/lib/profit/endpoint";
import type { FileAnswer, FileLimits } from "@/lib/profit/files/file-answer";
import { IMAGE_FORMATS, readImage } from "@/lib/profit/files/image";
import { readFile } from "@/lib/profit/files/stored-file";
import { readSubjectFile } from "@/lib/profit/files/subject-file";
import { TRANSPORTS } from "@/lib/profit/filter/rows-query";
import { repeatRead } from "@/lib/profit/repeat-read";
import { WireRecorder } from "@/lib/profit/wire-log/wire-recorder";
import { findConnection } from "../connections/find-connection";
import { failureOf } from "../connectors/call-profit";
import type { ServiceContext } from "../context";
import type { HistoryEntry } from "../history/port";
import { type BytesEnding, followedBytes } from "./followed-bytes";
import { SubjectId } from "./list-attachments";

const Id = z.string().trim().min(1).max(200);

/** Which file: as ids, and as nothing that leads to an address by itself. */
export const FilePlace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("subject"), subjectId: SubjectId, fileId: Id, transport: z.enum(TRANSPORTS).optional() }),
  z.object({ kind: z.literal("file"), fileId: Id, fileName: z.string().max(300) }),
  z.object({ kind: z.literal("image"), imageId: Id, format: z.enum(IMAGE_FORMATS).optional() }),
]);
export type FilePlace = z.output<typeof FilePlace>;

export const OpenFileInput = z.object({ connectionId: z.uuid(), place: FilePlace });
export type OpenFileInput = z.output<typeof OpenFileInput>;

/** Each piece that goes out waits for the one before it to have left. */
const PIECE_BYTES = 256 * 1024;

export type OpenedFile = Pick<FileAnswer, "opening" | "told"> & { bytes: AsyncGenerator<Uint8Array> };

/**
 * The file as it comes. Until its first byte is here it is repeated like any read, and what Profit says instead is thrown;
 * from then on what breaks off is broken. The place of the connection's five is kept until the bytes have ended or their
 * reader has left.
 */
export async function openFile(ctx: ServiceContext, { connectionId, place }: OpenFileInput): Promise<OpenedFile> {
  await findConnection(ctx, connectionId);
  const endpoint = await ctx.profit.endpointOf(connectionId, ctx.language);
  let attempt = 0;
  return repeatRead(
    async () => {
      const giveBack = await ctx.profit.takeSlot(connectionId, ctx.signal);
      const wire = new WireRecorder(endpoint.authorization, { run: ctx.runId, attempt: ++attempt });
      const call = new FileCall(ctx, { connectionId, place }, wire);
      try {
        const limits = { meter: call.meter, ...(ctx.signal && { signal: ctx.signal }) };
        const file = await askFor({ ...endpoint, wire }, place, limits);
        return { opening: file.opening, told: () => file.told(), bytes: call.followed(file, giveBack) };
      } catch (error) {
        giveBack();
        await call.record(failureOf(error, ctx.signal));
        throw error;
      }
    },
    { signal: ctx.signal, ...(ctx.patience && { patience: ctx.patience }) },
  );
}

function askFor(endpoint: ProfitEndpoint, place: FilePlace, limits: FileLimits): Promise<FileAnswer> {
  switch (place.kind) {
    case "subject":
      return readSubjectFile(endpoint, place, limits);
    case "file":
      return readFile(endpoint, place, limits);
    case "image":
      return readImage(endpoint, place, limits);
  }
}

type Ending = Pick<HistoryEntry, "outcome" | "status" | "logReference" | "detail">;

/** One call, and what is to be told of it. */
class FileCall {
  readonly meter = { bytes: 0 };
  readonly #ctx: ServiceContext;
  readonly #input: OpenFileInput;
  readonly #wire: WireRecorder;
  readonly #startedAt = performance.now();

  constructor(ctx: ServiceContext, input: OpenFileInput, wire: WireRecorder) {
    this.#ctx = ctx;
    this.#input = input;
    this.#wire = wire;
  }

  followed(file: FileAnswer, giveBack: () => void): AsyncGenerator<Uint8Array> {
    const { signal } = this.#ctx;
    const onEnd = (ending: BytesEnding) => this.#told(file, ending);
    return followedBytes(file.bytes, { signal, giveBack, pieceBytes: PIECE_BYTES, onEnd });
  }

  #told({ status, told }: FileAnswer, ending: BytesEnding): Promise<void> {
    const { fileName, mimetype } = told();
    const hash = ending.how === "whole" ? `, SHA-256 ${ending.sha256}` : "";
    const note = `${fileName ?? ""} (${mimetype ?? "?"}), ${ending.size} bytes${hash}`.trim();
    const outcome: Ending =
      ending.how === "broken"
        ? failureOf(ending.error, this.#ctx.signal)
        : { outcome: ending.how === "whole" ? "ok" : "stopped", status };
    return this.record({ ...outcome, detail: { ...outcome.detail, note } });
  }

  record(ending: Ending): Promise<void> {
    const { connectionId, place } = this.#input;
    return this.#ctx.history.record({
      kind: "call",
      action: ACTIONS[place.kind],
      connectionId,
      subject: subjectOf(place),
      method: place.kind === "subject" && place.transport === "soap" ? "POST" : "GET",
      durationMs: Math.round(performance.now() - this.#startedAt),
      answerBytes: this.meter.bytes,
      ...ending,
      wire: () => this.#wire.calls(),
    });
  }
}

const ACTIONS = { subject: "files.attachment", file: "files.file", image: "files.image" } as const;

/** Ids alone: a file's name may tell of a person, and stands in the sealed detail. */
function subjectOf(place: FilePlace): string {
  switch (place.kind) {
    case "subject":
      return `${place.subjectId}/${place.fileId}`;
    case "file":
      return place.fileId;
    case "image":
      return place.imageId;
  }
}
