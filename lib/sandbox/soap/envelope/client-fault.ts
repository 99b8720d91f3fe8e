/**
 * A call that never reached Profit: the web service before it could not read it. No source shows such a fault, so that
 * all of these are what a web service of Microsoft's says in that place (inferred; protocol 4.1, 4.9).
 */
export class ClientFault extends Error {
  override readonly name = "ClientFault";
  readonly code: "Client" | "VersionMismatch" | "MustUnderstand";
  readonly status: 500 | 415;

  constructor(
    message: string,
    { code = "Client", status = 500 }: { code?: ClientFault["code"]; status?: ClientFault["status"] } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
