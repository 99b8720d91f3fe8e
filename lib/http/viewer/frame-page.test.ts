// cspell:ignore bcmap
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type FramePage, makeFramePage } from "./frame-page";
import { readViewerFile } from "./viewer-file";

const root = process.cwd();
let frame: FramePage;
beforeAll(async () => {
  frame = await makeFramePage(root);
}, 60_000);

describe("the frame in which PDFs are drawn", () => {
  const scripts = () =>
    [...frame.html.matchAll(/<script(?: type="([^"]+)")?[^>]*>([\s\S]*?)<\/script>/g)].map(([, type, text = ""]) => ({
      type,
      text,
    }));

  test("runs one script, whose sum its policy names, and no other", () => {
    const runnable = scripts().filter(({ type }) => type === undefined);
    expect(runnable).toHaveLength(1);
    const sum = createHash("sha256")
      .update(runnable[0]?.text ?? "")
      .digest("base64");
    expect(frame.policy).toContain(`script-src 'sha256-${sum}' 'wasm-unsafe-eval';`);
    expect(frame.policy).not.toMatch(/script-src[^;]*('self'|'unsafe-inline'|'unsafe-eval'|blob:|https?:)/);
  });

  test("has no origin and no way out, also for who opens its address by itself", () => {
    for (const line of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]) {
      expect(frame.policy).toContain(line);
    }
    expect(frame.policy).toMatch(/(^|; )sandbox allow-scripts$/);
    expect(frame.policy).not.toContain("allow-same-origin");
  });

  test("brings the worker of pdf.js as text, whole and unable to end its element", () => {
    const [worker] = scripts().filter(({ type }) => type === "application/json");
    expect(worker?.text).not.toContain("<");
    const text: unknown = JSON.parse(worker?.text ?? "");
    expect(text).toContain("WorkerMessageHandler");
    expect(String(text)).not.toMatch(/\bimport\.meta\b|^export\b/m);
  });
});

describe("files of the viewer", () => {
  test.each([
    ["wasmUrl", "jbig2.wasm"],
    ["standardFontDataUrl", "LiberationSans-Regular.ttf"],
    ["cMapUrl", "UniJIS-UTF16-H.bcmap"],
  ])("%s has %s", async (kind, name) => {
    expect((await readViewerFile(root, kind, name))?.length).toBeGreaterThan(100);
  });

  test.each([
    ["wasmUrl", "../package.json"],
    ["wasmUrl", "..\\package.json"],
    ["wasmUrl", "nothing.wasm"],
    ["constructor", "name"],
    ["iccUrl", "LICENSE"],
  ])("%s has no %s", async (kind, name) => {
    expect(await readViewerFile(root, kind, name)).toBeNull();
  });
});
