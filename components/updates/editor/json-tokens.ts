import type { languages } from "monaco-editor/editor";

/** Colours for JSON: names, texts, numbers, words. */
export const JSON_TOKENS: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\\r\n]|\\.)*"(?=\s*:)/, "attribute.name"],
      [/"(?:[^"\\\r\n]|\\.)*"/, "attribute.value"],
      [/"(?:[^"\\\r\n]|\\.)*$/, "invalid"],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, "number"],
      [/\b(?:true|false|null)\b/, "keyword"],
      [/[{}[\],:]/, "delimiter"],
    ],
  },
};
