import { platform } from '#platform';
import { GlassformerError } from './errors.js';
import { readAll, readWith } from './files.js';
import type { CallContext } from './messages.js';
import { type Module, startModule, type Variant } from './module.js';
import { type OperationCall, compute } from './operation.js';
import type { OpenFile } from './platform/platform.js';
import type { BeamState, DType, Interventions, Tensor } from './types.js';
import type {
  Buffer,
  Computation,
  Decoding,
  Forward,
  Generation,
  GenerationOptions,
  Interventions as AllInterventions,
  Model,
} from './wasm/glassformer-simd.js';

export interface LoadArgument {
  /** The model directory, and the content of its config.json. */
  readonly directory: string;
  readonly config: string;
  readonly dtype: DType | undefined;
  readonly variant: Variant | undefined;
  readonly cacheName: string | undefined;
}

export interface Loaded {
  readonly dtype: DType;
  readonly variant: Variant;
  readonly parameters: readonly string[];
}

/** Options that the caller gave; the model has defaults for the others. */
export type GivenOptions = Partial<Omit<GenerationOptions, 'seed'>> & { readonly seed?: number };

export interface Hypothesis {
  readonly ids: readonly number[];
  readonly probabilities: readonly number[];
  readonly score: number;
}

/** A hypothesis that a beam search kept for a while. */
export interface BeamPoint {
  readonly id: number;
  readonly parent: number;
  readonly step: number;
  readonly logProbability: number;
  readonly sum: number;
  readonly score: number;
  readonly state: BeamState;
}

/** The next position of a decoding. */
export interface Position {
  /** The most probable tokens, best first. */
  readonly ranked: Int32Array;
  /** Of the whole vocabulary. */
  readonly probabilities: Float32Array;
  readonly logits: Float32Array;
  readonly trace: Map<string, Tensor>;
}

/** A teacher-forced pass. */
export interface Pass {
  readonly sources: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
  readonly interventions: Interventions | undefined;
}

/** A number of a pass or of an operation. */
export interface NumberPlace {
  readonly name: string;
  readonly index: readonly number[];
}

/** What to generate from. */
export interface GenerationRequest {
  readonly sources: readonly (readonly number[])[];
  readonly options: GivenOptions;
  readonly interventions: Interventions | undefined;
}

export type Engine = ReturnType<typeof createEngine>;

/**
 * The C++ core behind plain functions: each takes one plain value and gives one back, so that they
 * can be called from another thread. What is alive between calls goes by a number.
 */
