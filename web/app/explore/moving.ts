/**
 * Changes the page; where parts of it move to another place, the browser shows them on their way.
 * Whoever wants no motion, or has an older browser, sees the change at once.
 */
export async function moving(change: () => Promise<void>, moves: boolean): Promise<void> {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!moves || still || !('startViewTransition' in document)) return change();
  await document.startViewTransition(change).updateCallbackDone;
}
