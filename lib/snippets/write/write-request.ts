/**
 * Programs that send one write: exactly the one that was looked at, once. They take no second try by themselves, for a
 * write that is sent twice is two records (protocol 3.6); what they cannot know they say.
 */
export type WriteRequest = {
  connectorId: string;
  method: "POST" | "PUT" | "DELETE";
  /** Whole, as it goes over the line. */
  url: string;
  language: "nl-nl" | "en-us";
  /** JSON as it goes over the line; null for a DELETE. */
  body: string | null;
};

/** The text in lines, each a literal of its own: long messages stay readable, and nothing in them means anything. */
export function linesOf(body: string, literal: (text: string) => string): string[] {
  return body.split("\n").map(literal);
}
