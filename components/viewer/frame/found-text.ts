import type { PDFDocumentProxy } from "pdfjs-dist";
import type { PageList } from "./page-list";

type Match = { page: number; nth: number };

/** Finding words in a document: the pages are read one after the other, and what is found is marked on those drawn. */
export class FoundText {
  readonly #pdf: PDFDocumentProxy;
  readonly #pages: PageList;
  readonly #tell: (at: number, count: number) => void;
  #wanted = "";
  #matches: Match[] = [];
  #at = 0;

  constructor(pdf: PDFDocumentProxy, pages: PageList, tell: (at: number, count: number) => void) {
    this.#pdf = pdf;
    this.#pages = pages;
    this.#tell = tell;
  }

  async find(text: string): Promise<void> {
    const wanted = text.trim().toLowerCase();
    this.#wanted = wanted;
    this.#matches = [];
    this.#at = 0;
    this.mark();
    this.#tell(0, 0);
    if (wanted === "") return;
    for (let page = 1; page <= this.#pdf.numPages; page++) {
      const words = await this.#wordsOf(page);
      // Somebody typed on meanwhile.
      if (this.#wanted !== wanted) return;
      const count = words.split(wanted).length - 1;
      if (count === 0) continue;
      const isFirst = this.#matches.length === 0;
      for (let nth = 0; nth < count; nth++) this.#matches.push({ page, nth });
      if (isFirst) this.#show();
      else this.#tell(this.#at + 1, this.#matches.length);
    }
  }

  step(step: 1 | -1): void {
    const count = this.#matches.length;
    if (count === 0) return;
    this.#at = (this.#at + step + count) % count;
    this.#show();
  }

  /** Marks what is drawn; called again whenever another page's words are there. */
  mark(): void {
    if (!("highlights" in CSS)) return;
    const ranges = new Map<string, Range[]>();
    const here = this.#matches[this.#at];
    for (const page of new Set(this.#matches.map((match) => match.page))) {
      const text = this.#pages.textOf(page);
      for (const [nth, range] of (text ? rangesIn(text, this.#wanted) : []).entries()) {
        const name = here?.page === page && here.nth === nth ? "here" : "found";
        ranges.set(name, [...(ranges.get(name) ?? []), range]);
      }
    }
    for (const name of ["here", "found"]) CSS.highlights.set(name, new Highlight(...(ranges.get(name) ?? [])));
    const [range] = ranges.get("here") ?? [];
    const box = range?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > window.innerHeight)) window.scrollBy({ top: box.top - 120 });
  }

  #show(): void {
    const match = this.#matches[this.#at];
    if (!match) return;
    this.#tell(this.#at + 1, this.#matches.length);
    if (!this.#pages.textOf(match.page)) this.#pages.goTo(match.page);
    this.mark();
  }

  async #wordsOf(page: number): Promise<string> {
    const content = await (await this.#pdf.getPage(page)).getTextContent();
    return content.items
      .map((item) => ("str" in item ? item.str : ""))
      .join("")
      .toLowerCase();
  }
}

/** Where a text stands in the words over a page, which are cut into many pieces. */
function rangesIn(words: HTMLElement, wanted: string): Range[] {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const pieces: { node: Text; from: number }[] = [];
  let whole = "";
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    pieces.push({ node, from: whole.length });
    whole += node.data.toLowerCase();
  }
  const placeAt = (offset: number, isEnd: boolean) => {
    const piece = pieces.findLast(({ from }) => (isEnd ? from < offset : from <= offset));
    return piece && ([piece.node, Math.min(offset - piece.from, piece.node.length)] as const);
  };
  const ranges: Range[] = [];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
    const [start, end] = [placeAt(at, false), placeAt(at + wanted.length, true)];
    if (!start || !end) continue;
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    ranges.push(range);
  }
  return ranges;
}
