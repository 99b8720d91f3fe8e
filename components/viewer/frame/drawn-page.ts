import * as pdfjs from "pdfjs-dist";
import type { PDFPageProxy, RenderTask, TextLayer } from "pdfjs-dist";

/** Browsers refuse larger canvases; above it a page is drawn less sharp. */
const MOST_PIXELS = 16_000_000;

/** One page on its place: the picture, and its words over it, to select and to be read out. */
export class DrawnPage {
  readonly #place: HTMLElement;
  #render: RenderTask | null = null;
  #words: TextLayer | null = null;
  isGone = false;
  text: HTMLElement | null = null;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  async draw(page: PDFPageProxy, scale: number): Promise<void> {
    if (this.isGone) return;
    const viewport = page.getViewport({ scale });
    const wanted = window.devicePixelRatio || 1;
    const sharpness = Math.min(wanted, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.floor(viewport.width * sharpness));
    canvas.height = Math.max(1, Math.floor(viewport.height * sharpness));
    canvas.setAttribute("aria-hidden", "true");
    const render = page.render({
      canvas,
      viewport,
      ...(sharpness !== 1 && { transform: [sharpness, 0, 0, sharpness, 0, 0] }),
    });
    this.#render = render;
    await render.promise;
    if (this.isGone) return;
    const text = document.createElement("div");
    text.className = "words";
    text.style.setProperty("--total-scale-factor", String(scale));
    this.#place.replaceChildren(canvas, text);
    this.#words = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport });
    await this.#words.render();
    this.text = text;
  }

  fail(): void {
    const sign = document.createElement("p");
    sign.textContent = "⚠";
    this.#place.replaceChildren(sign);
  }

  remove(): void {
    this.isGone = true;
    this.#render?.cancel();
    this.#words?.cancel();
    this.#place.replaceChildren();
    this.text = null;
  }
}
