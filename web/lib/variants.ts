/** Which builds of the core there are, and which of them run here. */
import type { Variant } from './types.js';

/** The builds of the core, best first. */
export const VARIANTS: readonly Variant[] = ['relaxed', 'simd'];

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
