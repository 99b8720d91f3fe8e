import { expect, test } from "vitest";
import { assertStrongPassword, passwordProblem } from "./password-rules";

const anna = { name: "Anna de Vries-Smit", email: "a.devries@kwekerij-zonneveld.nl" };

test.each([
  "vier losse woorden hier",
  "het regent zelden in augustus",
  "Welkom bij ons op kantoor, Anna!",
  "correct paard accu nietje",
  "лошадь батарея скрепка",
  "🐎🔋📎🌧️🧀🚲🌷🛶🎻🧲🪁🛎️🧦🪴🧭",
  "&*()_+{}|:<>?~`!@#$%^",
  "   spaties   tellen   ",
  "x7#Kp2$wQz9!mB4",
])("takes %s", (password) => expect(passwordProblem(password, anna)).toBeNull());

test("counts characters, not bytes, and takes long ones", () => {
  expect(passwordProblem("veertien tekst", anna)).toBe("tooShort");
  expect(passwordProblem("🐎🔋📎🌧🧀🚲🌷🛶🎻🧲", anna)).toBe("tooShort");
  expect(passwordProblem(`${"zin ".repeat(3)}${"met veel verschillende woorden ".repeat(6)}`, anna)).toBeNull();
  expect(passwordProblem("lange zin ".repeat(30), anna)).toBe("tooLong");
});

test.each([
  "wachtwoord12345",
  "WachtWoord-2026!!",
  "Welkom01Welkom01",
  "passwordpassword",
  "schakelschakel1",
  "Schakel AFAS Profit",
  "qwertyuiopasdfgh",
  "1qaz2wsx3edc4rfv",
  "aaaaaaaaaaaaaaa",
  "abcabcabcabcabc",
  "123456789012345",
  "abcdefghijklmnop",
  "ponmlkjihgfedcba",
  "correct horse battery staple",
  "!!!!!!!!!!!!!!!!",
  "januari2026januari",
])("refuses what is guessed first: %s", (password) => expect(passwordProblem(password, anna)).toBe("common"));

test.each([
  "Anna de Vries 1985",
  "annadevries-smit",
  "a.devries@kwekerij-zonneveld.nl",
  "KwekerijZonneveld1",
  "Anna-Schakel-2026",
])("refuses the person's own name and address: %s", (password) =>
  expect(passwordProblem(password, anna)).toBe("personal"),
);

test("says why", () => {
  expect(() => assertStrongPassword("kort", anna)).toThrow(
    expect.objectContaining({ code: "WEAK_PASSWORD", params: { reason: "tooShort" } }),
  );
});
