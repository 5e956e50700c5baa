import { GlassformerError, type LoadOptions, type ProgressInfo } from 'glassformer';
import { expect, it, vi } from 'vitest';
import { Loading } from './loading.svelte';

/** A load that tells and ends as it is told to. */
function controlled() {
  let options: LoadOptions = {};
  let resolve: (model: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const ended = new Promise<string>((...settle) => ([resolve, reject] = settle));
  const ready = vi.fn();
  const load = vi.fn((given: LoadOptions) => {
    options = given;
    return ended;
  });
  const tell = (info: Omit<ProgressInfo, 'name'>) =>
    options.progress_callback?.({ name: 'model', ...info });
  return { loading: new Loading<string>(load, ready), load, tell, ready, resolve, reject };
}

it('knows how much is to come once it knows of the weights', () => {
  const { loading, tell } = controlled();
  void loading.start();
  tell({ status: 'progress', file: 'config.json', loaded: 10, total: 10 });
  expect([loading.loaded, loading.total]).toEqual([10, 0]);
  tell({ status: 'progress', file: 'model.safetensors', loaded: 100, total: 900 });
  expect([loading.loaded, loading.total]).toEqual([110, 910]);
  tell({ status: 'progress', file: 'model.safetensors', loaded: 900, total: 900 });
  expect([loading.loaded, loading.total]).toEqual([910, 910]);
});

it('loads once, however often it is asked to', async () => {
  const { loading, load, ready, resolve } = controlled();
  const first = loading.start();
  await loading.start();
  expect(loading.state).toBe('loading');
  resolve('the model');
  await first;
  await loading.start();
  expect(load).toHaveBeenCalledOnce();
  expect(ready).toHaveBeenCalledExactlyOnceWith('the model');
  expect(loading.state).toBe('ready');
});

it('says what went wrong, and can be asked again', async () => {
  const { loading, load, reject } = controlled();
  reject(new GlassformerError('not_found', 'no such file'));
  await loading.start();
  expect(loading.state).toBe('failed');
  expect(loading.problem).toEqual({ kind: 'missing-file', detail: 'no such file' });
  load.mockResolvedValue('the model');
  await loading.start();
  expect([loading.state, loading.problem]).toEqual(['ready', null]);
});
