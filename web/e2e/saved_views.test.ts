/** Every view of the page that shows numbers can be saved, and what is saved is what it shows. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { numberOf } from './reading';
import { translated, useBrowser, visit } from './visit';

useBrowser();

const SENTENCE = 'How about coffee?';
const TRANSLATION = '커피 한잔 어때?';

const WHAT_IF = (name: string) => [
  'Probability of each token of the translation',
  ...['As it is', 'Changed', 'Difference (changed − as it is)'].map((which) => `${name}, ${which}`),
];
const MAP = 'Map of the model';
const NORMS = ['Before: x + f(x)', 'Layer normalisation', 'Batch normalisation'];

const STEPS = [
  'Steps of decoding',
  'Cross-attention, layer 2, head 5, Softmax',
  'Cross-attention: lines from the token that asks to those that answer, as wide as the weight.',
  'All layers and heads',
];
const TREE = ['Branches of the translation'];
const VOCABULARY = [
  'probability by rank, on logarithmic scales',
  'The vocabulary, most probable token first',
];

/** The menus of each chapter and of each kind of page of the explorer, from top to bottom. */
const MENUS: Readonly<Record<string, readonly string[]>> = {
  'at=words': [
    ...['귤과 사과', '어제 일을 사과', SENTENCE].map(
      (phrase) => `${phrase}: dot products of its words, Embedding`,
    ),
    'The way of ‘사과’: before attention to after: vectors along two directions',
    'After attention: where all words are: vectors along two directions',
    'The vectors of ‘사과’: 귤과 사과 ↔ 어제 일을 사과',
  ],
  'at=tokens': [
    'Pieces and ids',
    'Sentence: tokens × numbers, As looked up',
    'Batch 3 × length 8',
    'Pad mask: sentences × places of tokens',
    'Translated together and alone',
  ],
  'at=positions': [
    'Positional encoding: positions × dimensions',
    'Sine of dimension 40 and cosine of dimension 41 along the positions',
    'Positional encoding of position 3',
    'Encoder input: Tokens + positions',
    ...WHAT_IF('Output of the encoder'),
    'Vectors from the encoder: dog bites man.',
    'Vectors from the encoder: man bites dog.',
    'Encoder vectors, those of the same token side by side',
  ],
  'at=heads': [
    'Query Q: 5×512, 64 for each head',
    'Query Q of head 5',
    'Joined again: 5×512, 64 for each head',
    'Joined again',
  ],
  'at=products': ['Product of Q, 5×64, and Kᵀ, 64×6', '커피 times How, all products summed'],
  'at=qkv': ['Product of x, 5×512, and W_Q, 512×64', '커피 times 1, all products summed'],
  'at=attention': [
    'One head in the order of its computation',
    'Softmax, layer 2, head 5',
    ...WHAT_IF('Weights, layer 2, head 5'),
    'How the row “커피” becomes shares',
    'Shares of your own',
    'Batch',
    `Scores with the mask, “${SENTENCE}”`,
    `Shares after softmax, “${SENTENCE}”`,
  ],
  'at=residual': [
    'x, f(x) and their sum, of “How”',
    ...NORMS.flatMap((norm) => [`${norm}: how values are spread`, norm]),
    'Means and variances',
    ...WHAT_IF('Output of the encoder'),
  ],
  'at=feed_forward': [
    'Input layer',
    'What comes into the hidden layer',
    'What fires',
    'Output layer',
    'Hidden units of all tokens',
    'How much the result of “How” changes',
  ],
  'at=masked': [
    ...['Before', 'After'].map(
      (when) => `Decoder self-attention, layer 2, head 5, ${when} softmax`,
    ),
    ...WHAT_IF('Weights of the decoder’s self-attention'),
  ],
  'at=cross': [
    'Cross-attention, layer 2, Head 5',
    'Cross-attention, layer 2, Average of 8 heads',
    ...WHAT_IF('Output of the decoder'),
  ],
  'at=decoding': [...STEPS, ...TREE, ...VOCABULARY],
  // Beside the way that takes 어때 after 커피.
  'at=decoding&vs=2137-2622-293-3': [
    ...STEPS,
    ...TREE,
    'Tokens and probabilities of both ways, step by step',
    ...['on show', 'compared', 'difference (compared − on show)'].map(
      (which) => `cross-attention, layer 2, head 5, ${which}`,
    ),
    ...VOCABULARY,
  ],
  'mode=explore': [MAP],
  'mode=explore&explore.open=heads': [MAP, 'All layers and heads'],
  'mode=explore&explore.open=encoder.layers.0.self_attn': [
    MAP,
    'Encoder layer 1 self-attention',
    'Encoder layer 1 self-attention, Learned weights',
  ],
  'mode=explore&explore.open=decoder.layers.1.encoder_attn.weights': [
    MAP,
    'Decoder layer 2 cross-attention, softmax',
    'Decoder layer 2 cross-attention, softmax, head 5',
  ],
  'mode=explore&explore.open=logits': [MAP, 'Decoder logits, logits'],
  'mode=explore&explore.open=encoder.layers.0.self_attn.q_proj.weight': [
    MAP,
    'encoder.layers.0.self_attn.q_proj.weight',
  ],
};

