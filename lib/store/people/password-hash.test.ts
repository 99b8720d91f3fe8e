import { expect, test } from "vitest";
import { hashPassword, verifyPasswordHash } from "./password-hash";

test("a password opens its own hash only", async () => {
  const hashed = await hashPassword("een lange zin met spaties");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await verifyPasswordHash(hashed, "een lange zin met spaties")).toBe(true);
  expect(await verifyPasswordHash(hashed, "een lange zin met spatie")).toBe(false);
});

test("the same characters typed in another Unicode form are the same password", async () => {
  const hashed = await hashPassword("caf\u00e9 met \ufb01jne tekst");
  expect(await verifyPasswordHash(hashed, "cafe\u0301 met fijne tekst")).toBe(true);
});

test("long passwords count to the last character", async () => {
  const long = "x".repeat(200);
  const hashed = await hashPassword(`${long}a`);
  expect(await verifyPasswordHash(hashed, `${long}b`)).toBe(false);
});

test("nobody's hash opens with nothing", async () => {
  expect(await verifyPasswordHash(null, "")).toBe(false);
  expect(await verifyPasswordHash(null, "een lange zin met spaties")).toBe(false);
});

test("many at once all get their answer", async () => {
  const hashed = await hashPassword("een lange zin met spaties");
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      verifyPasswordHash(hashed, index % 2 ? "fout" : "een lange zin met spaties"),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index % 2 === 0));
});
