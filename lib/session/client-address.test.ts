import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, rememberPeerAddresses } from "./client-address";

const headers = (peer: string, forwarded?: string) =>
  new Headers({ "x-schakel-peer": peer, ...(forwarded && { "x-forwarded-for": forwarded }) });

test("without a proxy of our own the socket decides, whatever the client claims", () => {
  expect(clientAddress(headers("203.0.113.9", "198.51.100.1"), false)).toBe("203.0.113.9");
  expect(clientAddress(headers("127.0.0.1", "198.51.100.1"), false)).toBe("127.0.0.1");
});

test("behind a proxy the entry that the proxy wrote counts, not those the client sent along", () => {
  expect(clientAddress(headers("127.0.0.1", "1.2.3.4, 198.51.100.1"), true)).toBe("198.51.100.1");
  expect(clientAddress(headers("::ffff:10.0.0.2", "198.51.100.1"), true)).toBe("198.51.100.1");
  expect(clientAddress(headers("fd00::2", "2001:db8::7"), true)).toBe("2001:db8::7");
});

test("somebody who goes round the proxy is not believed", () => {
  expect(clientAddress(headers("203.0.113.9", "198.51.100.1"), true)).toBe("203.0.113.9");
});

test("rubbish falls back to the socket, and nothing known is an empty text", () => {
  expect(clientAddress(headers("127.0.0.1", "unknown"), true)).toBe("127.0.0.1");
  expect(clientAddress(new Headers({ "x-forwarded-for": "198.51.100.1" }), true)).toBe("");
});

test("the socket's address replaces a header of that name that was sent", async () => {
  rememberPeerAddresses();
  const server = createServer((request, response) => response.end(request.headers["x-schakel-peer"]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-schakel-peer": "8.8.8.8" } });
    expect(await answer.text()).toBe("127.0.0.1");
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
