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
  /** 9.15: the key of a report's bytes. */
  reportResult: z.enum(["filedata", "data"]).default("filedata"),
  /** 9.25: whether connector and field names may be written in another case. */
  names: z.enum(["exact", "any-case"]).default("exact"),
  /** 9.12: the status of a PUT that was executed. */
  putStatus: z.literal([201, 200]).default(201),
  /** 9.11, 6.5: what a result is called where the connector and its root element are not called the same. */
  resultName: z.enum(["connector", "root"]).default("connector"),
  /** 3.0: the status of a body that is no JSON. */
  invalidJson: z.literal([400, 500]).default(400),
  /** 9.2: what a call gets that is one too many; "queue" lets it wait for its turn. */
  overParallel: z.literal(["queue", 503, 500]).default("queue"),
  /** 3.2, 7.2: whether metainfo lists what the user of the token may call, or all that the app connector has. */
  metainfoLists: z.enum(["callable", "app-connector"]).default("callable"),
  /** 9.24: booleans in the rows of SOAP. */
  soapBooleans: z.enum(["true-false", "1-0"]).default("true-false"),
  /** 4.5: which calls give keys back: those that insert (most give nothing), or all that have keys to give. */
  soapResults: z.enum(["inserts", "all"]).default("inserts"),
  /** 4.4: what GetData gives when there are no rows: the root with the schema if asked for, the root alone, or nothing. */
  soapNoRows: z.enum(["schema", "root", "nothing"]).default("schema"),
  /** 4.4: the types in the schema of rows; the one real answer has text alone. */
  soapSchemaTypes: z.enum(["string", "typed"]).default("string"),
  /** 4.4: rows as text (Outputmode 2), reported unsupported for app connectors since 2017. */
  soapTextOutput: z.enum(["refused", "supported"]).default("refused"),
  /** 9.13: the status of OtpRequest, whether the keys match or not. */
  otpRequested: z.literal([201, 200]).default(201),
  /**
   * 9.16: "string" is the draft of Profit 9, which also gives client credentials a refresh_token of null. Left out: what
   * the version's own page says.
   */
  expiresIn: z.enum(["number", "string"]).optional(),
  /** 1.1 against 2.4: what the token endpoint calls a client that it does not know; the second was seen in a live call. */
  unknownClient: z.enum(["invalid_client", "unauthorized_client"]).default("invalid_client"),
});
export type OpenQuestions = z.infer<typeof OpenQuestions>;

export const SandboxSettings = z.object({
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  host: z.string().min(1).default("127.0.0.1"),
  profitVersion: ProfitMajor.default(8),
  /** Rows of the GetConnector `Sandbox_Bulk`; 0 leaves it out. */
  rows: z.number().int().min(0).max(1_000_000_000).default(0),
  /** Dossier items with one file each in `Sandbox_Archive`; 0 leaves it out. */
  files: z.number().int().min(0).max(100_000).default(0),
  /** The size of each of these files. */
  fileBytes: z.number().int().min(0).max(100_000_000).default(1_048_576),
  /** Everything made up follows from this: tokens, rows, the order of unordered answers. */
  seed: z.string().min(1).default("schakel"),
  /** How long an OAuth access token is good for. */
  accessTokenSeconds: z.number().int().min(1).max(86_400).default(3_600),
  /** Where the sign-in page may send a browser back to (protocol 2.4). */
  redirectUris: z
    .array(z.url().refine((uri) => !uri.includes("#"), "A redirect URI has no fragment"))
    .default(["http://localhost:3000/oauth/callback", "http://127.0.0.1:3000/oauth/callback"]),
  /** A call that takes longer is answered with a 500 (protocol 3.0, limits). */
  timeLimitSeconds: z.number().min(0.001).max(86_400).default(900),
  /** How many calls are answered at once; 0 is any number. */
  parallelCalls: z.number().int().min(0).max(1_000).default(0),
  /** A folder of AFAS's OpenAPI files: every connector that they describe is served. */
  openapi: z.string().min(1).optional(),
  /** A folder of real XSDs, named after their connectors: what the DataConnector returns for those. */
  xsd: z.string().min(1).optional(),
  openQuestions: OpenQuestions.prefault({}),
});
export type SandboxSettings = z.infer<typeof SandboxSettings>;
