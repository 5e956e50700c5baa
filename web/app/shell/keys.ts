/** Keys of the whole page. Views that use a key themselves call `preventDefault`. */

export type Command =
  | { readonly do: 'toggle' | 'restart' | 'end' | 'help' | 'write' }
  | { readonly do: 'step' | 'layer'; readonly by: number }
  | { readonly do: 'head'; readonly head: number };

type KeyLike = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
>;

const COMMANDS: Readonly<Record<string, Command>> = {
  ' ': { do: 'toggle' },
  ArrowLeft: { do: 'step', by: -1 },
  ArrowRight: { do: 'step', by: 1 },
  Home: { do: 'restart' },
  End: { do: 'end' },
  '?': { do: 'help' },
  '/': { do: 'write' },
  '[': { do: 'layer', by: -1 },
  ']': { do: 'layer', by: 1 },
};

/** Where keys already mean something else. */
const TYPING = 'input:not([type=range]), textarea, select, [contenteditable]';
const SLIDER = 'input[type=range]';
const MOVES_SLIDER = /^(Arrow|Home$|End$)/;
const PRESSED_BY_SPACE = 'button, a, summary';

/** By how many layers a key leads on, for views that have layers of their own; else null. */
export function layersBy(event: KeyboardEvent): number | null {
  const at = event.target instanceof Element ? event.target : null;
  const command = commandOf(event, at);
  return command?.do === 'layer' ? command.by : null;
}

/** What a key means where it was pressed, or null. */
export function commandOf(event: KeyLike, at: Element | null): Command | null {
  if (event.defaultPrevented || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (at?.closest(`${TYPING}, dialog`)) return null;
  if (MOVES_SLIDER.test(event.key) && at?.closest(SLIDER)) return null;
  if (event.key === ' ' && at?.closest(PRESSED_BY_SPACE)) return null;
  if (/^[1-8]$/.test(event.key)) return { do: 'head', head: Number(event.key) - 1 };
  return Object.hasOwn(COMMANDS, event.key) ? (COMMANDS[event.key] ?? null) : null;
}
