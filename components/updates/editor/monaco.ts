/**
 * The editor room: Monaco for XML and JSON, with what an UpdateConnector's schema knows. Loaded on the workbench alone and
 * only when it is shown, for Monaco is larger than the rest of a page. What a document means is lib/schema's business.
 *
 * Only the features that we use, by their own entries: all of them would be a fifth more script and twice the build.
 */
import "@/components/layout/style-nonce";
import * as monaco from "monaco-editor/editor";
import "monaco-editor/languages/definitions/xml/register";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/documentSymbols/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/linkedEditing/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/quickCommand/register";
import "monaco-editor/features/quickOutline/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordOperations/register";
// In 0.57 features/suggest/register leaves the list of suggestions itself out.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import { JSON_TOKENS } from "./json-tokens";

const place = globalThis as typeof globalThis & { MonacoEnvironment?: monaco.Environment };
place.MonacoEnvironment = {
  getWorker: () => new Worker(new URL("./monaco.worker.ts", import.meta.url), { type: "module", name: "monaco" }),
};

// Monaco's own JSON comes with a language server of 100 KB; to colour a document takes a handful of rules.
monaco.languages.register({ id: "json" });
monaco.languages.setMonarchTokensProvider("json", JSON_TOKENS);
monaco.languages.setLanguageConfiguration("json", {
  brackets: [
    ["{", "}"],
    ["[", "]"],
  ],
  autoClosingPairs: ["{}", "[]", '""'].map((pair) => ({ open: pair.charAt(0), close: pair.charAt(1) })),
});

export { monaco };
