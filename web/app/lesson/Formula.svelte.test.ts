import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import Formula from './Formula.svelte';

const tex = String.raw`\htmlData{symbol=all}{\htmlData{symbol=query}{Q} + \htmlData{symbol=key}{K}}`;
const symbol = (name: string) => document.querySelector<HTMLElement>(`[data-symbol="${name}"]`);

it('tells the innermost symbol that is pointed at, and lights the one it is told', async () => {
  const onpoint = vi.fn<(symbol: string | null) => void>();
  const onchoose = vi.fn<(symbol: string) => void>();
  const { rerender } = await render(Formula, { props: { tex, onpoint, onchoose } });
  const query = symbol('query');
  if (!query) throw new Error('no Q');
  await userEvent.hover(query);
  expect(onpoint.mock.lastCall).toEqual(['query']);
  await userEvent.click(query);
  expect(onchoose.mock.calls).toEqual([['query']]);
  await rerender({ active: 'key' });
  expect([...document.querySelectorAll('.lit')]).toEqual([symbol('key')]);
  await rerender({ active: null });
  expect(document.querySelector('.lit')).toBeNull();
});

it('keeps its light and its colours when the formula changes', async () => {
  const { rerender } = await render(Formula, {
    props: { tex, active: 'query', colours: { query: '--query' } },
  });
  await rerender({ tex: String.raw`\htmlData{symbol=query}{Q}^2` });
  expect(symbol('query')?.classList).toContain('lit');
  expect(symbol('query')?.style.color).toBe('var(--query)');
});

it('is read aloud as mathematics, and takes no links from a formula', async () => {
  await render(Formula, { props: { tex: String.raw`\href{https://a.b}{Q}` } });
  expect(document.querySelector('math')).not.toBeNull();
  expect(document.querySelector('a')).toBeNull();
});
