/** When what pointed at an element is gone: a mouse has left it, a finger touches something else. */
export function whenGone(element: Element, gone: () => void, signal: AbortSignal): void {
  const leave = ({ pointerType }: PointerEvent): void => {
    // A finger leaves at the end of a tap, and what it tapped is still to be looked at.
    if (pointerType !== 'touch') gone();
  };
  const elsewhere = ({ pointerType, target }: PointerEvent): void => {
    if (pointerType === 'touch' && !(target instanceof Node && element.contains(target))) gone();
  };
  element.addEventListener('pointerleave', leave as EventListener, { signal });
  element.addEventListener('pointercancel', gone, { signal });
  element.ownerDocument.addEventListener('pointerdown', elsewhere, { signal });
}
