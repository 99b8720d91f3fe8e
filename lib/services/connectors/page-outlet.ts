/** A page that is written this far and still not whole begins to go out; a smaller one is whole before its status. */
const OPENS_AT = 256 * 1024;

type Piece = Uint8Array<ArrayBuffer>;

/**
 * The way out of a page that is larger than it is worth waiting for. Holds what is written until there is much of it;
 * from then on (`isOpen`) pieces go out as they come, nothing can be taken back, and trouble breaks the transfer off.
 */
export class PageOutlet {
  readonly #pieces: Piece[] = [];
  #written = 0;
  #end: { error: unknown } | "whole" | null = null;
  #wake: (() => void) | null = null;
  #tellOpen: (maskedFields: readonly string[]) => void = () => undefined;
  isOpen = false;
  /** Resolves, with what is masked in it, when the page begins to go out; for a page that is not large never. */
  readonly opened = new Promise<readonly string[]>((resolve) => (this.#tellOpen = resolve));

  /** True when the pieces so far went out, or are about to: the writer is to forget them. */
  takes(pieces: readonly Piece[], maskedFields: readonly string[]): boolean {
    this.#written += pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (!this.isOpen && this.#written < OPENS_AT) return false;
    this.#pieces.push(...pieces);
    if (!this.isOpen) this.#tellOpen(maskedFields);
    this.isOpen = true;
    this.#wake?.();
    return true;
  }

  end(): void {
    this.#end ??= "whole";
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  async *pieces(): AsyncGenerator<Piece, void> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece) yield piece;
      else if (this.#end === "whole") return;
      else if (this.#end) throw this.#end.error;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
