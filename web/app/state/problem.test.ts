import { describe, expect, it } from 'vitest';
import { GlassformerError, type GlassformerErrorCode } from 'glassformer';
import { problemOf } from './problem';

const of = (code: GlassformerErrorCode, online = true) =>
  problemOf(new GlassformerError(code, 'what happened'), online);

describe('a problem', () => {
  it('is told by what the visitor can do about it', () => {
    expect(of('unsupported_browser').kind).toBe('no-simd');
    expect(of('not_found').kind).toBe('missing-file');
    expect(of('invalid_safetensors').kind).toBe('broken-file');
    expect(of('input_too_long').kind).toBe('too-long');
    expect(of('out_of_memory').kind).toBe('no-memory');
    expect(of('internal').kind).toBe('unexpected');
  });

  it('blames the missing connection for files that did not come', () => {
    expect(of('network', false).kind).toBe('offline');
    expect(of('network', true).kind).toBe('missing-file');
    expect(of('input_too_long', false).kind).toBe('too-long');
  });

  it('knows a part of the page that did not come, as after a new version or without a network', async () => {
    const error: unknown = await import(/* @vite-ignore */ `${location.origin}/none.js`).catch(
      (reason: unknown) => reason,
    );
    expect(problemOf(error).kind).toBe('missing-part');
  });

  it("keeps the error's own words", () => {
    expect(of('network').detail).toBe('what happened');
    expect(problemOf('thrown text', true)).toEqual({ kind: 'unexpected', detail: 'thrown text' });
  });
});
