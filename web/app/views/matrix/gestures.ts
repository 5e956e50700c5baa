/**
 * Wheel, drag, pinch and tap on a box as what they mean there. One finger scrolls the page until
 * the matrix is zoomed; a wheel that was turning when the matrix came under the pointer goes on
 * scrolling the page.
 */
import type { Attachment } from 'svelte/attachments';
import { whenGone } from '../gone';

export interface Gestures {
  /** Whether a drag pans. */
  readonly pans: () => boolean;
  /** Whether a zoom in this direction would change anything; else the page has the wheel. */
  readonly zooms: (factor: number) => boolean;
  readonly point: (x: number, y: number) => void;
  readonly leave: () => void;
  readonly tap: (x: number, y: number) => void;
  readonly pan: (x: number, y: number) => void;
  readonly zoom: (factor: number, x: number, y: number) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Movement in pixels that still is a tap. */
const STEADY = 4;
/** Wheel pixels that double the size; a pinch on a touchpad comes as a wheel with finer steps. */
const WHEEL = 400;
const PINCH_WHEEL = 100;
/** Pixels in a wheel's line, where a browser counts lines. */
const LINE = 16;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export function gestures(on: Gestures): Attachment<HTMLElement> {
  return (element) => {
    const down = new Map<number, Point>();
    let start: Point | null = null;
    let moved = false;
    let scrolling = false;

    const place = (event: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };

    const pointerdown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      down.set(event.pointerId, place(event));
      start = down.size === 1 ? place(event) : null;
      moved = down.size > 1;
    };

    const pointermove = (event: PointerEvent): void => {
      const here = place(event);
      const before = down.get(event.pointerId);
      if (event.movementX !== 0 || event.movementY !== 0) scrolling = false;
      if (!before) return on.point(here.x, here.y);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const factor = distance(here, other) / Math.max(1, distance(before, other));
        on.zoom(factor, (here.x + other.x) / 2, (here.y + other.y) / 2);
      } else if (start && (moved || distance(start, here) > STEADY)) {
        // Captured only now: a captured press would take the click from what lies above.
        if (!moved) element.setPointerCapture(event.pointerId);
        moved = true;
        if (on.pans()) on.pan(before.x - here.x, before.y - here.y);
        else on.point(here.x, here.y);
      }
      down.set(event.pointerId, here);
    };

    const pointerup = (event: PointerEvent): void => {
      const here = place(event);
      if (down.delete(event.pointerId) && !moved) on.tap(here.x, here.y);
    };

    const pointercancel = (event: PointerEvent): void => {
      down.delete(event.pointerId);
    };

    const wheel = (event: WheelEvent): void => {
      const pinch = event.ctrlKey || event.metaKey;
      if (scrolling && !pinch) return;
      const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
      const factor = 2 ** (-pixels / (pinch ? PINCH_WHEEL : WHEEL));
      if (!on.zooms(factor)) return;
      event.preventDefault();
      const { x, y } = place(event);
      on.zoom(factor, x, y);
    };

    /** Two fingers are a pinch, not the page's scrolling, which would end their pointers. */
    const touchstart = (event: TouchEvent): void => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    };

    const scroll = (): void => {
      scrolling = true;
    };

    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('pointerdown', pointerdown, { signal });
    element.addEventListener('pointermove', pointermove, { signal });
    element.addEventListener('pointerup', pointerup, { signal });
    element.addEventListener('pointercancel', pointercancel, { signal });
    whenGone(element, on.leave, signal);
    element.addEventListener('touchstart', touchstart, { signal, passive: false });
    element.addEventListener('wheel', wheel, { signal, passive: false });
    window.addEventListener('scroll', scroll, { signal, passive: true });
    return () => listening.abort();
  };
}
