// cspell:ignore NLMP
import { expect, test } from "vitest";
import { isRightResponse } from "./ntlm-v2";

// The worked example of Microsoft's MS-NLMP 4.2.4: what is right there must be right here.
const challenge = Buffer.from("0123456789abcdef", "hex");
const TEMP =
  "01010000000000000000000000000000aaaaaaaaaaaaaaaa0000000002000c0044006f006d00610069006e0001000c00530065007200760065007200" +
  "0000000000000000";
const response = Buffer.from(`68cd0ab851e51c96aabc927bebef6a1c${TEMP}`, "hex");
const example = { user: "User", domain: "Domain", password: "Password", challenge };

test("the example of the specification is right", () => {
  expect(isRightResponse(response, example)).toBe(true);
});

test.each([
  ["another password", { password: "password" }],
  ["another user", { user: "Other" }],
  ["the domain in another case", { domain: "DOMAIN" }],
  ["another challenge", { challenge: Buffer.alloc(8) }],
])("%s makes it wrong", (_name, changed) => {
  expect(isRightResponse(response, { ...example, ...changed })).toBe(false);
});

test("the user may be written in any case, and older or cut off responses are wrong", () => {
  expect(isRightResponse(response, { ...example, user: "uSER" })).toBe(true);
  for (const length of [0, 16, 24, response.length - 1]) {
    expect(isRightResponse(response.subarray(0, length), example)).toBe(false);
  }
});
