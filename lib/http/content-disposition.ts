/** RFC 6266: an ASCII fallback, and the real name percent-encoded. Always a download, never shown in the page. */
export function attachmentDisposition(fileName: string): string {
  const name = cleanFileName(fileName);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** What every file system takes: no folders, no control or direction characters, nothing hidden, not too long. */
export function cleanFileName(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const whole = name === "" || RESERVED.test(name) ? `_${name}` : name;
  if (whole.length <= 150) return whole;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(whole)?.[0] ?? "";
  return (
    whole
      .slice(0, 150 - extension.length)
      .toWellFormed()
      .replaceAll("\uFFFD", "") + extension
  );
}