/** What shows numbers; a legend is part of its view. */
const VIEWS = 'table, [role="grid"], [role="treegrid"], svg[role="img"]';

/** What readers of screens hear of the views in sight. */
const namesOf = (views: Locator): Promise<readonly string[]> =>
  views.evaluateAll((all) =>
    all.map((view) => {
      const labelled = document.getElementById(view.getAttribute('aria-labelledby') ?? '');
      const caption = view.querySelector('caption');
      return view.getAttribute('aria-label') ?? (labelled ?? caption)?.textContent ?? '';
    }),
  );

const menusOf = (main: Locator): Promise<readonly string[]> =>
  main
    .getByRole('button', { name: /^Export: / })
    .evaluateAll((menus) =>
      menus.map((menu) => menu.getAttribute('aria-label')?.slice('Export: '.length) ?? ''),
    );

async function csvOf(page: Page, menu: Locator): Promise<readonly (readonly string[])[]> {
  await menu.click();
  const download = page.waitForEvent('download');
  await page.locator(':popover-open').getByRole('button', { name: 'CSV', exact: true }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => field),
    );
}

const NUMBER = /(?<![\p{L}\d<.])[−-]?\d+(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴-⁹]+)?%?/gu;

/** Whether a number, as precise as the page writes it, is one of those in a line. */
function isIn(written: string, line: readonly number[]): boolean {
  const text = written.replace('%', '');
  const share = written.endsWith('%') ? 0.01 : 1;
  const [mantissa = '', exponent] = text.split(' × ');
  const power = exponent ? numberOf(`1 × ${exponent}`) : 1;
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const value = numberOf(text) * share;
  const rounding = 0.500001 * 10 ** -decimals * power * share;
  return line.some((number) => Math.abs(number - value) <= rounding);
}

it.each(Object.entries(MENUS))('%s', async (address, expected) => {
  const hash = `#v=1&text=${SENTENCE}&step=6&lang=en&${address}`;
  await visit({ hash }, async (page) => {
    await translated(page, TRANSLATION);
    const main = page.getByRole('main');
    await expect.poll(() => menusOf(main), { timeout: 20_000 }).toEqual(expected);
    const views = main.locator(VIEWS).filter({ visible: true });
    for (const name of await namesOf(views)) expect(expected).toContain(name);

    const tables = main.locator('table').filter({ visible: true });
    for (const [place, name] of (await namesOf(tables)).entries()) {
      const menu = main.getByRole('button', { name: `Export: ${name}`, exact: true });
      const [, ...lines] = await csvOf(page, menu);
      const rows = await tables.nth(place).locator('tbody tr').all();
      expect(lines.length, name).toBeGreaterThanOrEqual(rows.length);
      for (const [index, row] of rows.entries()) {
        const numbers = (lines[index] ?? []).map(Number);
        const shown = (await row.locator('td').allInnerTexts()).flatMap(
          (text) => text.match(NUMBER) ?? [],
        );
        for (const text of shown) expect(isIn(text, numbers), `${name}: ${text}`).toBe(true);
      }
    }
  });
});
