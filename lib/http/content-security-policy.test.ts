import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";
import { contentSecurityPolicy } from "./content-security-policy";

const ask = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest("http://localhost:3000/connections", { headers }));
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];

test("a page gets a policy with a nonce of its own", () => {
  const [first, second] = [ask(), ask()];
  const policy = first.headers.get("content-security-policy");
  expect(nonceOf(policy)).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
  expect(nonceOf(policy)).not.toBe(nonceOf(second.headers.get("content-security-policy")));
  expect(first.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
});

test("a policy that a caller sends along is not believed", () => {
  const answer = ask({ "content-security-policy": "script-src 'nonce-mine'" });
  expect(answer.headers.get("x-middleware-request-content-security-policy")).not.toContain("nonce-mine");
});

test("the page learns its own address, whatever a caller claims", () => {
  const answer = proxy(
    new NextRequest("http://localhost:3000/history?kind=call", { headers: { "x-schakel-path": "/elsewhere" } }),
  );
  expect(answer.headers.get("x-middleware-request-x-schakel-path")).toBe("/history?kind=call");
});

test("nothing inline and nothing foreign runs in production", () => {
  const policy = contentSecurityPolicy("N", false);
  expect(policy).toContain("script-src 'self' 'nonce-N' 'strict-dynamic' 'wasm-unsafe-eval';");
  expect(policy).toContain("style-src 'self' 'nonce-N';");
  expect(policy).not.toMatch(/unsafe-eval'[^;]*'unsafe-eval|https?:/);
  expect(policy.replace("style-src-attr 'unsafe-inline'", "").replace("'wasm-unsafe-eval'", "")).not.toContain(
    "unsafe",
  );
});

test("strict transport is promised over https alone", () => {
  expect(ask().headers.has("strict-transport-security")).toBe(false);
  expect(ask({ "x-forwarded-proto": "https" }).headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test.each(["x-content-type-options", "referrer-policy", "permissions-policy", "x-frame-options"])(
  "%s is set",
  (name) => {
    expect(ask().headers.get(name)).toBeTruthy();
  },
);
