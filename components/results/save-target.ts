/** Where an export goes. Nothing is a file under the chosen name before `finish`. */
export type SaveTarget = {
  fileName: string;
  /** True when everything stays in memory until the end. */
  isInMemory: boolean;
  write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Forgets what lies behind so many bytes. */
  truncate: (size: number) => Promise<void>;
  finish: () => Promise<void>;
  /** Throws away what was written: half a file must never look like a whole one. */
  discard: () => Promise<void>;
};

type SavePicker = (options: { suggestedName: string }) => Promise<SavedFile>;
type SavedFile = FileSystemFileHandle & { remove?: () => Promise<void> };

/** Browsers have the picker only on https and localhost; it is not in TypeScript's DOM yet. */
export function savePicker(): SavePicker | null {
  const picker: unknown = Reflect.get(globalThis, "showSaveFilePicker");
  return typeof picker === "function" ? (options) => Reflect.apply(picker, globalThis, [options]) : null;
}

/** Must be called in answer to a click. Null when the person closes the picker. */
export async function openSaveTarget(fileName: string, mediaType: string): Promise<SaveTarget | null> {
  const pick = savePicker();
  if (!pick) return memoryTarget(fileName, mediaType);
  try {
    return await diskTarget(await pick({ suggestedName: fileName }));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    // A policy or a frame forbids the picker: the old way still works.
    return memoryTarget(fileName, mediaType);
  }
}

async function diskTarget(file: SavedFile): Promise<SaveTarget> {
  const writable = await file.createWritable();
  return {
    fileName: file.name,
    isInMemory: false,
    // Waiting for the disk makes the server wait for us, and it Profit: memory stays flat.
    write: (chunk) => writable.write(chunk),
    // What is written next goes to the new end: a place behind it moves there.
    truncate: (size) => writable.truncate(size),
    finish: () => writable.close(),
    discard: async () => {
      await writable.abort().catch(() => undefined);
      // The browser wrote beside the file; what is left is the old content, or the empty file it made for us.
      const { size } = await file.getFile();
      if (size === 0) await file.remove?.();
    },
  };
}

/** So much is handed to a Blob at once, which the browser may put on disk by itself. */
const PART_BYTES = 8_000_000;

function memoryTarget(fileName: string, mediaType: string): SaveTarget {
  let whole = new Blob([], { type: mediaType });
  let part: Uint8Array<ArrayBuffer>[] = [];
  let partBytes = 0;
  const fold = () => {
    whole = new Blob([whole, ...part], { type: mediaType });
    part = [];
    partBytes = 0;
  };
  return {
    fileName,
    isInMemory: true,
    write: (chunk) => {
      part.push(chunk);
      partBytes += chunk.byteLength;
      if (partBytes >= PART_BYTES) fold();
      return Promise.resolve();
    },
    truncate: (size) => {
      fold();
      whole = whole.slice(0, size, mediaType);
      return Promise.resolve();
    },
    finish: () => {
      fold();
      saveBlob(whole, fileName);
      return Promise.resolve();
    },
    discard: () => {
      whole = new Blob([]);
      part = [];
      return Promise.resolve();
    },
  };
}

/** Hands a finished file to the browser's own download. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // Not at once: the browser reads the address a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
