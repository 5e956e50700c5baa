/**
 * The arrow keys of a tab list: they choose the tab beside the chosen one and go there.
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function arrowKeys(
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  chosen: number,
  choose: (index: number) => void,
): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
  const next = tabs[chosen + step];
  if (!next) return;
  choose(chosen + step);
  next.focus();
}
