import { isModelKept } from './model';

/** Whether there is a network, and whether the page can do without. */
export class Offline {
  #online = $state(navigator.onLine);
  #ready = $state(false);

  /** As far as the browser knows. */
  get online(): boolean {
    return this.#online;
  }

  /** Whether page and model are kept for a visit without a network. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Keeps `online` true to its name, from inside an effect; gives back how to stop. */
  watch(): () => void {
    const note = () => (this.#online = navigator.onLine);
    note();
    addEventListener('online', note);
    addEventListener('offline', note);
    return () => {
      removeEventListener('online', note);
      removeEventListener('offline', note);
    };
  }

  /** Has everything kept that a visit needs. To be called when nothing more urgent is fetched. */
  async prepare(): Promise<void> {
    // Only in secure contexts, and not everywhere in private windows.
    if (!('serviceWorker' in navigator)) return;
    try {
      const script = new URL('service_worker.js', document.baseURI);
      await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
      await navigator.serviceWorker.ready;
      this.#ready = await isModelKept();
    } catch {
      // Refused by the visitor's settings, or gone before it was done: the page works with a network.
    }
  }
}
