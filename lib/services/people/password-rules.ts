import { ServiceError } from "../errors";

/**
 * The password rules of NIST SP 800-63B (revision 4, section 3.1.1): long, any characters, no recipes, no expiry, and not
 * what everybody would guess first. Fifteen characters, for here a password is the only factor.
 */
const MIN_PASSWORD_LENGTH = 15;
const MAX_PASSWORD_LENGTH = 256;

/** The reasons the texts of lib/messages know (`people.passwordProblems`). */
export type PasswordProblem = "tooShort" | "tooLong" | "common" | "personal";

/** Throws WEAK_PASSWORD with the reason as parameter. `person` is whose password it will be. */
export function assertStrongPassword(password: string, person: { email: string; name: string }): void {
  const problem = passwordProblem(password, person);
  if (problem) throw new ServiceError("WEAK_PASSWORD", `Password refused: ${problem}`, { reason: problem });
}

/** Why a password is refused, or null. Length is counted in characters as people count them: code points. */
export function passwordProblem(password: string, person: { email: string; name: string }): PasswordProblem | null {
  const length = [...password.normalize("NFKC")].length;
  if (length < MIN_PASSWORD_LENGTH) return "tooShort";
  if (length > MAX_PASSWORD_LENGTH) return "tooLong";
  const letters = folded(password);
  // A password of signs only must not be judged by the three letters in it.
  const text = letters.length >= 8 ? letters : password.toLowerCase();
  if (isMadeOf(text, COMMON_WORDS)) return "common";
  const personal = [...wordsOf(person.name), ...wordsOf(person.email)];
  return isMadeOf(text, [...COMMON_WORDS, ...personal]) ? "personal" : null;
}

/**
 * True when the whole password is nothing but listed words, runs of digits, repeats and rows of the keyboard. NIST asks
 * to compare the entire password: a listed word inside a longer sentence is no objection.
 */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (text === "" || isRepeated(text)) return true;
  const reachable = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reachable.has(at)) continue;
    for (const word of words) if (text.startsWith(word, at)) reachable.add(at + word.length);
    for (let end = at + 1; end <= at + weakRunAt(text, at); end++) reachable.add(end);
  }
  return reachable.has(text.length);
}

/** How many characters from here on are digits, one character again and again, or a row of alphabet or keyboard. */
function weakRunAt(text: string, at: number): number {
  const digits = /^\d+/.exec(text.slice(at))?.[0].length ?? 0;
  const same = /^(.)\1{2,}/u.exec(text.slice(at))?.[0].length ?? 0;
  const rows = ROWS.map((row) => sharedStart(text.slice(at), row.slice(row.indexOf(text.charAt(at)))));
  const longestRow = Math.max(...rows);
  return Math.max(digits, same, longestRow >= 4 ? longestRow : 0);
}

function sharedStart(text: string, row: string): number {
  let length = 0;
  while (length < text.length && text[length] === row[length]) length++;
  return length;
}

/** `abcabcabcabcabc`: a piece of at most eight characters, over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,8}?)\1+.{0,3}$/u.test(text) && new Set(text).size <= 8;
}

/** Lower case, without accents, spaces and signs: `Wacht-Woord 1!` is no better than `wachtwoord1`. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|[^\p{L}\p{N}]/gu, "");
}

function wordsOf(text: string): string[] {
  const whole = folded(text);
  const parts = text.split(/[^\p{L}\p{N}]+/u).map(folded);
  return [whole, ...parts].filter((word) => word.length >= 3);
}

const FORWARD = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "a1b2c3d4e5f6g7h8i9j0",
];
const ROWS = [...FORWARD, ...FORWARD.map((row) => [...row].reverse().join(""))];

/** What guessers try first when they must fill fifteen characters, in the languages of our users. */
const COMMON_WORDS: readonly string[] =
  `schakel afas profit connector console admin administrator beheer beheerder root user gebruiker guest gast test demo
   password passwort wachtwoord paswoord passw0rd p4ssword pass woord wacht welkom welcome hallo hello geheim secret
   letmein inloggen login logon aanmelden changeme verander default standaard master qwerty azerty dragon monkey
   superman batman pokemon voetbal football baseball feyenoord ajax psv sunshine princess shadow trustno1 iloveyou
   ikhouvanjou love liefde computer internet kantoor bedrijf company office nederland holland amsterdam rotterdam
   utrecht denhaag januari februari maart april mei juni juli augustus september oktober november december january
   february march may june july august october lente zomer herfst winter spring summer autumn maandag dinsdag woensdag
   donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday mijn my dit is this ditis
   thisis een a het the correct horse battery staple system systeem server data database xxx abc`
    .split(/\s+/)
    .filter(Boolean);
