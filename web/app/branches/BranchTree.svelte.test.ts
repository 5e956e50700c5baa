import { type BeamSearch, Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { labelOf, percent } from '../shell/format';
import { type Walk, walkPath } from '../state/path';
import BranchTree from './BranchTree.svelte';

const TEXT = 'How about coffee?';
const WIDTH = 4;

let translator: Translator;
let own: Walk;
let other: Walk;
let search: BeamSearch;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const { signal } = new AbortController();
  const walk = (...choices: Walk['choices']) =>
    walkPath(translator, { text: TEXT, language: 'ko', choices }, signal);
  own = await walk();
  other = await walk({ step: 0, token: own.steps[0]?.candidates[4]?.token.id ?? -1 });
  search = await translator.beams(TEXT, { tgt_lang: 'ko', num_beams: WIDTH });
});
afterAll(() => translator.dispose());
beforeEach(async () => {
  locale.current = 'en';
  await page.viewport(1200, 800);
});

const idsOf = ({ target }: Walk) => target.slice(1).map(({ id }) => id);
const rows = () => page.getByRole('row').elements().slice(1);
const textOf = (element: Element | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const minus = (value: number) => value.toFixed(3).replace('-', '−');
const props = (more: object = {}) => ({
  current: own,
  played: own.target.length,
  own,
  taken: [other],
  lang: 'ko' as const,
  onfollow: vi.fn(),
  ...more,
});

it('shows each way with its tokens, their probabilities and its score', async () => {
  await render(BranchTree, { props: props() });
  const [first, second] = rows();
  for (const { chosen, probability } of own.steps) {
    expect(textOf(first)).toContain(`${labelOf(chosen)} ${percent(probability)}`);
  }
  expect(textOf(first)).toContain('shown · model’s own');
  expect(textOf(first)).toContain(minus(own.score));
  expect(textOf(first)).toContain(minus(own.score / own.steps.length));
  expect(textOf(second)).toContain('taken by hand');
  expect(textOf(second)).toContain(minus(other.score));
  const names = other.steps.map(({ chosen }) => labelOf(chosen));
  for (const name of names) expect(textOf(second)).toContain(name);
});

it('shows where the search gave ways up, and why', async () => {
  await render(BranchTree, { props: props({ taken: [], beams: search.nodes, width: WIDTH }) });
  const texts = rows().map(textOf);
  const count = (text: string) => texts.filter((row) => row.includes(text)).length;
  const states = (state: string) => search.nodes.filter((node) => node.state === state);
  expect(states('pruned').length).toBeGreaterThan(0);
  expect(count(`not among the best ${WIDTH}`)).toBe(states('pruned').length);
  expect(count(`${WIDTH} better ones ended`)).toBe(states('displaced').length);
  for (const [index, { score }] of search.hypotheses.entries()) {
    const row = texts.find((text) => text.includes(`beam ${index + 1}`));
    expect(row).toContain(minus(score));
  }
  const [given] = states('pruned');
  expect(texts.find((text) => text.includes(minus(given?.sum ?? NaN)))).toContain('not among');
});

it('shows where a way goes on that the search gave up', async () => {
  const pruned = search.nodes.find(({ state, step }) => state === 'pruned' && step === 0);
  const { signal } = new AbortController();
  const choices = [{ step: 0, token: pruned?.token.id ?? -1 }];
  const request = { text: TEXT, language: 'ko', choices } as const;
  const walk = await walkPath(translator, request, signal);
  await render(BranchTree, { props: props({ taken: [walk], beams: search.nodes, width: WIDTH }) });
  const row = rows()
    .map(textOf)
    .find((text) => text.includes('taken by hand'));
  const [first, second] = walk.steps;
  expect(row).toMatch(
    new RegExp(
      `${labelOf(first?.chosen as never)} \\S+ given up here by the beam search ` +
        labelOf(second?.chosen as never),
    ),
  );
});

it('goes on from the token that is pressed', async () => {
  const onfollow = vi.fn();
  await render(BranchTree, { props: props({ onfollow }) });
  const [first] = other.steps;
  const name = `${labelOf(other.target[1] as never)} ${percent(first?.probability ?? 0)}`;
  await page.getByRole('button', { name, exact: true }).click();
  expect(onfollow).toHaveBeenLastCalledWith(idsOf(other).slice(0, 1));
});

it('puts another way beside the one on show, and takes it away', async () => {
  const oncompare = vi.fn();
  const { rerender } = await render(BranchTree, { props: props({ oncompare }) });
  // What is on show is not compared with itself.
  const compare = page.getByRole('button', { name: /^compare with/ });
  expect(compare.elements()).toHaveLength(1);
  await compare.click();
  expect(oncompare).toHaveBeenLastCalledWith(idsOf(other));
  await rerender({ versus: other });
  await expect.element(compare).toHaveAttribute('aria-pressed', 'true');
  await compare.click();
  expect(oncompare).toHaveBeenLastCalledWith(null);
});

it('is one stop for the keyboard, whose arrows go along and across the ways', async () => {
  const onfollow = vi.fn();
  const oncompare = vi.fn();
  await render(BranchTree, { props: props({ onfollow, oncompare }) });
  const stops = page.getByRole('button').elements();
  expect(stops.filter((button) => button.getAttribute('tabindex') === '0')).toHaveLength(1);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(onfollow).toHaveBeenLastCalledWith(idsOf(own).slice(0, 2));
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
  expect(onfollow).toHaveBeenLastCalledWith(idsOf(other).slice(0, 1));
  await userEvent.keyboard('{End}{Enter}');
  expect(oncompare).toHaveBeenLastCalledWith(idsOf(other));
  await userEvent.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}{Home}{Enter}');
  expect(onfollow).toHaveBeenLastCalledWith(idsOf(other).slice(0, 1));
});

it('says where the player is', async () => {
  await render(BranchTree, { props: props({ played: 3 }) });
  const here = page
    .getByRole('button')
    .elements()
    .filter((each) => each.ariaCurrent === 'step');
  expect(here.map(textOf)).toEqual([
    `${labelOf(own.target[2] as never)} ${percent(own.steps[1]?.probability ?? 0)}`,
  ]);
});

it('is as wide as the page on a phone', async () => {
  await page.viewport(390, 844);
  await render(BranchTree, { props: props({ beams: search.nodes, width: WIDTH }) });
  expect(document.documentElement.scrollWidth).toBe(390);
  for (const row of rows()) expect(row.getBoundingClientRect().right).toBeLessThanOrEqual(390);
});
