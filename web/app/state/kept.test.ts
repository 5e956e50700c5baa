import { describe, expect, it } from 'vitest';
import { Kept } from './kept.svelte';

describe('choices of a chapter', () => {
  it('are their defaults until somebody chooses', () => {
    const kept = new Kept();
    expect(kept.number('residual.token', 1).value).toBe(1);
    expect(kept.flag('residual.norm', true).value).toBe(true);
    expect(kept.oneOf('residual.sublayer', ['self_attn', 'fc'], 'fc').value).toBe('fc');
    expect(kept.text('words.phrase', '귤과 사과').value).toBe('귤과 사과');
    expect(kept.of('residual').size).toBe(0);
  });

  it('are said by the address of their own chapter alone, and not where they are the default', () => {
    const kept = new Kept();
    const token = kept.number('residual.token', 1);
    kept.text('words.phrase', '').value = '사과';
    token.value = 4;
    kept.flag('residual.norm', true).value = false;
    expect([...kept.of('residual')]).toEqual([
      ['residual.norm', '0'],
      ['residual.token', '4'],
    ]);
    token.value = 1;
    expect([...kept.of('residual')]).toEqual([['residual.norm', '0']]);
  });

  it('are said whatever is shown where they are the player’s, which is always there', () => {
    const kept = new Kept();
    kept.text('player.step', '').value = 'probabilities,1,512';
    kept.text('words.phrase', '').value = '사과';
    for (const part of ['residual', 'explore']) {
      expect([...kept.of(part)]).toEqual([['player.step', 'probabilities,1,512']]);
    }
  });

  it('come back from an address; what means nothing there is the default', () => {
    const kept = new Kept();
    const token = kept.number('residual.token', 1);
    kept.take(new Map([['residual.token', '7']]));
    expect(token.value).toBe(7);
    kept.take(new Map([['residual.token', '-7']]));
    expect(token.value).toBe(1);
    kept.take(new Map([['residual.sublayer', 'constructor']]));
    expect(kept.oneOf('residual.sublayer', ['self_attn'], 'self_attn').value).toBe('self_attn');
  });

  it('are numbers on their scale', () => {
    const kept = new Kept();
    const beta = kept.decimal('residual.beta', 0, -2, 2);
    beta.value = -0.35;
    expect([beta.value, kept.of('residual').get('residual.beta')]).toEqual([-0.35, '-0.35']);
    for (const text of ['2.5', '1e0', '', '-', 'NaN']) {
      kept.take(new Map([['residual.beta', text]]));
      expect(beta.value).toBe(0);
    }
  });

  it('may be empty texts where the default is another', () => {
    const kept = new Kept();
    const phrase = kept.text('words.phrase', '귤과 사과');
    phrase.value = '';
    const again = new Kept();
    again.take(kept.of('words'));
    expect(again.text('words.phrase', '귤과 사과').value).toBe('');
  });

  it('have names that cannot be those of the address itself', () => {
    expect(() => new Kept().text('text', '')).toThrow('residual.token');
  });
});
