import { z } from "zod";

/** Profit 6 to 9 differ in how they print numbers, line breaks and in which token headers they take (protocol 2.1, 3.0, 3.5). */
export const ProfitMajor = z.literal([6, 7, 8, 9]);
export type ProfitMajor = z.infer<typeof ProfitMajor>;

/**
 * What no source settles (protocol 9). The defaults are what the protocol file recommends; each can be turned, so that
 * a client can be tried against either reading.
 */
export const OpenQuestions = z.object({
  /** 9.3: how `,` and `;` bind when both are used. */
  separators: z.enum(["or-of-ands", "and-of-ors"]).default("or-of-ands"),
  /** 9.4: whether `%` inside the value of a text operator stands for anything. At the ends it always does. */
  percentInside: z.enum(["wildcard", "literal"]).default("wildcard"),
  /** 9.1: the status for a connector outside the app connector. */
  notAuthorised: z.literal([500, 401]).default(500),
  /** 9.25: whether connector and field names may be written in another case. */
  names: z.enum(["exact", "any-case"]).default("exact"),
});
export type OpenQuestions = z.infer<typeof OpenQuestions>;

export const SandboxSettings = z.object({
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  host: z.string().min(1).default("127.0.0.1"),
  profitVersion: ProfitMajor.default(8),
  /** Rows of the GetConnector `Sandbox_Bulk`; 0 leaves it out. */
  rows: z.number().int().min(0).max(1_000_000_000).default(0),
  /** Everything made up follows from this: tokens, rows, the order of unordered answers. */
  seed: z.string().min(1).default("schakel"),
  openQuestions: OpenQuestions.prefault({}),
});
export type SandboxSettings = z.infer<typeof SandboxSettings>;
