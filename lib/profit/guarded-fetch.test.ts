import { afterEach, expect, test } from "vitest";
import { createGuardedFetch, type GuardedFetch, isAddressAllowed, type Resolve } from "./guarded-fetch";
import { judgeHost } from "./host-policy";

const open: GuardedFetch[] = [];
afterEach(async () => {
  for (const guarded of open.splice(0)) await guarded.close();
});

const AFAS = "https://12345.rest.afas.online/ProfitRestServices/";

test.each([
  [AFAS, "public"],
  ["https://12345.resttest.afas.online./x", "public"],
  ["https://afas.online/", "refused"],
  ["https://afas.online.evil.nl/", "refused"],
  ["https://evilafas.online/", "refused"],
  ["http://12345.rest.afas.online/", "refused"],
  ["https://12345.rest.afas.online:8443/", "refused"],
  ["https://user@12345.rest.afas.online/", "refused"],
  ["https://profit.example.nl/", "public"],
  ["http://profit.example.nl/", "refused"],
  ["http://127.0.0.1:4300/", "explicit"],
  ["http://127.0.0.1:4301/", "refused"],
  ["http://0x7f.1:4300/", "explicit"],
  ["ftp://12345.rest.afas.online/", "refused"],
])("%s is %s", (url, verdict) => {
  expect(judgeHost({ hosts: ["profit.example.nl", "127.0.0.1:4300"] }, new URL(url))).toBe(verdict);
});

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "100.64.0.1",
  "169.254.169.254",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00:ec2::254",
  "fc00::1",
  "ff02::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001::1",
  "198.18.0.1",
  "203.0.113.5",
  "not an address",
])("%s is no public address", (address) => {
  expect(isAddressAllowed(address, false)).toBe(false);
});

test("a public address is allowed; a private one only where somebody named the host and port; metadata never", () => {
  expect(isAddressAllowed("52.174.142.76", false)).toBe(true);
  expect(isAddressAllowed("2603:1020:200::1", false)).toBe(true);
  expect(isAddressAllowed("127.0.0.1", true)).toBe(true);
  expect(isAddressAllowed("::ffff:192.168.1.1", true)).toBe(true);
  expect(isAddressAllowed("169.254.169.254", true)).toBe(false);
  expect(isAddressAllowed("0.0.0.0", true)).toBe(false);
});

async function causeOf(url: string, resolve?: Resolve): Promise<unknown> {
  const guarded = createGuardedFetch({ hosts: ["169.254.169.254", "[::ffff:10.0.0.1]"] }, resolve);
  open.push(guarded);
  let cause: unknown = await guarded(new URL(url), {}).catch((error: unknown) => error);
  while (cause instanceof Error && cause.cause) cause = cause.cause;
  return cause;
}

test("a name that resolves to a private address is refused when connecting", async () => {
  const resolve: Resolve = () => Promise.resolve([{ address: "10.0.0.7", family: 4 }]);
  expect(await causeOf(AFAS, resolve)).toMatchObject({ code: "HOST_NOT_ALLOWED" });
});

test("one private address among public ones is enough to refuse", async () => {
  const resolve: Resolve = () =>
    Promise.resolve([
      { address: "52.174.142.76", family: 4 },
      { address: "::1", family: 6 },
    ]);
  expect(await causeOf(AFAS, resolve)).toMatchObject({ code: "HOST_NOT_ALLOWED" });
});

test("each connection asks anew: a name that changed its mind is caught", async () => {
  let calls = 0;
  const resolve: Resolve = () => {
    calls++;
    return Promise.resolve([{ address: "169.254.169.254", family: 4 }]);
  };
  await causeOf(AFAS, resolve);
  await causeOf(AFAS, resolve);
  expect(calls).toBe(2);
});

test("a name that does not resolve keeps its reason", async () => {
  const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  expect(await causeOf(AFAS, () => Promise.reject(unknown))).toBe(unknown);
});

test.each(["https://169.254.169.254/latest/", "https://[::ffff:10.0.0.1]/"])(
  "a literal address is checked too: %s",
  async (url) => {
    expect(await causeOf(url)).toMatchObject({ code: "HOST_NOT_ALLOWED" });
  },
);

test("a host that is not on the list is refused before anything is resolved", async () => {
  const resolve: Resolve = () => Promise.reject(new Error("must not be asked"));
  expect(await causeOf("https://example.com/", resolve)).toMatchObject({ code: "HOST_NOT_ALLOWED" });
});
