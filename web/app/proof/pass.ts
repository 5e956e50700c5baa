/** The pass whose numbers the page explains, which the code of a proof goes over once more. */
import { getContext, setContext } from 'svelte';
import type { Model, Page } from '../state/page.svelte';
import type { Path } from '../state/path';

export interface Pass {
  readonly path: Path | null;
  readonly model: Model | null;
}

const KEY = Symbol('pass');

/** Of the page: as it is whenever a proof asks for it. */
export const sharePass = (page: Pick<Page, 'path' | 'model'>): Pass => setContext<Pass>(KEY, page);

/** There is none where a proof stands by itself. */
export const sharedPass = (): Pass | undefined => getContext<Pass | undefined>(KEY);