export function createEngine() {
  let started: Promise<{ module: Module; variant: Variant }> | undefined;
  let model: Model | undefined;
  const decodings = new Map<number, Decoding>();
  let decodingsStarted = 0;
  let explained: { readonly key: string; readonly forward: Forward } | undefined;

  const start = (variant: Variant | undefined, signal?: AbortSignal) =>
    (started ??= startModule(variant, signal).catch((error: unknown) => {
      started = undefined;
      throw error;
    }));

  async function loaded(): Promise<{ module: Module; model: Model }> {
    if (started === undefined || model === undefined) throw new Error('no model is loaded');
    return { module: (await started).module, model };
  }

  function keep(decoding: Decoding): number {
    decodings.set(++decodingsStarted, decoding);
    return decodingsStarted;
  }

  function decodingAt(handle: number): Decoding {
    const decoding = decodings.get(handle);
    if (decoding === undefined) {
      throw new GlassformerError('disposed', 'this decoding was used after dispose()');
    }
    return decoding;
  }

  return {
    async load(
      { directory, config, dtype, variant, cacheName }: LoadArgument,
      { signal, report }: CallContext,
    ): Promise<Loaded> {
      const core = await start(variant, signal);
      const file = {
        directory: new URL(directory),
        file: 'model.safetensors',
        report,
        signal,
        cacheName,
      };
      const { href } = file.directory;
      const configFile = `${href}config.json`;
      core.module.checkConfig(config, configFile);
      const weights = await readWith(file, (opened) => intoHeap(core.module, opened));
      try {
        const weightsFile = href + file.file;
        model = new core.module.Model(config, configFile, weights, weightsFile, dtype ?? '');
      } finally {
        weights.delete();
      }
      return {
        dtype: model.dtype as DType,
        variant: core.variant,
        parameters: model.parameterNames(),
      };
    },

    async parameter({ name }: { readonly name: string }): Promise<Tensor> {
      return (await loaded()).model.parameter(name);
    },

    async forward(
      { pass, patterns }: { readonly pass: Pass; readonly patterns: readonly string[] },
      { signal }: CallContext,
    ): Promise<{ logits: Tensor; trace: Map<string, Tensor> }> {
      const { module, model } = await loaded();
      // Of many passes asked for and given up, none is computed.
      await platform.pause();
      signal.throwIfAborted();
      const forward = startPass(module, model, pass);
      try {
        const trace = forward.trace([...patterns, 'logits']);
        const logits = trace.get('logits') as Tensor;
        return { logits, trace };
      } finally {
        forward.delete();
      }
    },

    /** Keeps the pass that was asked about last: questions about one come in a row. */
    async explain({
      pass,
      name,
      index,
    }: NumberPlace & { readonly pass: Pass }): Promise<ReturnType<Forward['explain']>> {
      const { module, model } = await loaded();
      const key = JSON.stringify(pass);
      if (explained?.key !== key) {
        explained?.forward.delete();
        explained = undefined;
        explained = { key, forward: startPass(module, model, pass) };
      }
      return explained.forward.explain(name, index);
    },

    /** Reports, if asked to, the ids of the first source's best hypothesis after each token. */
    async generate(
      { progress, ...request }: GenerationRequest & { readonly progress: boolean },
      { signal, report }: CallContext,
    ): Promise<Hypothesis[][]> {
      const { module, model } = await loaded();
      const generation = startGeneration(module, model, request);
      try {
        await finish(generation, signal, () => {
          if (progress) report(Array.from(generation.best(0)));
        });
        return resultsOf(generation);
      } finally {
        generation.delete();
      }
    },

    /** Beam search for the first source, and the way it took. */
    async beams(
      request: GenerationRequest,
      { signal }: CallContext,
    ): Promise<{ hypotheses: Hypothesis[]; points: BeamPoint[] }> {
      const { module, model } = await loaded();
      const generation = startGeneration(module, model, request);
      try {
        await finish(generation, signal);
        const [hypotheses = []] = resultsOf(generation);
        return { hypotheses, points: generation.tree(0) as BeamPoint[] };
      } finally {
        generation.delete();
      }
    },

    async startDecoding(
      {
        source,
        patterns,
        options,
        interventions,
      }: {
        readonly source: readonly number[];
        readonly patterns: readonly string[];
        readonly options: GivenOptions;
        readonly interventions: Interventions | undefined;
      },
      { signal }: CallContext,
    ): Promise<{ decoding: number; sourceTrace: Map<string, Tensor>; limit: number }> {
      const { module, model } = await loaded();
      await platform.pause();
      signal.throwIfAborted();
      const complete = withDefaults(model, options);
      const changes = completed(module, interventions);
      const decoding = new module.Decoding(model, source, patterns, complete, changes);
      const limit = complete.max_new_tokens;
      return { decoding: keep(decoding), sourceTrace: decoding.sourceTrace(), limit };
    },

    /** Computes the position after `ids`, taking back or adding tokens to get there. */
    async advance({
      decoding: handle,
      ids,
      candidates,
    }: {
      readonly decoding: number;
      readonly ids: readonly number[];
      readonly candidates: number;
    }): Promise<Position> {
      const decoding = decodingAt(handle);
      const present = decoding.tokens();
      const differs = present.findIndex((id, index) => ids[index] !== id);
      const common = differs < 0 ? present.length : differs;
      decoding.back(present.length - common);
      for (const id of ids.slice(common)) decoding.append(id);
      decoding.step();
      return {
        ranked: decoding.ranked(candidates),
        probabilities: decoding.probabilities(),
        logits: decoding.logits(),
        trace: decoding.trace(),
      };
    },

    async fork({ decoding }: { readonly decoding: number }): Promise<number> {
      return keep(decodingAt(decoding).fork());
    },

    async endDecoding({ decoding }: { readonly decoding: number }): Promise<void> {
      decodings.get(decoding)?.delete();
      decodings.delete(decoding);
    },

    /** Needs no model. */
    async operate({ operation, variant }: OperationCall): Promise<Map<string, Tensor>> {
      const { module } = await start(variant);
      return compute(module, operation, (computation) => computation.tensors());
    },

    /** Computes it once more, for where a number in it comes from. */
    async explainOperation({
      operation,
      variant,
      name,
      index,
    }: OperationCall & NumberPlace): Promise<ReturnType<Computation['explain']>> {
      const { module } = await start(variant);
      return compute(module, operation, (computation) => computation.explain(name, index));
    },

    /** Frees everything; the engine must not be used afterwards. */
    async end(_: undefined): Promise<void> {
      for (const decoding of decodings.values()) decoding.delete();
      decodings.clear();
      explained?.forward.delete();
      explained = undefined;
      model?.delete();
      model = undefined;
      started = undefined;
    },
  };
}

/** Reads a file straight into the WebAssembly heap where its size is known beforehand. */
async function intoHeap(module: Module, file: OpenFile): Promise<Buffer> {
  if (file.size === undefined) {
    const bytes = await readAll(file);
    const buffer = new module.Buffer(bytes.byteLength);
    buffer.view().set(bytes);
    return buffer;
  }
  const buffer = new module.Buffer(file.size);
  try {
    let offset = 0;
    for await (const chunk of file.chunks) {
      // A file may have become longer since its size was told; readWith sees that.
      if (offset + chunk.byteLength <= file.size) buffer.view().set(chunk, offset);
      offset += chunk.byteLength;
    }
    return buffer;
  } catch (error) {
    buffer.delete();
    throw error;
  }
}

function withDefaults(model: Model, { seed, ...given }: GivenOptions): GenerationOptions {
  const defaults = model.defaultOptions();
  return { ...defaults, ...given, ...(seed !== undefined && { seed: BigInt(seed) }) };
}

function startGeneration(module: Module, model: Model, request: GenerationRequest): Generation {
  const { sources, options, interventions } = request;
  const changes = completed(module, interventions);
  return new module.Generation(model, sources, withDefaults(model, options), changes);
}

/** Lets a generation come to its end, unless it is given up between two tokens. */
async function finish(
  generation: Generation,
  signal: AbortSignal,
  onToken?: () => void,
): Promise<void> {
  for (let unfinished = true; unfinished;) {
    await platform.pause();
    signal.throwIfAborted();
    unfinished = generation.step();
    onToken?.();
  }
}

const resultsOf = (generation: Generation): Hypothesis[][] =>
  generation.results().map((found) =>
    found.map(({ ids, probabilities, score }) => ({
      ids: Array.from(ids),
      probabilities: Array.from(probabilities),
      score,
    })),
  );

function startPass(module: Module, model: Model, pass: Pass): Forward {
  const changes = completed(module, pass.interventions);
  return new module.Forward(model, pass.sources, pass.targets, changes);
}

function completed(module: Module, given: Interventions | undefined): AllInterventions {
  return { ...module.noInterventions(), ...given };
}
