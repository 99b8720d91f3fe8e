// cspell:ignore nendstream nendobj startxref
import { bytesOf, newPdf } from "../pdf";
import { hashOf } from "../../random";
import { filled } from "./filling";
import { keystream } from "./keystream";

/** So many different pages there are; what tells two files of one page apart is their filling. */
const VARIANTS = 12;
const made = new Map<number, Buffer>();

/**
 * A PDF of exactly `size` bytes: a few pages, and behind them an incremental update (ISO 32000, 7.5.6) with one stream
 * that no page refers to.
 */
export function* pdfOfSize(seed: string, size: number): Generator<Buffer> {
  const variant = hashOf(seed) % VARIANTS;
  const pages = made.get(variant) ?? pagesOf(variant);
  made.set(variant, pages);
  const { objects, root, start } = endOf(pages);
  const update = (length: number) => {
    const head = `${objects} 0 obj\n<< /Length ${tenDigits(length)} >>\nstream\n`;
    const tail = "\nendstream\nendobj\n";
    const table = `xref\n${objects} 1\n${tenDigits(pages.length)} 00000 n \n`;
    const trailer = `trailer\n<< /Size ${objects + 1} /Root ${root} /Prev ${start} >>\n`;
    const tableAt = tenDigits(pages.length + head.length + length + tail.length);
    return { head, tail: `${tail}${table}${trailer}startxref\n${tableAt}\n%%EOF\n` };
  };
  const frame = update(0);
  const length = size - pages.length - frame.head.length - frame.tail.length;
  if (length < 0) {
    // Blanks behind the end of a PDF harm nobody.
    const blanks = frame.head.length + frame.tail.length;
    return yield* filled(size, { head: pages, filling: () => [], tail: Buffer.alloc(blanks, "\n") });
  }
  const { head, tail } = update(length);
  yield pages;
  yield Buffer.from(head, "latin1");
  yield* keystream(seed, length);
  yield Buffer.from(tail, "latin1");
}

/** Always as long, whatever the number: so that the size can be worked out beforehand. */
function tenDigits(number: number): string {
  return String(number).padStart(10, "0");
}

/** What an update needs to know: how many objects there are, which one is the catalogue, where the table starts. */
function endOf(pdf: Buffer): { objects: number; root: string; start: string } {
  const end = pdf.subarray(-2_000).toString("latin1");
  const [, objects = ""] = /\/Size (\d+)/.exec(end) ?? [];
  const [, root = ""] = /\/Root (\d+ 0 R)/.exec(end) ?? [];
  const [, start = ""] = /startxref\s+(\d+)/.exec(end) ?? [];
  return { objects: Number(objects), root, start };
}

function pagesOf(variant: number): Buffer {
  const pdf = newPdf(`Bijlage ${variant + 1}`);
  for (let page = 1; page <= 1 + (variant % 3); page++) {
    pdf.addPage();
    pdf
      .font("Helvetica-Bold")
      .fontSize(20)
      .text(`Bijlage ${variant + 1}`, 60, 60, { lineBreak: false });
    pdf.font("Helvetica").fontSize(11);
    for (let line = 1; line <= 4; line++) {
      pdf.text(`Pagina ${page}, regel ${line}: geleverd volgens opdracht, één exemplaar.`, 60, 90 + line * 18, {
        lineBreak: false,
      });
    }
  }
  return bytesOf(pdf);
}
