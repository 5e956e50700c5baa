/**
 * What the visitor points at: every view on the page that shows the same lights it up. Views find
 * the one object that they share by themselves, so that nothing between them needs to know of it.
 */
import { getContext, setContext } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { whenGone } from './gone';
import type { Axis, Cell, Pointed, Series } from './types';

/** What of an axis says what it stands for. */
export type Along = Pick<Axis, 'of' | 'indices'>;

export class Lights {
  pointed: readonly Pointed[] = $state.raw([]);

  /** Points at this until it is called off; whoever points at something else meanwhile goes first. */
  point(pointed: readonly Pointed[]): () => void {
    this.pointed = pointed;
    return () => {
      if (this.pointed === pointed) this.clear();
    };
  }

  clear(): void {
    this.pointed = [];
  }

  on(of: Series, index: number): boolean {
    return this.pointed.some((each) => each.of === of && each.index === index);
  }

  /** Which of so many rows is pointed at. Of two of one series the first asks: it has the row … */
  row(axis: Along, count = Number.POSITIVE_INFINITY): number | undefined {
    return along(
      axis,
      this.pointed.find(({ of }) => of === axis.of),
      count,
    );
  }

  /** … and the last answers: it has the column. */
  col(axis: Along, count = Number.POSITIVE_INFINITY): number | undefined {
    return along(
      axis,
      this.pointed.findLast(({ of }) => of === axis.of),
      count,
    );
  }

  /** Of an element that stands for something: pointer, finger and keyboard point at it there. */
  standing(...pointed: readonly Pointed[]): Attachment<Element> {
    return (element) => {
      const reach = this.#reach(element, () => pointed);
      const focus = () => {
        if (element.matches(':focus-visible')) reach.on(pointed);
      };
      element.addEventListener('focus', focus, reach);
      element.addEventListener('blur', reach.off, reach);
      return reach.end;
    };
  }

  /** Of a picture that stands for something everywhere: what, at shares of its width and height. */
  picturing(what: (x: number, y: number) => readonly Pointed[]): Attachment<Element> {
    return (element) => {
      const { end } = this.#reach(element, ({ clientX, clientY }) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return what((clientX - left) / width, (clientY - top) / height);
      });
      return end;
    };
  }

  #reach(element: Element, what: (event: PointerEvent) => readonly Pointed[]) {
    const listening = new AbortController();
    const { signal } = listening;
    let called: (() => void) | undefined;
    const on = (pointed: readonly Pointed[]) => {
      if (!same(pointed, this.pointed)) called = this.point(pointed);
    };
    const off = () => called?.();
    const move = (event: Event) => on(what(event as PointerEvent));
    element.addEventListener('pointerenter', move, { signal });
    // Whoever comes back from something within it has not left it.
    element.addEventListener('pointermove', move, { signal });
    whenGone(element, off, signal);
    const end = () => {
      listening.abort();
      off();
    };
    return { on, off, end, signal };
  }
}

const same = (one: readonly Pointed[], other: readonly Pointed[]): boolean =>
  one.length === other.length &&
  one.every(({ of, index }, place) => other[place]?.of === of && other[place].index === index);

function along({ indices }: Along, pointed: Pointed | undefined, count: number) {
  if (!pointed) return undefined;
  const { index } = pointed;
  const places = indices
    ? indices.flatMap((own, place) => (own.includes(index) ? [place] : []))
    : [index];
  const [place, other] = places;
  // What all rows are about is no one row's.
  return place !== undefined && other === undefined && place < count ? place : undefined;
}

/** What a row or a column stands for. */
export function pointedOf({ of, indices }: Along, place: number): readonly Pointed[] {
  if (of === undefined) return [];
  return (indices?.[place] ?? [place]).map((index) => ({ of, index }));
}

/** What a cell stands for: its row's first. */
export const cellPointed = (rows: Along, cols: Along, { row, col }: Cell): readonly Pointed[] => [
  ...pointedOf(rows, row),
  ...pointedOf(cols, col),
];

const KEY = Symbol('lights');

/** For the views within a component: to be called while it is made. */
export const shareLights = (lights: Lights): Lights => setContext(KEY, lights);

/** Those that are shared here; a view that stands alone has its own. */
export const sharedLights = (): Lights => getContext<Lights | undefined>(KEY) ?? new Lights();

/** As a component's context, where nothing above it shares any. */
export const lightsContext = (lights: Lights): Map<unknown, unknown> => new Map([[KEY, lights]]);
