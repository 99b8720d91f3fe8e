import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each(["/connections", "/connections/1/connectors/Profit_Debtor?fields=A%2EB,C&take=100#row-3", "/"])(
  "keeps our own path %s",
  (path) => expect(safePath(path)).toBe(path),
);

test.each([
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\tevil.example",
  "/\n/evil.example",
  "/./\\evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "connections",
  "",
  null,
  undefined,
])("sends %j to the start page", (path) => expect(safePath(path)).toBe("/"));

test.each(["/sign-in?callback=/x", "/set-up", "/api/health"])("does not send people back into %s", (path) =>
  expect(safePath(path)).toBe("/"),
);
