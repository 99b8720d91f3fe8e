import { type AddressRemark, environmentOfAddress, environmentOfCode, type PastedEnvironment } from "./environment";
import { isEnvironmentNumber, type HostedType } from "./environment";

export type FoundEnvironments = {
  /** Of addresses, in the order of the text. */
  addresses: { environment: PastedEnvironment; remarks: AddressRemark[] }[];
  /** Addresses that have nothing to do with a Profit. */
  strangeAddresses: number;
  codes: PastedEnvironment[];
  numbers: string[];
  /** From a word such as `test` or `productie`, alone or behind a label. */
  types: HostedType[];
};

/** More than this of one kind is no paste but a list. */
const MAX_OF_A_KIND = 50;

const TYPE_WORDS: Readonly<Record<string, HostedType>> = {
  production: "production",
  productie: "production",
  prod: "production",
  live: "production",
  test: "test",
  accept: "accept",
  acceptatie: "accept",
  acceptance: "accept",
  acc: "accept",
  cursus: "course",
  course: "course",
};
const TYPE_WORD = Object.keys(TYPE_WORDS).join("|");

/** Every environment that an unwrapped text names, by address, code, number or word. */
export function findEnvironments(text: string): FoundEnvironments {
  const candidates = addressesIn(text);
  const addresses = candidates.map(environmentOfAddress).filter((found) => found !== null);
  const codes = matches(text, /(?<![A-Za-z0-9])[OTA][1-9]\d{4}[A-Z]{2}(?![A-Za-z0-9])/gi)
    .map(environmentOfCode)
    .filter((found) => found !== null);
  // With any other first letter it is a code only when nothing else was pasted.
  const alone = codes.length === 0 ? environmentOfCode(text) : null;
  return {
    addresses,
    strangeAddresses: candidates.length - addresses.length,
    codes: alone ? [alone] : codes,
    numbers: numbersIn(text),
    types: typesIn(text),
  };
}

/** The type a name such as `AFAS_PROD_TOKEN` speaks of. */
export function typeInName(name: string): HostedType | null {
  const match = new RegExp(`(?:^|[^a-z])(${TYPE_WORD})(?![a-z])`, "i").exec(name);
  return TYPE_WORDS[match?.[1]?.toLowerCase() ?? ""] ?? null;
}

function addressesIn(text: string): string[] {
  const written = matches(text, /https?:\/\/[^\s"'<>`|{}\\]+/gi);
  const bare = matches(text, /(?<![\w./@-])[1-9]\d{4}\.[a-z.]{0,12}afas[a-z.]{0,20}/gi).map(
    (host) => `https://${host}`,
  );
  const local = /^[\w.-]{1,200}(?::\d{1,5})?\/profit(?:rest)?services/i.exec(text.trim());
  return [...written, ...bare, ...(local && written.length === 0 ? [`https://${local[0]}`] : [])];
}

function numbersIn(text: string): string[] {
  const alone = text
    .slice(0, 2_000)
    .split(/[\s,;]+/)
    .filter(isEnvironmentNumber);
  const labelled = [
    ...text.matchAll(
      /(?:env|omgeving|member|deelnemer|participant|nummer|number|account|klant|customer|afas)[a-z_ -]{0,20}["']?[ \t]{0,5}[:=][ \t]{0,5}["']?([1-9]\d{4})(?!\w)/gi,
    ),
  ].map((match) => match[1] ?? "");
  return [...new Set([...alone, ...labelled])].slice(0, MAX_OF_A_KIND);
}

function typesIn(text: string): HostedType[] {
  const labelled = new RegExp(
    `(?:env|type|omgeving|stage)[a-z_ -]{0,20}["']?[ \\t]{0,5}[:=][ \\t]{0,5}["']?(${TYPE_WORD})(?!\\w)`,
    "gi",
  );
  const words = [...text.matchAll(labelled)].map((match) => match[1] ?? "");
  // "12345 test": a short text in which the word can mean nothing else.
  const alone = text.length <= 200 ? text.split(/[\s,;:]+/) : [];
  const found = [...words, ...alone].map((word) => TYPE_WORDS[word.toLowerCase()]);
  return [...new Set(found.filter((type) => type !== undefined))];
}

function matches(text: string, pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(pattern)) {
    found.add(match);
    if (found.size >= MAX_OF_A_KIND) break;
  }
  return [...found];
}
