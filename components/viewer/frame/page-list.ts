import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import type { Zoom } from "../frame-messages";
import { DrawnPage } from "./drawn-page";

type Listeners = {
  onPage: (page: number) => void;
  onZoom: (percent: number) => void;
  onProblem: () => void;
  /** The words of a page have been laid over it. */
  onText: () => void;
};

/** Drawn pages that are kept: more than a screen shows, and few enough for a telephone. */
const MOST_DRAWN = 8;
const GAP = 12;
/** A point of a PDF is 1/72 inch, a CSS pixel 1/96. */
export const POINT = 96 / 72;

type Slot = { place: HTMLElement; size: { width: number; height: number }; drawn: DrawnPage | null };

/** All pages below each other, each a place of the right size; drawn when it comes near the screen, and let go of later. */
export class PageList {
  readonly #pdf: PDFDocumentProxy;
  readonly #slots: Slot[];
  readonly #listeners: Listeners;
  readonly #near: IntersectionObserver;
  /** Places near the screen, latest first. */
  #wanted: number[] = [];
  #zoom: Zoom = "fit";
  #current = 1;

  private constructor(pdf: PDFDocumentProxy, first: PDFPageProxy, place: HTMLElement, listeners: Listeners) {
    this.#pdf = pdf;
    this.#listeners = listeners;
    const { width, height } = first.getViewport({ scale: 1 });
    this.#slots = Array.from({ length: pdf.numPages }, (_, index) => {
      const page = document.createElement("section");
      page.dataset["page"] = String(index + 1);
      page.setAttribute("aria-label", `${index + 1} / ${pdf.numPages}`);
      return { place: page, size: { width, height }, drawn: null };
    });
    place.replaceChildren(...this.#slots.map((slot) => slot.place));
    this.#near = new IntersectionObserver((entries) => this.#onNear(entries), { rootMargin: "100% 0px" });
    this.#layOut();
    for (const slot of this.#slots) this.#near.observe(slot.place);
    window.addEventListener("scroll", () => this.#noteCurrent(), { passive: true });
    window.addEventListener("resize", () => this.#zoom === "fit" && this.zoomTo("fit"));
  }

  static async of(pdf: PDFDocumentProxy, place: HTMLElement, listeners: Listeners): Promise<PageList> {
    return new PageList(pdf, await pdf.getPage(1), place, listeners);
  }

  goTo(page: number): void {
    this.#slots[Math.min(Math.max(page, 1), this.#slots.length) - 1]?.place.scrollIntoView({ block: "start" });
  }

  zoomTo(zoom: Zoom): void {
    const at = this.#current;
    // Kept so that what one reads stays where it is.
    const top = this.#slots[at - 1]?.place.getBoundingClientRect();
    const part = top && top.height > 0 ? -top.top / top.height : 0;
    this.#zoom = zoom;
    for (const slot of this.#slots) this.#letGo(slot);
    this.#layOut();
    const place = this.#slots[at - 1]?.place;
    if (place) window.scrollTo({ top: place.offsetTop + part * place.offsetHeight - (part === 0 ? GAP : 0) });
    this.#draw();
  }

  /** The words of a page that is drawn, for marking; null while it is not. */
  textOf(page: number): HTMLElement | null {
    return this.#slots[page - 1]?.drawn?.text ?? null;
  }

  #scaleOf({ width }: { width: number }): number {
    if (this.#zoom !== "fit") return this.#zoom * POINT;
    return Math.max(0.1, (document.documentElement.clientWidth - 2 * GAP) / width);
  }

  #layOut(): void {
    for (const { place, size } of this.#slots) {
      const scale = this.#scaleOf(size);
      place.style.width = `${Math.floor(size.width * scale)}px`;
      place.style.height = `${Math.floor(size.height * scale)}px`;
    }
    const first = this.#slots[0];
    if (first) this.#listeners.onZoom(Math.round((this.#scaleOf(first.size) / POINT) * 100));
  }

  #onNear(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const index = Number((target as HTMLElement).dataset["page"]) - 1;
      this.#wanted = this.#wanted.filter((other) => other !== index);
      if (isIntersecting) this.#wanted.unshift(index);
    }
    this.#draw();
  }

  #draw(): void {
    for (const index of this.#wanted) void this.#drawOne(index);
    const drawn = this.#slots.flatMap((slot, index) => (slot.drawn && !this.#wanted.includes(index) ? [index] : []));
    const isFar = (index: number) => Math.abs(index + 1 - this.#current);
    for (const index of drawn.sort((a, b) => isFar(b) - isFar(a)).slice(0, Math.max(0, drawn.length - MOST_DRAWN))) {
      const slot = this.#slots[index];
      if (slot) this.#letGo(slot);
    }
  }

  async #drawOne(index: number): Promise<void> {
    const slot = this.#slots[index];
    if (!slot || slot.drawn) return;
    const drawing = new DrawnPage(slot.place);
    slot.drawn = drawing;
    try {
      const page = await this.#pdf.getPage(index + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      if (width !== slot.size.width || height !== slot.size.height) {
        slot.size = { width, height };
        this.#layOut();
      }
      await drawing.draw(page, this.#scaleOf(slot.size));
      this.#listeners.onText();
    } catch {
      // One page that cannot be drawn says so in its own place; a document of one page has nothing else to show.
      if (!drawing.isGone) drawing.fail();
      if (!drawing.isGone && this.#slots.length === 1) this.#listeners.onProblem();
    }
  }

  #letGo(slot: Slot): void {
    slot.drawn?.remove();
    slot.drawn = null;
  }

  /** The page at a third of the screen is the one that is read. */
  #noteCurrent(): void {
    const line = window.innerHeight / 3;
    const index = this.#slots.findIndex(({ place }) => place.getBoundingClientRect().bottom > line);
    const page = index < 0 ? this.#slots.length : index + 1;
    if (page === this.#current) return;
    this.#current = page;
    this.#listeners.onPage(page);
  }
}
