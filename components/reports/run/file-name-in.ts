/** The name of a download as our own routes write it (RFC 6266: the percent-encoded one). */
export function fileNameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  try {
    return decodeURIComponent(encoded ?? "") || "rapport.pdf";
  } catch {
    return "rapport.pdf";
  }
}
