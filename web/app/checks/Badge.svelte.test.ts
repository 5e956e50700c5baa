import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../theme/base.css';
import '../theme/colors.css';
import { locale } from '../messages/index.svelte';
import { fixtureTrace } from '../views/fixture';
import Badge from './Badge.svelte';
import { maskedAreZero, rowsSumToOne } from './invariants';

const NAME = 'encoder.layers.0.self_attn.weights';

beforeEach(() => {
  locale.current = 'ko';
});

it('says what holds and how nearly, and unfolds into what was compared', async () => {
  const check = rowsSumToOne(await fixtureTrace('longer'), [NAME]);
  await render(Badge, { props: { check } });
  const summary = page.getByText('각 행의 합이 1');
  await expect.element(summary).toBeVisible();
  const error = /최대 오차 (0|\d × 10⁻[⁷⁸⁹])$/;
  await expect.element(page.getByText(error).first()).toBeVisible();
  await expect.element(page.getByText(NAME)).not.toBeVisible();
  await summary.click();
  await expect.element(page.getByText(NAME)).toBeVisible();
  // Two heads of nine rows; (9 + 2) · 2⁻²³ = 1.3 · 10⁻⁶.
  await expect.element(page.getByText('18행')).toBeVisible();
  await expect.element(page.getByText('허용 1 × 10⁻⁶ = 반올림 11번 × ε × 1')).toBeVisible();
});

it('warns and says where something does not hold', async () => {
  const trace = await fixtureTrace('longer');
  const tensor = trace.get(NAME);
  const data = tensor?.data.slice() ?? new Float32Array();
  data[9 * 9 + 9] = 2; // head 1, row 1
  const check = rowsSumToOne(new Map([[NAME, { dims: tensor?.dims ?? [], data }]]));
  const { container } = await render(Badge, { props: { check } });
  await expect.element(page.getByText('합이 1이 아닌 행이 있음')).toBeVisible();
  await expect.element(page.getByText(/self_attn\.weights\[1, 1\]/).first()).toBeVisible();
  const probe = container.ownerDocument.createElement('i');
  probe.style.color = 'var(--warning)';
  container.append(probe);
  await expect
    .element(page.getByText('합이 1이 아닌 행이 있음'))
    .toHaveStyle({ color: getComputedStyle(probe).color });
});

it('says that there was nothing to check', async () => {
  const check = maskedAreZero(await fixtureTrace('single'), [NAME]);
  expect([check.count, check.ok]).toEqual([0, true]);
  await render(Badge, { props: { check } });
  await expect.element(page.getByText('가린 칸이 없음')).toBeVisible();
});
