/**
 * Where a scrolled element stands, for all that is drawn in it. One listener reads both axes before anybody draws: the
 * first to ask an element for its place after something was drawn in it makes the browser lay everything out at once,
 * which is most of a frame.
 */
export class GridScroll {
  top = 0;
  left = 0;
  /** The last step was towards the end. */
  goesDown = true;
  readonly #listeners = new Set<() => void>();

  /** Follows an element until the answer is called. */
  attach(element: HTMLElement): () => void {
    const read = () => {
      const { scrollTop, scrollLeft } = element;
      if (scrollTop === this.top && scrollLeft === this.left) return;
      if (scrollTop !== this.top) this.goesDown = scrollTop > this.top;
      this.top = scrollTop;
      this.left = scrollLeft;
      for (const listener of this.#listeners) listener();
    };
    read();
    element.addEventListener("scroll", read, { passive: true });
    return () => element.removeEventListener("scroll", read);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
