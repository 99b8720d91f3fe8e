import { expect, test } from "vitest";
import type { FinishedLine, LineState } from "../../jobs/job-kind";
import type { DossierLine } from "../definition";
import { INDEX_WORDS } from "./index-words";
import { writeIndex } from "./write-index";

const counts = { total: 3, done: 1, missing: 1, failed: 1, duplicates: 1, noted: 1, bytes: 1_234 };

function lineOf(ordinal: number, state: LineState, change: Partial<FinishedLine<DossierLine>> = {}) {
  const file = { fileId: `F${ordinal}`, fileName: `=naam"${ordinal}".pdf`, fileSize: 99 };
  return {
    ...{ ordinal, state, path: `2026/naam ${ordinal}.pdf`, attempts: 1, duplicateOf: null },
    ...{ size: 1_234, sha256: "ab".repeat(32), failure: null },
    payload: { itemId: "20001", type: "Klacht", date: "2026-03-04", values: ["Jansen"], reactionId: null, file },
    ...change,
  } satisfies FinishedLine<DossierLine>;
}

async function written(lines: FinishedLine<DossierLine>[], language: "nl" | "en" = "nl") {
  const files = new Map<string, Buffer>();
  const result = {
    counts,
    async *lines() {
      yield* lines;
    },
    async addFile(path: string, write: (sink: never) => Promise<void>) {
      const pieces: Uint8Array[] = [];
      await write({ write: (piece: Uint8Array) => Promise.resolve(void pieces.push(piece.slice())) } as never);
      files.set(path, Buffer.concat(pieces));
    },
  };
  await writeIndex(result, INDEX_WORDS[language], [{ id: "Naam", label: "Naam relatie" }]);
  return files;
}

test("every line stands in the index with where its file is, or why there is none", async () => {
  const noFile = { from: "profit", code: "NOT_FOUND", message: "404", details: { fault: "noFile" } } as const;
  const refused = { from: "profit", code: "REFUSED", message: "Geen toegang", details: {} } as const;
  const lines = [
    lineOf(0, "done"),
    lineOf(1, "missing", { failure: noFile, size: null, sha256: null }),
    lineOf(2, "failed", { failure: refused, size: null, sha256: null }),
    lineOf(3, "duplicate", { path: "2026/naam 0.pdf", duplicateOf: 0 }),
    lineOf(4, "noted", {
      path: null,
      size: null,
      sha256: null,
      payload: { ...lineOf(4, "noted").payload, file: null },
    }),
  ];
  const files = await written(lines);
  expect([...files.keys()]).toEqual(["index.csv", "index.xlsx", "verslag.csv"]);
  const csv = files.get("index.csv")?.toString("utf8") ?? "";
  expect(csv.startsWith("\uFEFFDossieritem;Type;Datum;")).toBe(true);
  const rows = csv.trim().split("\r\n").slice(1);
  expect(rows).toHaveLength(5);
  expect(rows[0]).toBe(
    `20001;Klacht;2026-03-04;;bijlage;"'=naam""0"".pdf";2026/naam 0.pdf;1234;99;${"ab".repeat(32)};opgehaald;;F0;Jansen`,
  );
  expect(rows[1]).toContain(";;;99;;ontbreekt;weg, of het token mag het niet zien;F1;Jansen");
  expect(rows[2]).toContain(";;;99;;mislukt;REFUSED: Geen toegang;F2;");
  expect(rows[3]).toContain(";2026/naam 0.pdf;1234;99;");
  expect(rows[4]).toBe("20001;Klacht;2026-03-04;;item zonder bijlage;;;;;;geen bestand;;;Jansen");
  expect(files.get("index.xlsx")?.subarray(0, 2).toString()).toBe("PK");
  expect(files.get("verslag.csv")?.toString("utf8")).toContain("Ontbreekt (weg of geen rechten);1\r\nMislukt;1\r\n");
});

test("thousands of lines are written a few at a time, and all of them", async () => {
  const lines = Array.from({ length: 2_345 }, (_, ordinal) => lineOf(ordinal, "done"));
  const csv = (await written(lines, "en")).get("index.csv")?.toString("utf8") ?? "";
  expect(csv.trim().split("\r\n")).toHaveLength(2_346);
  expect(csv).toContain("Dossier item;Type;Date;Response;");
});
