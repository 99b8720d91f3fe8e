import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { keyRingOf } from "./key-ring";
import { needsRotation, open, seal, VaultError } from "./seal";

const key = (id: string) => ({ id, key: randomBytes(32) });
const oldKey = key("old");
const newKey = key("new");
const ring = keyRingOf([oldKey]);
const PLACE = "connections:1:secret";

test.each(["", "x", "<token>é€😀</token>", "a".repeat(100_000)])("opens what it sealed (%#)", (text) => {
  expect(open(ring, seal(ring, text, PLACE), PLACE)).toBe(text);
});

test("the same secret never looks the same twice", () => {
  expect(seal(ring, "x", PLACE)).not.toBe(seal(ring, "x", PLACE));
});

test("a value moved to another row does not open", () => {
  expect(() => open(ring, seal(ring, "x", PLACE), "connections:2:secret")).toThrow(VaultError);
});

test.each([1, 2, 3, 4])("a change in part %i is refused", (part) => {
  const parts = seal(ring, "secret", PLACE).split(".");
  const bytes = Buffer.from(parts[part] ?? "", "base64url");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  expect(() => open(ring, parts.with(part, bytes.toString("base64url")).join("."), PLACE)).toThrow(VaultError);
});

test("a tag cut short is refused: Node alone would take four bytes of it", () => {
  const parts = seal(ring, "secret", PLACE).split(".");
  const tag = Buffer.from(parts[4] ?? "", "base64url")
    .subarray(0, 4)
    .toString("base64url");
  expect(() => open(ring, parts.with(4, tag).join("."), PLACE)).toThrow(VaultError);
});

test("a new key seals, the old one still opens, and what is old is known", () => {
  const sealedOld = seal(ring, "x", PLACE);
  const both = keyRingOf([newKey, oldKey]);
  expect(open(both, sealedOld, PLACE)).toBe("x");
  expect(needsRotation(both, sealedOld)).toBe(true);
  expect(needsRotation(both, seal(both, "x", PLACE))).toBe(false);
  expect(() => open(keyRingOf([newKey]), sealedOld, PLACE)).toThrow(/Key old is not in VAULT_KEYS/);
});

test.each(["", "v1", "v2.k.a.b.c", "v1.k.a.b.c.d", "plain text"])("%j is not a sealed value", (text) => {
  expect(() => open(ring, text, PLACE)).toThrow("This is not a sealed value.");
});
