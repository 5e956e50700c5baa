import { type Tensor, Translator } from 'glassformer';
import type { Component } from 'svelte';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import type { Model } from '../state/page.svelte';
import { matrixOf } from '../views/matrix/slice';
import Code from './Code.svelte';

const attention = 'encoder.layers.0.self_attn';
const given = {
  text: 'How about coffee?',
  tgt_lang: 'ko',
  target: '커피',
  attention,
  head: 2,
} as const;

let translator: Translator;
let products: Tensor;
beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
  const name = `${attention}.products`;
  const { trace } = await translator.forward(given.text, given.target, {
    tgt_lang: 'ko',
    trace: [name],
  });
  products = trace.get(name) as Tensor;
});
afterAll(() => translator.dispose());
beforeEach(() => {
  locale.current = 'en';
});

const run = () => page.getByRole('button', { name: 'Run' });

/** Its type parameter is inferred in markup; here there is none. */
const AnyCode = Code as unknown as Component<Record<string, unknown>>;

async function opened(props: Record<string, unknown>) {
  const screen = await render(AnyCode, {
    props: { sample: 'product', given, model: translator, ...props },
  });
  await page.getByText('Show the code').click();
  await expect.element(page.getByText('Operations.matmul')).toBeVisible();
  return screen;
}

describe('the code of a view', () => {
  it('is a program with the view’s own arguments', async () => {
    await opened({});
    const code = page.getByRole('code');
    await expect.element(code).toHaveTextContent("const text = 'How about coffee?';");
    await expect.element(code).toHaveTextContent('const head = 2;');
    await expect.element(code).toHaveTextContent('console.log(output);');
  });

  it('runs, and its numbers are held to those of the view', async () => {
    const screen = await opened({ expected: matrixOf(products, [2]) });
    await run().click();
    await expect.element(page.getByText(/^The same numbers as in the view/)).toBeVisible();
    await expect.element(page.getByRole('grid', { name: 'Result' })).toBeVisible();
    // Of another head they are others.
    await screen.rerender({ expected: matrixOf(products, [3]) });
    await expect.element(page.getByText(/^Not the same as in the view/)).toBeVisible();
  });

  it('forgets its result when the view goes on', async () => {
    const screen = await opened({ expected: matrixOf(products, [2]) });
    await run().click();
    await expect.element(page.getByRole('grid', { name: 'Result' })).toBeVisible();
    await screen.rerender({ given: { ...given, head: 5 } });
    await expect.element(page.getByRole('grid', { name: 'Result' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('code')).toHaveTextContent('const head = 5;');
  });

  it('cannot be run before the model is there', async () => {
    await opened({ model: null });
    await expect.element(run()).toBeDisabled();
  });

  it('is stopped, and says what went wrong', async () => {
    let asked: AbortSignal | undefined;
    const forward = (_: string, __: string, { signal }: { signal: AbortSignal }) => {
      asked = signal;
      return new Promise(() => {});
    };
    const stuck = { ...stand(translator), forward } as unknown as Model;
    const screen = await opened({ model: stuck });
    await run().click();
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(asked?.aborted).toBe(true);
    await expect.element(run()).toBeEnabled();
    // The keyboard is still there to run it again.
    expect(document.activeElement).toBe(run().element());
    const refusing = { ...stuck, forward: () => Promise.reject(new Error('no such luck')) };
    await screen.rerender({ model: refusing });
    await run().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('no such luck');
  });
});

/** A model's own methods, to change some of them. */
function stand(model: Translator): Model {
  return {
    startDecoding: model.startDecoding.bind(model),
    beams: model.beams.bind(model),
    forward: model.forward.bind(model),
    translate: model.translate.bind(model),
    token: model.token.bind(model),
    tokenize: model.tokenize.bind(model),
    parameters: model.parameters,
    config: model.config,
  };
}
