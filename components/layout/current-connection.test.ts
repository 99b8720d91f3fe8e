import { expect, test } from "vitest";
import { crumbsOf } from "./breadcrumbs";
import { connectionOfPath, lastConnectionOf, type ShellConnection } from "./current-connection";
import { activeKeyOf, navEntriesFor } from "./nav-entries";

const connection = (id: string): ShellConnection => ({
  id,
  name: id,
  environmentType: "test",
  environmentNumber: "12345",
  mayReadConnectors: true,
});
const ours = [connection("a"), connection("b")];

test.each([
  ["/connections/b", "b"],
  ["/connections/b/connectors/Profit_Debtor", "b"],
  ["/connections", undefined],
  ["/connections/new", undefined],
  ["/connections/somebody-elses", undefined],
  ["/history", undefined],
])("%s is about connection %s", (path, id) => {
  expect(connectionOfPath(path, ours)?.id).toBe(id);
});

test("reading goes on where it stopped, unless that connection is no longer ours", () => {
  expect(lastConnectionOf("b", ours)?.id).toBe("b");
  expect(lastConnectionOf("gone", ours)).toBeNull();
  expect(lastConnectionOf(undefined, ours.slice(0, 1))?.id).toBe("a");
  expect(lastConnectionOf(undefined, [])).toBeNull();
});

test("the menu holds no dead ends", () => {
  expect(navEntriesFor("support", null).map(({ key }) => key)).toEqual(["connections", "history"]);
  expect(navEntriesFor("admin", connection("a")).map(({ key }) => key)).toEqual([
    "connections",
    "read",
    "write",
    "queries",
    "reports",
    "dossier",
    "history",
    "people",
  ]);
  expect(navEntriesFor("support", connection("a")).map(({ key }) => key)).toEqual([
    "connections",
    "read",
    "queries",
    "reports",
    "dossier",
    "history",
  ]);
  const desk = { ...connection("a"), mayReadConnectors: false };
  expect(navEntriesFor("support", desk).map(({ key }) => key)).toEqual([
    "connections",
    "reports",
    "dossier",
    "history",
  ]);
});

test.each([
  ["/connections", "connections", [{ words: "connections" }]],
  ["/connections/new", "connections", [{ words: "connections", href: "/connections" }, { words: "newConnection" }]],
  ["/connections/a", "connections", [{ words: "connection" }]],
  ["/connections/a/connectors", "read", [{ words: "connectors" }]],
  [
    "/connections/a/connectors/My%20Items",
    "read",
    [{ words: "connectors", href: "/connections/a/connectors" }, { name: "My Items" }],
  ],
  [
    "/connections/a/connectors/50%",
    "read",
    [{ words: "connectors", href: "/connections/a/connectors" }, { name: "50%" }],
  ],
  ["/connections/a/updates", "write", [{ words: "updates" }]],
  [
    "/connections/a/updates/KnSubject",
    "write",
    [{ words: "updates", href: "/connections/a/updates" }, { name: "KnSubject" }],
  ],
  ["/connections/a/queries", "queries", [{ words: "queries" }]],
  ["/history", "history", [{ words: "history" }]],
  ["/account", null, [{ words: "account" }]],
])("%s stands under %s", (path, key, crumbs) => {
  expect(activeKeyOf(path)).toBe(key);
  expect(crumbsOf(path)).toEqual(crumbs);
});
