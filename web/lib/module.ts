import { platform } from '#platform';
import { GlassformerError } from './errors.js';
import { readAll } from './files.js';
import type { Variant } from './types.js';
import { isSupported, VARIANTS } from './variants.js';
import type { MainModule } from './wasm/glassformer-simd.js';
import createRelaxed from './wasm/glassformer-relaxed.js';
import createSimd from './wasm/glassformer-simd.js';

export type { Variant } from './types.js';

/** The C++ core: what cpp/bindings exports. */
export type Module = MainModule;

type Factory = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): void;
}) => Promise<Module>;

/** Where each variant is, said so that bundlers see it and take the file along. */
const SOURCES: Readonly<Record<Variant, { create: Factory; url: () => URL }>> = {
  relaxed: {
    create: createRelaxed as Factory,
    url: () => new URL('./wasm/glassformer-relaxed.wasm', import.meta.url),
  },
  simd: {
    create: createSimd as Factory,
    url: () => new URL('./wasm/glassformer-simd.wasm', import.meta.url),
  },
};

/** Starts the best variant that runs here, or the one asked for. */
export async function startModule(
  wanted: Variant | undefined,
  signal: AbortSignal | undefined,
): Promise<{ module: Module; variant: Variant }> {
  const variant = VARIANTS.find((each) => (wanted ?? each) === each && isSupported(each));
  if (variant === undefined) {
    throw new GlassformerError(
      'unsupported_browser',
      wanted === 'relaxed'
        ? 'WebAssembly relaxed SIMD is needed: Chrome or Edge 114 and Node 22 and newer have it'
        : 'WebAssembly SIMD is needed: Chrome or Edge 91, Firefox 89, Safari 16.4, Node 16.4 and newer have it',
    );
  }
  const { create, url } = SOURCES[variant];
  const file = await platform.open(url(), signal);
  const compiled = await WebAssembly.compile(await readAll(file));
  const module = await new Promise<Module>((resolve, reject) => {
    create({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then(done, reject);
      },
    }).then(resolve, reject);
  });
  return { module, variant };
}
