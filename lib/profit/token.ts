/**
 * The Authorization header value for a classic token: `AfasToken` and the base64 of the token XML (protocol 2.1;
 * the plain XML is refused from Profit 7 on). Takes the canonical XML that `secretIn` of lib/profit/paste makes.
 */
export function authorizationOf(tokenXml: string): string {
  return `AfasToken ${btoa(tokenXml)}`;
}
