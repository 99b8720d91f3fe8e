import { ProfitError } from "../errors";
import { isHtml } from "../refusal";
import type { OpeningJudge } from "./file-scanner";

/** Enough to tell a web page. */
const BEGINNING = 64;

/** Looks at the first signs of an answer: one that begins with neither `{` nor `[` is no JSON that Profit sends. */
export class JsonOpening implements OpeningJudge {
  readonly #response: Response;
  #beginning = Buffer.alloc(0);
  #isJson = false;

  constructor(response: Response) {
    this.#response = response;
  }

  isStranger(piece: Uint8Array): boolean {
    if (this.#isJson) return false;
    if (this.#beginning.length < BEGINNING) {
      // Blanks need not be kept, nor a byte order mark.
      const joined = Buffer.concat([this.#beginning, piece.subarray(0, BEGINNING * 16)]).toString("latin1");
      this.#beginning = Buffer.from(joined.replace(/^(ï»¿)?\s*/, ""), "latin1");
    }
    const [first] = this.#beginning;
    this.#isJson = first === 0x7b || first === 0x5b;
    return first !== undefined && !this.#isJson && !(first === 0xef && this.#beginning.length < 3);
  }

  verdict(): ProfitError | null {
    if (this.#isJson) return null;
    const { status, headers } = this.#response;
    if (this.#beginning.length === 0) {
      return new ProfitError("BAD_ANSWER", `Status ${status} and an empty answer`, { status, fault: "empty" });
    }
    return isHtml(headers.get("content-type"), this.#beginning.toString("latin1"))
      ? new ProfitError("NOT_PROFIT", "A web page where Profit's answer was expected", { status, fault: "html" })
      : new ProfitError("BAD_ANSWER", "The answer is not JSON", { status, fault: "notJson" });
  }
}
