import { expect, test } from "vitest";
import { type AddressRules, mayCallFrom } from "./address-rules";

// protocol.md 7.1: allow and deny lists, with ranges and IPv6 from Profit 8 on.
const office: AddressRules = { allow: ["192.0.2.0/24", "198.51.100.7", "2001:db8:5::/48"] };

test.each<[string, AddressRules, string, boolean]>([
  ["no rules at all", {}, "203.0.113.9", true],
  ["inside an allowed range", office, "192.0.2.255", true],
  ["just outside it", office, "192.0.3.0", false],
  ["an allowed address", office, "198.51.100.7", true],
  ["its neighbour", office, "198.51.100.8", false],
  ["inside an allowed IPv6 range", office, "2001:db8:5:ffff::1", true],
  ["outside it", office, "2001:db8:6::1", false],
  ["IPv4 as an IPv6 server sees it", office, "::ffff:192.0.2.1", true],
  ["denied", { deny: ["192.0.2.0/24"] }, "192.0.2.1", false],
  ["not denied, and nothing is allowed by name", { deny: ["192.0.2.0/24"] }, "192.0.3.1", true],
  ["denied within an allowed range", { ...office, deny: ["192.0.2.66"] }, "192.0.2.66", false],
  ["denied by an IPv6 address", { deny: ["2001:db8::1"] }, "2001:DB8:0::1", false],
  ["an address that is none", office, "", false],
])("%s", (_name, rules, address, mayCall) => {
  expect(mayCallFrom(rules, address)).toBe(mayCall);
});
