import PDFDocument from "pdfkit";

/** The day on which the world stands still: a PDF made twice is the same twice. */
const MADE_ON = new Date(Date.UTC(2026, 10, 20));

/**
 * An empty PDF. It is not compressed: what a compressor makes of the same bytes differs between processors, and a
 * document must be the same on each.
 */
export function newPdf(title: string, layout: "portrait" | "landscape" = "portrait") {
  return new PDFDocument({
    size: "A4",
    layout,
    margin: 0,
    compress: false,
    autoFirstPage: false,
    info: { Title: title, Producer: "Sandbox", Creator: "Sandbox", CreationDate: MADE_ON },
  });
}
export type Pdf = ReturnType<typeof newPdf>;

/** Ends a PDF and gives its bytes; without compression all of them are there at once. */
export function bytesOf(pdf: Pdf): Buffer {
  pdf.end();
  const bytes: unknown = pdf.read();
  if (!Buffer.isBuffer(bytes)) throw new TypeError("A PDF gave no bytes");
  return bytes;
}
