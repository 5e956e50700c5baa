import { type GlassformerErrorCode, GlassformerError } from 'glassformer';
import { expect } from 'vitest';

/** The GlassformerError that a promise rejects with, held to its code. */
export async function rejection(
  promise: Promise<unknown>,
  code: GlassformerErrorCode,
): Promise<GlassformerError> {
  const error: unknown = await promise.then(
    () => expect.fail(`expected ${code}, but nothing was wrong`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GlassformerError);
  expect(error).toMatchObject({ code });
  return error as GlassformerError;
}
