import { platform } from '#platform';
import { GlassformerError } from './errors.js';
import { readAll } from './files.js';
import type { MainModule } from './wasm/glassformer-simd.js';
import createRelaxed from './wasm/glassformer-relaxed.js';
import createSimd from './wasm/glassformer-simd.js';

/** The C++ core: what cpp/bindings exports. */
export type Module = MainModule;

/** The builds of the core, best first. */
export const VARIANTS = ['relaxed', 'simd'] as const;
export type Variant = (typeof VARIANTS)[number];

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

/** The smallest module that needs one instruction: (func (param…) (result v128) … op). */
function needing(parameters: number, opcode: readonly number[]): Uint8Array<ArrayBuffer> {
  const V128 = 0x7b;
  const type = [0x60, parameters, ...Array<number>(parameters).fill(V128), 1, V128];
  const gets = Array.from({ length: parameters }, (_, index) => [0x20, index]).flat();
  const body = [0, ...gets, 0xfd, ...opcode, 0x0b];
  const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, ...type),
    ...section(3, 1, 0),
    ...section(10, 1, body.length, ...body),
  ]);
}

const PROBES: Readonly<Record<Variant, Uint8Array<ArrayBuffer>>> = {
  relaxed: needing(3, [0x85, 0x02]), // f32x4.relaxed_madd
  simd: needing(1, [0x4d]), // v128.not
};

/** Whether this browser, or Node, can run a variant. */
export function isSupported(variant: Variant): boolean {
  return WebAssembly.validate(PROBES[variant]);
}

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
