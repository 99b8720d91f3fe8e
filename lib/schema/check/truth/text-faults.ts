import type { Random } from "./random";

/** Breaks a text so that it is no XML any more; null when it has no place for that. */
type TextFault = (text: string, random: Random) => string | null;

function replaceOne(pattern: RegExp, by: (found: string) => string): TextFault {
  return (text, random) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return null;
    const one = random.of(found);
    return text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
  };
}

export const TEXT_FAULTS: Readonly<Record<string, TextFault>> = {
  "a closing tag left out": replaceOne(/<\/[\w]+>/g, () => ""),
  "a closing tag of another": replaceOne(/<\/[\w]+>/g, () => "</Qq>"),
  "an opening tag left out": replaceOne(/<\w+>/g, () => ""),
  "a tag that does not end": replaceOne(/>/g, () => ""),
  "an & by itself": replaceOne(/<\/\w+>/g, (tag) => ` & ${tag}`),
  "an entity that XML does not have": replaceOne(/<\/\w+>/g, (tag) => `&nbsp;${tag}`),
  "a < by itself": replaceOne(/<\/\w+>/g, (tag) => ` < ${tag}`),
  "a quote left out": replaceOne(/"/g, () => ""),
  "an attribute without a value": replaceOne(/<(?:Element|Fields)\b/g, (tag) => `${tag} Qq`),
  "an attribute twice": replaceOne(/<\w+/g, (tag) => `${tag} a="1" a="2"`),
  "no blank between attributes": replaceOne(/<\w+/g, (tag) => `${tag} a="1"b="2"`),
  "a control character": replaceOne(/<\/\w+>/g, (tag) => `\u0007${tag}`),
  "the end of a CDATA in a text": replaceOne(/<\/\w+>/g, (tag) => `]]>${tag}`),
  "two dashes in a comment": replaceOne(/<\/\w+>/g, (tag) => `<!-- a -- b -->${tag}`),
  "a comment without end": replaceOne(/<\/\w+>/g, (tag) => `<!-- a ${tag}`),
  "a reference to no character": replaceOne(/<\/\w+>/g, (tag) => `&#0;${tag}`),
  "a second root": (text) => `${text}\n<Qq/>`,
  "text behind the root": (text) => `${text}\nx`,
  "text before the root": (text) => `x${text}`,
  "a declaration in the middle": replaceOne(/<\/\w+>/g, (tag) => `<?xml version="1.0"?>${tag}`),
  "cut off": (text, random) => text.slice(0, random.below(text.length)),
  "a name that is none": replaceOne(/<\w+/g, (tag) => tag.replace("<", "<1")),
};
