// cspell:ignore imageconnector Medewerkerfotos Fetc Fpasswd sendfileasbinary
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.11: pictures in three formats.
let sandbox: Sandbox;
let full: Caller;
let articleImages: string[];
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
  const rows = await full.rows("Profit_Article_image", { take: "60", orderbyfieldids: "ItemCodeId" });
  articleImages = rows.map((row) => String(row["Image"]));
});
afterAll(() => sandbox.close());

type Envelope = { filedata: string; mimetype: string };

async function drawn(imageId: string, format?: string) {
  const reply = await full.get(`imageconnector/${imageId}${format === undefined ? "" : `?format=${format}`}`);
  if (reply.status !== 200) return undefined;
  const { filedata } = reply.json as Envelope;
  const { data, info } = await sharp(Buffer.from(filedata, "base64"), { failOn: "warning" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (across: number, down: number) => {
    const point = (Math.floor(down * info.height) * info.width + Math.floor(across * info.width)) * info.channels;
    return [...data.subarray(point, point + 3)];
  };
  return { width: info.width, height: info.height, at };
}

test("the answer is the bytes and their type, in this order", async () => {
  const reply = await full.get(`imageconnector/${articleImages[0]}?format=1`);
  expect(Object.keys(reply.json as Envelope)).toEqual(["filedata", "mimetype"]);
  expect(reply.json).toMatchObject({ mimetype: "image/png" });
});

describe("formats", () => {
  test("0 is the original, 1 fits in 64 by 64, 2 in 1000 by 1000, and all keep the shape", async () => {
    const seen = new Set<string>();
    const shapes = ["1×1", "48×30", "64×64", "65×65", "640×480", "1000×1000", "1001×999", "1600×200", "30×1500"];
    for (const imageId of articleImages) {
      if (shapes.every((shape) => seen.has(shape))) break;
      const { width, height } = (await drawn(imageId, "0")) ?? { width: 0, height: 0 };
      if (seen.has(`${width}×${height}`)) continue;
      seen.add(`${width}×${height}`);
      const [thumbnail, medium] = [await drawn(imageId, "1"), await drawn(imageId, "2")];
      if (!thumbnail || !medium) throw new Error("Only the original was there");
      for (const [{ width: w, height: h }, most] of [
        [thumbnail, 64],
        [medium, 1_000],
      ] as const) {
        const factor = Math.min(1, most / Math.max(width, height));
        expect([w, h], `${width}×${height} in ${most}`).toEqual(
          [width, height].map((side) => Math.max(1, Math.round(side * factor))),
        );
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(shapes));
  });

  test("a thumbnail shows the same picture", async () => {
    const [employee] = await full.rows("Medewerkerfotos", { take: "1", orderbyfieldids: "Medewerker" });
    const imageId = String(employee?.["Foto"]);
    const [original, thumbnail] = [await drawn(imageId, "0"), await drawn(imageId, "1")];
    expect([thumbnail?.width, thumbnail?.height]).toEqual([48, 64]);
    for (const [across, down] of [
      [0.02, 0.02],
      [0.5, 0.45],
      [0.5, 0.95],
    ] as const) {
      const [one, other] = [original?.at(across, down) ?? [], thumbnail?.at(across, down) ?? []];
      for (const [index, level] of one.entries()) expect(Math.abs(level - (other[index] ?? 999))).toBeLessThan(8);
    }
  });

  test("left out it is the original", async () => {
    const [imageId = ""] = articleImages;
    expect((await full.get(`imageconnector/${imageId}`)).text).toBe(
      (await full.get(`imageconnector/${imageId}?format=0`)).text,
    );
  });

  test.each(["3", "-1", "01", "x", "", "constructor"])("%j is refused in words", async (format) => {
    expect(
      await full.get(`imageconnector/${articleImages[0]}?format=${format}`, { "accept-language": "en" }),
    ).toMatchObject({
      status: 500,
      json: { externalMessage: `Image format '${format}' does not exist.` },
    });
  });
});

test("no two articles look the same, and one picture is the same every time", async () => {
  const texts = await Promise.all(
    articleImages.slice(0, 5).map(async (id) => (await full.get(`imageconnector/${id}?format=1`)).text),
  );
  expect(new Set(texts).size).toBe(texts.length);
  expect((await full.get(`imageconnector/${articleImages[0]}?format=1`)).text).toBe(texts[0]);
});

test("SendFileAsBinary gives the PNG itself", async () => {
  const reply = await full.get(`imageconnector/${articleImages[0]}?format=2`, { sendfileasbinary: "1" });
  expect(reply.headers).toMatchObject({ "content-type": "image/png", "content-length": `${reply.bytes.length}` });
  expect((await sharp(reply.bytes).metadata()).format).toBe("png");
});

describe("404 without a body", () => {
  test("a picture that is listed and gone", async () => {
    const rows = await full.rows("Profit_Article_image", {
      filterfieldids: "Filename",
      filtervalues: "verdwenen.png",
      operatortypes: "1",
    });
    expect(rows).toHaveLength(1);
    expect(await full.get(`imageconnector/${String(rows[0]?.["Image"])}`)).toMatchObject({ status: 404, text: "" });
  });

  test.each<[string, string]>([
    ["no id", "imageconnector"],
    ["an unknown id", `imageconnector/${"0".repeat(32)}`],
    ["letters", "imageconnector/nope?format=1"],
    ["10,000 characters", `imageconnector/${"A".repeat(10_000)}`],
    ["a way up", "imageconnector/..%2F..%2Fetc%2Fpasswd"],
    ["a negative number", "imageconnector/-1"],
    ["more segments", `imageconnector/${"0".repeat(32)}/x`],
  ])("%s", async (_name, path) => {
    expect(await full.get(path)).toMatchObject({ status: 404, text: "" });
  });
});

test("rights: the special connector", async () => {
  const readOnly = await callerOf(sandbox, "read-only");
  expect(await readOnly.get(`imageconnector/${articleImages[0]}`, { "accept-language": "en" })).toMatchObject({
    status: 500,
    json: { externalMessage: expect.stringContaining("'AppConnectorImage' is not supported") },
  });
  const support = await callerOf(sandbox, "support");
  expect((await support.get(`imageconnector/${articleImages[0]}?format=1`)).status).toBe(200);
});
