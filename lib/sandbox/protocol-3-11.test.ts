// cspell:ignore imageconnector Medewerkerfotos Fetc Fpasswd sendfileasbinary
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, callerOf, callUrl } from "./calls";
import { type Sandbox, startSandbox } from "./server";

// protocol.md 3.11: pictures in three formats.
let sandbox: Sandbox;
let full: Caller;
let articleImages: string[];
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await callerOf(sandbox);
  const rows = await full.rows("Profit_Article_image", { take: "5", orderbyfieldids: "ItemCodeId" });
  articleImages = rows.map((row) => String(row["Image"]));
});
afterAll(() => sandbox.close());

type ListedImage = { imageId: string; width: number; height: number; isGone: boolean };
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
  test(
    "0 is the original, 1 fits in 64 by 64, 2 in 1000 by 1000, and all keep the shape",
    { timeout: 60_000 },
    async () => {
      const listed = (await callUrl(`${sandbox.control}/images`)).json as ListedImage[];
      const byShape = Map.groupBy(
        listed.filter(({ isGone }) => !isGone),
        ({ width, height }) => `${width}×${height}`,
      );
      expect([...byShape.keys()]).toEqual(
        expect.arrayContaining(["1×1", "48×30", "64×64", "65×65", "1000×1000", "1001×999", "1600×200", "30×1500"]),
      );
      for (const [image] of byShape.values()) {
        const { imageId = "", width = 0, height = 0 } = image ?? {};
        for (const [format, most] of [
          ["0", Number.POSITIVE_INFINITY],
          ["1", 64],
          ["2", 1_000],
        ] as const) {
          const factor = Math.min(1, most / Math.max(width, height));
          expect(await drawn(imageId, format), `${width}×${height} in ${most}`).toMatchObject({
            width: Math.max(1, Math.round(width * factor)),
            height: Math.max(1, Math.round(height * factor)),
          });
        }
      }
    },
  );

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
    articleImages.map(async (id) => (await full.get(`imageconnector/${id}?format=1`)).text),
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
