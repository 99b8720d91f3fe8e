type Shell = "bash" | "cmd" | "powershell";

/** More words than any command has. */
const MOST_WORDS = 2_000;

/** Which shell a command was written for, by how it goes on over lines and what it escapes with. */
export function shellOf(command: string): Shell {
  if (/\^\s*\r?\n|\^"|curl\.exe.*\^/.test(command)) return "cmd";
  if (/`\r?\n|\b(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\b/i.test(command)) return "powershell";
  return "bash";
}

/** The words of a command as its shell would hand them on. Never throws: what is not closed ends with the text. */
export function shellWords(command: string, shell: Shell): string[] {
  const text = shell === "cmd" ? command.replace(/\^\r?\n/g, " ").replace(/\^([\s\S])/g, "$1") : command;
  const escape = shell === "powershell" ? "`" : shell === "bash" ? "\\" : "";
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < text.length && words.length < MOST_WORDS;) {
    const sign = text[at] ?? "";
    if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
      at++;
    } else if (sign === escape) {
      // An escaped line end is nothing at all.
      const isLineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3));
      if (isLineEnd) at += 1 + isLineEnd[0].length;
      else {
        word = (word ?? "") + (text[at + 1] ?? "");
        at += 2;
      }
    } else if (sign === '"' || sign === "'") {
      const quoted = shell === "cmd" && sign === "'" ? null : quotedAt(text, at, shell);
      word = (word ?? "") + (quoted?.value ?? sign);
      at = quoted?.end ?? at + 1;
    } else if (shell === "bash" && sign === "$" && text[at + 1] === "'") {
      const quoted = ansiAt(text, at + 2);
      word = (word ?? "") + quoted.value;
      at = quoted.end;
    } else if (";|&".includes(sign) && shell === "bash") {
      // The command ends here; an address with & stands in quotes.
      break;
    } else {
      word = (word ?? "") + sign;
      at++;
    }
  }
  if (word !== null) words.push(word);
  return words;
}

type Quoted = { value: string; end: number };

function quotedAt(text: string, start: number, shell: Shell): Quoted {
  const quote = text[start] ?? "";
  const isLiteral = quote === "'" && shell === "bash";
  let value = "";
  let at = start + 1;
  while (at < text.length) {
    const sign = text[at] ?? "";
    const next = text[at + 1] ?? "";
    if (sign === quote) {
      if (shell === "bash" || next !== quote) return { value, end: at + 1 };
      // A doubled quote is one.
      value += quote;
      at += 2;
    } else if (!isLiteral && sign === "\\" && (shell === "bash" ? /["\\$`\n]/.test(next) : next === '"')) {
      value += next === "\n" ? "" : next;
      at += 2;
    } else if (shell === "powershell" && quote === '"' && sign === "`") {
      value += next;
      at += 2;
    } else {
      value += sign;
      at++;
    }
  }
  return { value, end: at };
}

const ANSI: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** `$'…'`: what browsers write for bash when a value has a quote or a line end. */
function ansiAt(text: string, start: number): Quoted {
  let value = "";
  let at = start;
  while (at < text.length && text[at] !== "'") {
    if (text[at] !== "\\") value += text[at++];
    else {
      const hex = /^\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(text.slice(at, at + 6));
      const next = text[at + 1] ?? "";
      value += hex ? String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? "", 16)) : (ANSI[next] ?? next);
      at += hex ? hex[0].length : 2;
    }
  }
  return { value, end: at + 1 };
}
