// cspell:ignore leesmij unpdf
import fc from "fast-check";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { base64Pieces } from "../base64";
import { makeDocument } from "./make-document";
import { mediaTypeOf } from "./media-types";

const bytesOf = (name: string, size: number, seed = "seed") =>
  Buffer.concat([...makeDocument({ name, size, seed }).pieces()]);

const NAMES = ["a.pdf", "a.png", "a.jpg", "a.txt", "a.csv", "a.html", "a.svg", "a.msg", "a.zip", "a.dwg", "a.bin", "a"];

test.each(NAMES)("%s is as long as it says, at any size, and in no empty pieces", (name) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 140_000 }), fc.string(), (size, seed) => {
      const pieces = [...makeDocument({ name, size, seed }).pieces()];
      expect(pieces.every((piece) => piece.length > 0)).toBe(true);
      expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(size);
    }),
    { numRuns: 60, examples: [0, 1, 2, 3, 300, 301, 302, 303].map((size): [number, string] => [size, ""]) },
  );
});

test("the same seed gives the same bytes again, another seed others", () => {
  for (const name of NAMES.filter((own) => !/txt|csv|html|svg/.test(own))) {
    expect(bytesOf(name, 30_000).equals(bytesOf(name, 30_000)), name).toBe(true);
    expect(bytesOf(name, 30_000).equals(bytesOf(name, 30_000, "other")), name).toBe(false);
  }
});

test("bytes are the same on every machine", () => {
  // The first digits of SHA-256, as they came out on the first one.
  const sums = ["a.pdf", "a.png", "a.jpg", "a.txt", "a.bin"].map((name) =>
    makeDocument({ name, size: 30_000, seed: "seed" }).sha256().slice(0, 16),
  );
  expect(sums).toEqual([
    "38ea646862c948be",
    "b47702c7242327e9",
    "efa8b69192385c29",
    "ab9a400e7a5718ca",
    "05abd2fa80be023b",
  ]);
});

describe("another reader takes what we write for what it is", () => {
  test.each([
    ["a.png", 5_000, "png"],
    ["a.png", 900_000, "png"],
    ["a.jpg", 5_000, "jpeg"],
    ["a.jpg", 900_000, "jpeg"],
  ])("%s of %i bytes is a picture", async (name, size, format) => {
    const bytes = bytesOf(name, size);
    expect((await sharp(bytes).metadata()).format).toBe(format);
    // Decodes all of it, and fails where a check sum is wrong.
    const { data } = await sharp(bytes, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true });
    expect(new Set(data).size).toBeGreaterThan(10);
  });

  test.each([9_000, 50_000, 1_500_000])("a PDF of %i bytes has pages with text", async (size) => {
    const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytesOf("a.pdf", size))), {
      mergePages: false,
    });
    expect(totalPages).toBeGreaterThan(0);
    expect(text[0]).toContain("geleverd volgens opdracht");
  });

  test("text in UTF-8 never ends inside a character", () => {
    for (let size = 60; size < 200; size++) {
      const text = new TextDecoder("utf8", { fatal: true }).decode(bytesOf("a.txt", size));
      expect(text).toContain("Notitie");
    }
    expect(bytesOf("a.txt", 200).toString("utf8")).toContain("één regel met ë, ü en €");
  });

  test("text in latin1 is not UTF-8", () => {
    const bytes = Buffer.concat([...makeDocument({ name: "a.txt", size: 500, seed: "", kind: "latin1" }).pieces()]);
    expect(() => new TextDecoder("utf8", { fatal: true }).decode(bytes)).toThrow(TypeError);
    expect(bytes.toString("latin1")).toContain("één regel met ë, ü en ±");
  });
});

test("a picture that is too small for a whole one is the beginning of one", async () => {
  const bytes = bytesOf("a.png", 40);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  await expect(sharp(bytes).raw().toBuffer()).rejects.toThrow();
});

test("base64 comes out the same, however the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (parts) => {
      const pieces = parts.map((part) => Buffer.from(part));
      const text = Buffer.concat([...base64Pieces(pieces)]).toString("latin1");
      expect(text).toBe(Buffer.concat(pieces).toString("base64"));
    }),
  );
  const large = Buffer.alloc(200_001, "x");
  expect(Buffer.concat([...base64Pieces([large])]).toString("latin1")).toBe(large.toString("base64"));
});

test.each([
  ["a.pdf", "application/pdf"],
  ["A.PDF", "application/pdf"],
  ["factuur.pdf.exe", "application/octet-stream"],
  ["leesmij", "application/octet-stream"],
  [".pdf", "application/pdf"],
  ["map.pdf/leesmij", "application/octet-stream"],
  ["a.constructor", "application/octet-stream"],
  ["", "application/octet-stream"],
])("the type of %j is %s", (name, type) => {
  expect(mediaTypeOf(name)).toBe(type);
});
