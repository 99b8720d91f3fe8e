// cspell:ignore Jérôme WEBPVP leesmij
import { describe, expect, test } from "vitest";
import { encodingOf, kindOf, mediaTypeOf, namedKindOf, previewOf } from "./file-kind";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("what a file is, by its bytes", () => {
  test.each([
    ["pdf", bytes("%PDF-1.7\n%âãÏÓ")],
    ["png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ["jpeg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ["gif", bytes("GIF89a....")],
    ["webp", bytes("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ")],
    ["tiff", new Uint8Array([0x49, 0x49, 0x2a, 0, 8])],
    ["zip", new Uint8Array([0x50, 0x4b, 3, 4, 20])],
    ["ole", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["empty", new Uint8Array()],
    ["text", bytes("Nummer;Naam\r\n1;Jérôme\r\n")],
    ["text", bytes("BM is ook maar tekst, net als %PDF- verderop")],
    ["text", new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00])],
    [
      "text",
      new Uint8Array([
        0x4a, 0xe9, 0x72, 0xf4, 0x6d, 0x65, 0x20, 0x65, 0x6e, 0x20, 0x64, 0x65, 0x20, 0x72, 0x65, 0x73, 0x74,
      ]),
    ],
    ["markup", bytes("<!DOCTYPE html><script>alert(1)</script>")],
    ["markup", bytes('\n <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
    ["markup", bytes('<?xml version="1.0"?><a/>')],
    ["other", new Uint8Array([0, 1, 2, 3, 4])],
    ["other", new Uint8Array([0x50, 0x4b, 0x07, 0x08])],
  ] as const)("%s", (kind, opening) => expect(kindOf(opening)).toBe(kind));

  test("half a letter at the end of what has arrived does not make a text something else", () => {
    expect(encodingOf(bytes("Jérôme").subarray(0, 2))).toBe("utf-8");
  });
});

test("nothing is shown or served as what runs", () => {
  const svg = kindOf(bytes("<svg onload=alert(1)>"));
  expect(previewOf(svg)).toBe("text");
  expect(mediaTypeOf(svg)).toBe("text/plain; charset=utf-8");
  expect(mediaTypeOf(kindOf(new Uint8Array([0x50, 0x4b, 3, 4])))).toBe("application/octet-stream");
  expect(previewOf("tiff")).toBe("none");
});

test("a name says what its bytes are held against", () => {
  expect(namedKindOf("foto.JPG")).toBe("jpeg");
  expect(namedKindOf("factuur.pdf.exe")).toBeNull();
  expect(namedKindOf("leesmij")).toBeNull();
});
