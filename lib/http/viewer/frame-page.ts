import { createHash } from "node:crypto";
import { build, stop } from "esbuild";
import { FRAME_STYLE } from "./frame-style";

export type FramePage = { html: string; policy: string; tag: string };

/**
 * The page of the frame in which PDFs are drawn (components/viewer/frame): its program, pdf.js and pdf.js's worker in one
 * piece, because a frame without an origin and without a network can fetch nothing more. Not part of any page's script:
 * whoever previews no PDF never gets it. Put together at the first question (0.6 s), then kept.
 */
export async function makeFramePage(root: string): Promise<FramePage> {
  const [program, worker] = await scriptsOf(root, [
    "components/viewer/frame/frame.ts",
    "node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs",
  ]);
  const script = program.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const html = [
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>PDF</title>',
    `<style>${FRAME_STYLE}</style></head><body role="document" tabindex="0">`,
    `<script type="application/json" id="worker">${JSON.stringify(worker).replaceAll("<", "\\u003c")}</script>`,
    `<script>${script}</script></body></html>`,
  ].join("");
  return { html, policy: policyOf(script), tag: `"${hashOf(html, "hex").slice(0, 32)}"` };
}

/** Each as one classic script: of a frame without an origin, browsers start no worker that is a module (measured). */
async function scriptsOf(root: string, entries: [string, string]): Promise<[string, string]> {
  const scriptOf = async (entry: string): Promise<string> => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      minify: true,
      format: "iife",
      platform: "browser",
      target: "es2022",
      legalComments: "none",
      logLevel: "silent",
      // The build for browsers of some years: what stands on a company's desks is not the newest.
      alias: { "pdfjs-dist": "pdfjs-dist/legacy/build/pdf.min.mjs" },
      // Only where pdf.js runs on Node.
      define: { "import.meta.url": '""' },
    });
    return outputFiles[0]?.text ?? "";
  };
  try {
    return [await scriptOf(entries[0]), await scriptOf(entries[1])];
  } finally {
    await stop();
  }
}

/**
 * Only the script that stands in the page runs, and nothing goes out: no connections, no pictures, no forms, no frames.
 * `sandbox` holds also for who opens the address by itself.
 */
function policyOf(script: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script, "base64")}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src 'sha256-${hashOf(FRAME_STYLE, "base64")}'`,
    "img-src blob: data:",
    "font-src blob: data:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ].join("; ");
}

function hashOf(text: string, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(text).digest(encoding);
}
