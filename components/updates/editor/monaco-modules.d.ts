/** Entries of monaco-editor that are imported for what they do, and have no types of their own. */
declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";
declare module "monaco-editor/editor/editor.worker";
