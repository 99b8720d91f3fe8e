import { ProfitError } from "../errors";
import { isHtml } from "../refusal";
import { MOST_FAULT_BYTES } from "./soap-fault";

/** Keeps how an answer begins: enough to tell a web page, or to read a fault that came as if all were well. */
export class SoapOpening {
  readonly #pieces: Uint8Array[] = [];
  bytes = 0;

  /** Behind rows there is no fault to come. */
  take(piece: Uint8Array, mayBeFault: boolean): void {
    if (mayBeFault && this.bytes < MOST_FAULT_BYTES) this.#pieces.push(piece.slice(0, MOST_FAULT_BYTES));
    this.bytes += piece.length;
  }

  get text(): string {
    return Buffer.concat(this.#pieces).toString("utf8");
  }

  strangerOf(contentType: string | null, status: number): ProfitError | null {
    const start = this.text
      .slice(0, 200)
      .replace(/^\uFEFF/, "")
      .trimStart();
    if (start === "")
      return new ProfitError("BAD_ANSWER", `Status ${status} and an empty answer`, { status, fault: "empty" });
    if (isHtml(contentType, start)) {
      return isXmlStart(start)
        ? null
        : new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" });
    }
    return start.startsWith("<")
      ? null
      : new ProfitError("BAD_ANSWER", "The answer is not XML", { status, fault: "notXml" });
  }
}

function isXmlStart(start: string): boolean {
  return /^<\?xml|^<(\w+:)?Envelope/.test(start);
}
