import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProfitError } from "../errors";
import { JsonFileScanner } from "./json-file-scanner";

/** The answer cut at these places, or after every so many bytes. */
function read(text: string | Buffer, size = 7) {
  const bytes = Buffer.from(text);
  const scanner = new JsonFileScanner(200);
  const decoded: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) decoded.push(...scanner.take(bytes.subarray(at, at + size)));
  decoded.push(...scanner.end());
  return { bytes: Buffer.concat(decoded), ...scanner.told };
}

function faultOf(text: string | Buffer, size?: number): string | undefined {
  try {
    read(text, size);
  } catch (error) {
    if (error instanceof ProfitError) return error.fault;
    throw error;
  }
  return undefined;
}

const hello = Buffer.from("hello").toString("base64");

describe("an answer with a file", () => {
  test("is read whatever its order, its escapes and its pieces", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: "grapheme", maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        fc.shuffledSubarray(["filename", "mimetype", "other", "nested", "filedata"], { minLength: 5 }),
        fc.boolean(),
        (content, name, size, order, isSpaced) => {
          const values: Record<string, unknown> = {
            filename: name,
            mimetype: "application/pdf",
            other: 12.5,
            nested: { filedata: "not this one", list: [1, "]", { "}": null }] },
            filedata: Buffer.from(content).toString("base64"),
          };
          const whole = Object.fromEntries(order.map((key) => [key, values[key]]));
          const written = JSON.stringify(whole, null, isSpaced ? 2 : 0)
            .replaceAll("/", "\\/")
            .replaceAll("+", "\\u002B");
          const answer = read(written, size);
          expect(answer.bytes.equals(content)).toBe(true);
          expect(answer).toMatchObject({ fileName: name, mimetype: "application/pdf" });
        },
      ),
    );
  });

  test("may call its bytes data, begin with a byte order mark, and have no name", () => {
    expect(read(`\uFEFF {"data":"${hello}"}`)).toMatchObject({ fileName: null, mimetype: null });
    expect(read(`{"data":"${hello}"}\r\n`).bytes.toString()).toBe("hello");
    expect(read(`{"filename":null,"filedata":""}`)).toMatchObject({ fileName: null, bytes: Buffer.alloc(0) });
  });

  test("may have line ends in its base64, escaped as JSON wants them", () => {
    const long = Buffer.alloc(300, "x");
    const wrapped = long.toString("base64").replace(/.{76}/g, "$&\\r\\n");
    for (const size of [1, 3, 78, 1_000]) expect(read(`{"filedata":"${wrapped}"}`, size).bytes.equals(long)).toBe(true);
  });
});

describe("an answer that is not whole, or not right", () => {
  test("is cut off wherever it ends", () => {
    const whole = `{"filename":"a.txt","n":1,"filedata":"${hello}","mimetype":"text/plain"}`;
    for (let length = 1; length < whole.length; length++) {
      for (const size of [1, 5, 100])
        expect(faultOf(whole.slice(0, length), size), whole.slice(0, length)).toBe("cutOff");
    }
  });

  test.each([
    ["a letter too few", "aGVsbG8"],
    ["a group of one", "aGVsbG8=a"],
    ["padding in the middle", "aGVs=bG8"],
    ["goes on behind its end", "aGVsbG8=aGVsbG8="],
    ["padding three times", "aG===="],
    ["padding alone", "===="],
    ["a letter that is not base64", "aGVs*G8="],
    ["the variant for addresses", "aGVs-_8="],
    ["a letter outside ASCII", "aGVsé8="],
    ["a quote", 'aGVs\\"G8='],
    ["an escape that is none", "aGVs\\xG8="],
    ["an escaped backslash", "aGVs\\u005CG8="],
  ])("broken base64: %s", (_, filedata) => {
    for (const size of [1, 3, 4, 5, 100]) expect(faultOf(`{"filedata":"${filedata}"}`, size)).toBe("notBase64");
  });

  test.each([
    ["no bytes", '{"filename":"a.txt"}', "wrongShape"],
    ["nothing at all", "{}", "wrongShape"],
    ["a list", '[{"filedata":""}]', "wrongShape"],
    ["bytes that are no text", '{"filedata":null}', "wrongShape"],
    ["bytes twice", `{"filedata":"${hello}","data":"${hello}"}`, "wrongShape"],
    ["more behind it", `{"filedata":"${hello}"}x`, "notJson"],
    ["a comma too many", `{"filedata":"${hello}",}`, "notJson"],
    ["a key without quotes", `{filedata:"${hello}"}`, "notJson"],
    ["no comma", `{"a":1 "filedata":"${hello}"}`, "notJson"],
  ])("%s", (_, text, fault) => {
    for (const size of [1, 6, 1_000]) expect(faultOf(text, size)).toBe(fault);
  });

  test("a name that is not UTF-8", () => {
    expect(faultOf(Buffer.from([...Buffer.from('{"filename":"'), 0xff, ...Buffer.from('","filedata":""}')]))).toBe(
      "notJson",
    );
  });

  test("a name without an end is not kept for ever", () => {
    expect(faultOf(`{"filename":"${"x".repeat(600_000)}","filedata":""}`, 65_536)).toBe("wrongShape");
  });
});
