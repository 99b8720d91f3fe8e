// cspell:ignore httpntlm
/** MD4, which Node's OpenSSL no longer has. */
declare module "js-md4" {
  const md4: { arrayBuffer: (message: Uint8Array) => ArrayBuffer };
  export default md4;
}

/** A client of NTLM that nobody here wrote, for the tests. */
declare module "httpntlm" {
  type Credentials = { username: string; password: string; domain: string; workstation: string };
  type Options = Credentials & { url: string; headers?: Record<string, string>; body?: string };
  type Answer = { statusCode: number; headers: Record<string, string>; body: string };
  type Ask = (options: Options, done: (error: Error | null, answer: Answer) => void) => void;
  type Challenge = { negotiateFlags: number };
  /** Its messages, for a conversation that it does not hold itself; each with the word NTLM before it. */
  type Messages = {
    createType1Message: (credentials: Credentials) => string;
    parseType2Message: (header: string, failed: (error: Error) => void) => Challenge;
    createType3Message: (challenge: Challenge, credentials: Credentials) => string;
  };
  const httpntlm: { post: Ask; ntlm: Messages };
  export default httpntlm;
}
