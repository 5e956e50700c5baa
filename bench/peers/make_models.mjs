// The same weights in both engines' formats, in f32 and in int8, under out/.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { modelUrl } from './engines.mjs';
import { writeModelDirectory } from './model_directory.mjs';
import { writeOnnxModels } from './onnx_models.mjs';
import { makeWeights } from './weights.mjs';

/** Makes what is not there yet. */
export function makeModels() {
  const out = fileURLToPath(new URL('out/', import.meta.url));
  if (existsSync(out)) return;
  console.error('Making the models …');
  const weights = makeWeights();
  const unfinished = out.replace(/\/$/, '.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  for (const dtype of /** @type {const} */ (['f32', 'int8'])) {
    const quantized = dtype === 'int8';
    const place = (/** @type {import('./engines.mjs').EngineName} */ engine) => {
      const directory = fileURLToPath(modelUrl(engine, dtype)).replace(out, `${unfinished}/`);
      mkdirSync(directory, { recursive: true });
      return directory;
    };
    writeModelDirectory(place('glassformer'), weights, { quantized });
    writeOnnxModels(place('onnxruntime-web'), weights, { quantized });
  }
  renameSync(unfinished, out);
}
