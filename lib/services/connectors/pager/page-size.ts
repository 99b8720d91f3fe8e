import { ProfitError } from "@/lib/profit/errors";

/** Two rows: the last one of the page before, and one more. */
const LEAST = 2;
/** Pages in a row that must be managed before a larger one is tried; doubles with each try that fails. */
const STEADY = 8;
/** Refusals for lack of time, each of which costs minutes, before it is given up. */
const MOST_TIMEOUTS = 3;

/**
 * How many rows a page has: halved when Profit does not manage one, grown again slowly up to what the person, or AFAS's
 * rule of columns × rows < 150,000 (design 5.1), wants.
 */
export class PageSize {
  readonly #wanted: number;
  #current: number;
  #smallest: number | null = null;
  #managed = 0;
  #steady = STEADY;
  #timeouts = 0;

  constructor(wanted: number, current = wanted) {
    this.#wanted = Math.max(LEAST, wanted);
    this.#current = Math.min(this.#wanted, Math.max(LEAST, current));
  }

  get current(): number {
    return this.#current;
  }

  get smallest(): number | null {
    return this.#smallest;
  }

  /** A page of `take` rows came. */
  managed(take: number): void {
    this.#timeouts = 0;
    if (take < this.#current || this.#current === this.#wanted || ++this.#managed < this.#steady) return;
    this.#managed = 0;
    this.#current = Math.min(this.#wanted, Math.ceil(this.#current * 1.5));
  }

  /** A page of `take` rows was too much: throws when it cannot be made smaller, or took too much time too often. */
  refused(take: number, error: ProfitError): void {
    if (take <= LEAST) throw error;
    if (error.code === "TIMEOUT" && ++this.#timeouts >= MOST_TIMEOUTS) throw error;
    const half = Math.max(LEAST, Math.ceil(take / 2));
    if (half >= this.#current) return;
    this.#steady = Math.min(this.#steady * (this.#smallest === null ? 1 : 2), 512);
    this.#managed = 0;
    this.#current = half;
    this.#smallest = Math.min(this.#smallest ?? half, half);
  }

  /** Only `rows` came where more follow: something between us and Profit may cut pages off. Or rows were added. */
  cutAt(rows: number): void {
    this.#current = Math.min(this.#current, Math.max(LEAST, rows, Math.ceil(this.#current / 4)));
    this.#smallest = Math.min(this.#smallest ?? this.#current, this.#current);
    this.#managed = 0;
  }
}
