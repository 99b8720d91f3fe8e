import { expect, test } from "vitest";
import { z } from "zod";
import { readDocumentOrder } from "./read-document";

const Order = z.object({ transport: z.enum(["rest", "soap"]), override: z.string().nullable() });
const ORDER = { transport: "soap", override: "Nagekeken: één keer" };

function asked(body: BodyInit | null, headers: Record<string, string> = {}) {
  const request = new Request("http://localhost/x", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/xml",
      "x-schakel-order": encodeURIComponent(JSON.stringify(ORDER)),
      ...headers,
    },
    duplex: "half",
  } as RequestInit);
  return readDocumentOrder(request, Order);
}

const pieces = (...parts: (Uint8Array | string)[]) =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(typeof part === "string" ? new TextEncoder().encode(part) : part);
      controller.close();
    },
  });

test("the document is the body, and the order a header of any signs", async () => {
  expect(await asked("<a>é😀</a>")).toEqual({ xml: "<a>é😀</a>", order: ORDER });
  expect((await asked(null)).xml).toBe("");
});

test("a character that is cut in two on its way is whole again", async () => {
  const bytes = new TextEncoder().encode("<a>😀</a>");
  expect((await asked(pieces(bytes.slice(0, 5), bytes.slice(5)))).xml).toBe("<a>😀</a>");
});

test.each([
  ["not UTF-8", pieces("<a>", new Uint8Array([0xff, 0xfe])), {}, "INVALID_INPUT", "body"],
  ["half a character", pieces(new Uint8Array([0xc3])), {}, "INVALID_INPUT", "body"],
  ["a form", "a=b", { "content-type": "text/plain" }, "INVALID_INPUT", "content-type"],
  ["no order", "<a/>", { "x-schakel-order": "" }, "INVALID_INPUT", "x-schakel-order"],
  ["an order that is no JSON", "<a/>", { "x-schakel-order": "%7B" }, "INVALID_INPUT", "x-schakel-order"],
  [
    "an order with a slip",
    "<a/>",
    { "x-schakel-order": "%7B%22transport%22:1%7D" },
    "INVALID_INPUT",
    "transport, override",
  ],
] as const)("%s is refused with what is wrong", async (_, body, headers, code, fields) => {
  await expect(asked(body, headers)).rejects.toMatchObject({ code, params: { fields } });
});

test("another site's page is refused", async () => {
  await expect(asked("<a/>", { "sec-fetch-site": "cross-site" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(asked("<a/>", { "sec-fetch-site": "same-origin" })).resolves.toMatchObject({ xml: "<a/>" });
});

test("what is larger than Profit takes is refused while it comes in, whatever was announced", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 4 * 1024 * 1024;
      controller.enqueue(new Uint8Array(4 * 1024 * 1024).fill(0x20));
    },
  });
  await expect(asked(endless)).rejects.toMatchObject({ code: "NOT_SENDABLE", params: { block: "tooLarge" } });
  expect(sent).toBeLessThan(120 * 1024 * 1024);
});
