/** A sample as a whole program: what it needs before, with the arguments written out, and after. */

export interface Program {
  /** Imports, the model, and what the sample is given. */
  readonly before: string;
  /** The sample's own lines. */
  readonly own: string;
  /** What is left when it is done. */
  readonly after: string;
}

const IMPORTS = /^import \{ (.+) \} from '(.+)';$/gm;
const FUNCTION = /^export default async \(\{([^}]*)\}\) => \{\n(.*)^\};$/ms;
const RETURN = /^return (.*);\n$/ms;

/** Writes a value as JavaScript does. */
export function written(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replace(/\\"|'/g, quoted)}'`;
  if (value instanceof Float32Array)
    return `Float32Array.of(${[...value].map(written).join(', ')})`;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return entries.length === 0
      ? '{}'
      : `{ ${entries.map(([name, each]) => `${name}: ${written(each)}`).join(', ')} }`;
  }
  return String(value);
}

const quoted = (mark: string) => (mark === "'" ? "\\'" : '"');

/**
 * The program of a sample's source, for the model in a folder or at a URL.
 * @throws Error where the source is not an asynchronous arrow function that ends with its result.
 */
export function programOf(
  source: string,
  given: Readonly<Record<string, unknown>>,
  model: string,
): Program {
  const [, parameters, body] = FUNCTION.exec(source) ?? [];
  if (parameters === undefined || body === undefined) throw new Error('not a sample');
  const names = parameters.split(',').map((name) => name.trim());
  const own = body.replace(/^ {2}/gm, '');
  if (!RETURN.test(own)) throw new Error('a sample ends with its result');
  const used = names.filter((name) => name !== 'translator' && name !== '');
  const loads = names.includes('translator');
  const lines = [...source.matchAll(IMPORTS)];
  const imports = lines.flatMap(([, names = '', from]) =>
    from === 'glassformer' ? names.split(', ') : [],
  );
  const others = lines.flatMap(([line, , from]) => (from === 'glassformer' ? [] : [line]));
  const needed = [...imports, ...(loads ? ['Translator'] : [])];
  const before = [
    `import { ${needed.join(', ')} } from 'glassformer';`,
    ...others,
    '',
    ...(loads ? [`const translator = await Translator.from_pretrained(${written(model)});`] : []),
    ...used.map((name) => `const ${name} = ${written(given[name])};`),
  ];
  const after = [
    ...(loads ? ['await translator.dispose();'] : []),
    ...(imports.includes('Operations') ? ['await Operations.dispose();'] : []),
  ];
  const joined = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
  return {
    before: joined(before),
    own: own.replace(RETURN, 'console.log($1);\n'),
    after: joined(after),
  };
}

/** All of it, as it is copied. */
export const textOf = ({ before, own, after }: Program): string =>
  [before, own, after].filter((part) => part !== '').join('\n');
