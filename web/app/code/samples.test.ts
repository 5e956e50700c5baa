import { expect, it } from 'vitest';
import { SAMPLES } from '../../samples/index';

const sources = import.meta.glob<string>('../**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** What stands in quotes in components that show code. */
const named = Object.values(sources)
  .filter((source) => source.includes('code/Code.svelte'))
  .flatMap((source) => source.match(/(?<=["'])[a-z_]+(?=["'])/g) ?? []);

it.each(Object.keys(SAMPLES))('the sample %s stands beside a view', (id) => {
  expect(named).toContain(id);
});

it('every file of a sample is one', () => {
  const files = Object.keys(import.meta.glob('../../samples/*.js'));
  const ids = files.map((file) => file.replace(/^.*\/|\.js$/g, ''));
  expect(ids.sort()).toEqual(Object.keys(SAMPLES).sort());
});
