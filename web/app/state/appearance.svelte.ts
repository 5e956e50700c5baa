import type { Theme } from './url';

/** The key that public/theme.js reads before the first paint. */
const STORED = 'glassformer.theme';

/** Storage that is full, or refused by the visitor, only costs the choice its memory. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem(STORED, theme);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function remembered(): Theme {
  try {
    const theme = localStorage.getItem(STORED);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return 'system';
  }
}

/** Light, dark or the system's; normal or projector type. */
export class Appearance {
  #theme: Theme = $state(remembered());
  /** Whether the theme was chosen here or by the link, and so belongs in the link. */
  chosen = $state(false);
  large = $state(false);

  get theme(): Theme {
    return this.#theme;
  }

  choose(theme: Theme): void {
    this.#theme = theme;
    this.chosen = true;
    remember(theme);
  }

  /** Keeps the root element in step, from inside an effect; gives back how to stop. */
  apply(): () => void {
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const theme = this.#theme;
    const set = () => {
      const shown = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
      root.dataset.theme = shown;
      // The browser's own bars, too, which know of the system's theme only.
      for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
        meta.media = meta.dataset.of === shown ? 'all' : 'not all';
      }
    };
    set();
    root.toggleAttribute('data-large', this.large);
    system.addEventListener('change', set);
    return () => system.removeEventListener('change', set);
  }
}
