// cspell:ignore capath XGET
import { shellOf, shellWords } from "./shell-words";

/** A request that was written down somewhere: only what the explorer can use, and no header. */
export type WrittenRequest = { method: string; url: string; body: string };

/** Options of curl that take the word behind them. */
const WITH_WORD = new Set(
  (
    "-A -b -c -C -e -E -F -h -K -m -o -P -Q -r -t -T -u -U -w -x -y -Y -z --user-agent --cookie --cookie-jar --referer --cert " +
    "--form --config --max-time --connect-timeout --output --upload-file --user --proxy --proxy-user --write-out --cacert " +
    "--capath --key --retry --retry-delay --resolve --limit-rate --interface --ciphers --range --oauth2-bearer --header -H"
  ).split(" "),
);
const DATA = new Set(["-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json"]);

/** Reads a curl command of bash, cmd or PowerShell, or PowerShell's own; null when it is neither. */
export function readCommand(text: string): WrittenRequest | null {
  const curl = /(?:^|[\s;&|(])curl(?:\.exe)?\s/i.exec(text);
  if (curl) return readCurl(shellWords(text.slice(curl.index).trimStart(), shellOf(text)).slice(1));
  const own = /\b(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\b/i.exec(text);
  return own ? readInvoke(shellWords(text.slice(own.index), "powershell").slice(1)) : null;
}

function readCurl(words: readonly string[]): WrittenRequest | null {
  let method: string | null = null;
  let url: string | null = null;
  let isGet = false;
  const data: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    // `--name=value` is not curl's, but people write it; `-XGET` is.
    const attached = /^(-[XHdG])(.+)$/.exec(word) ?? /^(--[a-z-]+)=(.*)$/s.exec(word);
    const name = attached?.[1] ?? word;
    const value = () => attached?.[2] ?? words[++at] ?? "";
    if (name === "-X" || name === "--request") method = value().toUpperCase();
    else if (name === "--url") url ??= value();
    else if (name === "-G" || name === "--get" || /^-[a-zA-Z]*G[a-zA-Z]*$/.test(word)) isGet = true;
    else if (name === "--data-urlencode") data.push(encodedData(value()));
    else if (DATA.has(name)) data.push(value());
    else if (WITH_WORD.has(name)) value();
    else if (!word.startsWith("-") && url === null) url = word;
  }
  if (url === null) return null;
  const joined = data.join("&");
  if (isGet)
    return { method: "GET", url: joined === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${joined}`, body: "" };
  return { method: method ?? (data.length > 0 ? "POST" : "GET"), url, body: joined };
}

/** `name=value` with the value still to be encoded, as curl does. */
function encodedData(written: string): string {
  const equals = written.indexOf("=");
  if (equals === -1) return encodeURIComponent(written);
  const name = written.slice(0, equals);
  return `${name === "" ? "" : `${name}=`}${encodeURIComponent(written.slice(equals + 1))}`;
}

function readInvoke(words: readonly string[]): WrittenRequest | null {
  const behind = (...names: string[]) => {
    const at = words.findIndex((word) => names.includes(word.toLowerCase()));
    return at === -1 ? undefined : words[at + 1];
  };
  const url = behind("-uri") ?? words.find((word) => /^https?:/i.test(word));
  return url === undefined
    ? null
    : { method: behind("-method")?.toUpperCase() ?? "GET", url, body: behind("-body") ?? "" };
}
