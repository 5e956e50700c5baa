import { type Tensor, decodeSafetensors } from 'glassformer';

/** Files of the project, where the tests run in Node and where Vite serves them to a browser. */

export const inNode = typeof process === 'object' && 'node' in (process.versions ?? {});

/** The URL of a file or folder, from the project's root. Vite serves what is public as the root. */
export function at(path: string): string {
  if (inNode) return new URL(`../../${path}`, import.meta.url).href;
  return `${location.origin}/${path.replace(/^public\//, '')}`;
}

/** The trained model of the page. */
export const EVERYDAY = at('public/models/everyday-en-ko');

/** Models that PyTorch made up, with everything it computed with them. */
export const FIXTURES = ['lecture', 'marian', 'pre_norm_gelu', 'gelu_new'] as const;
export const fixture = (name: string) => at(`cpp/tests/fixtures/${name}`);

export async function read(url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (inNode) {
    const { readFile } = await import('node:fs/promises');
    return Uint8Array.from(await readFile(new URL(url)));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function readJson<Content>(url: string): Promise<Content> {
  return JSON.parse(new TextDecoder().decode(await read(url))) as Content;
}

export async function readSafetensors(url: string): Promise<ReadonlyMap<string, Tensor>> {
  return decodeSafetensors(await read(url)).tensors;
}
