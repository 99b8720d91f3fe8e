import { BlockList, isIPv6 } from "node:net";

/** Who may call by address: single ones, or ranges as `192.0.2.0/24` and `2001:db8::/32` (protocol 7.1, Profit 8). */
export type AddressRules = { allow?: readonly string[]; deny?: readonly string[] };

/** An allow rule shuts out every other address; what is denied stays so whatever else allows it (the last is inferred). */
export function mayCallFrom({ allow = [], deny = [] }: AddressRules, address: string): boolean {
  // A server that listens on IPv6 sees IPv4 callers in this form.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return !isIn(deny, plain) && (allow.length === 0 || isIn(allow, plain));
}

function isIn(rules: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const rule of rules) {
    const [network = "", length] = rule.split("/");
    const family = familyOf(network);
    if (length === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(length), family);
  }
  return list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
