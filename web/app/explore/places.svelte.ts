/** Where rows of a list are, so that lines can be drawn between them. */
import type { Attachment } from 'svelte/attachments';

export class Places {
  readonly #rows = new Map<string, HTMLElement>();
  readonly #observer = new ResizeObserver(() => this.#measure());
  #middles: ReadonlyMap<string, number> = $state.raw(new Map());

  /** The middle of each row in pixels below the edge of the nearest positioned ancestor. */
  get middles(): ReadonlyMap<string, number> {
    return this.#middles;
  }

  /** Attached to the element around all rows: it changes whenever a row moves. */
  readonly frame: Attachment<HTMLElement> = (element) => this.#observe(element);

  row(id: string): Attachment<HTMLElement> {
    return (element) => {
      this.#rows.set(id, element);
      const stop = this.#observe(element);
      return () => {
        stop();
        this.#rows.delete(id);
      };
    };
  }

  focus(id: string): void {
    this.#rows.get(id)?.focus();
  }

  #observe(element: HTMLElement): () => void {
    this.#observer.observe(element);
    return () => this.#observer.unobserve(element);
  }

  #measure(): void {
    const middles = new Map<string, number>();
    for (const [id, row] of this.#rows) middles.set(id, row.offsetTop + row.offsetHeight / 2);
    this.#middles = middles;
  }
}
