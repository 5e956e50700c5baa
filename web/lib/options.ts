import { GlassformerError, quote } from './errors.js';

/** Says what a value must be, and whether it is. */
export interface Rule {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

/** One rule for every option that a function knows. */
export type Rules<Options> = { readonly [Name in keyof Required<Options>]: Rule };

/** The rules but for some options. */
export function without<Options extends object, Names extends keyof Options>(
  rules: Rules<Options>,
  ...names: readonly Names[]
): Rules<Omit<Options, Names>> {
  const kept = Object.entries(rules).filter(([name]) => !names.includes(name as Names));
  return Object.fromEntries(kept) as unknown as Rules<Omit<Options, Names>>;
}

const rule = (expected: string, accepts: (value: unknown) => boolean): Rule => ({
  expected,
  accepts,
});

export const a_boolean = rule('true or false', (value) => typeof value === 'boolean');
export const a_function = rule('a function', (value) => typeof value === 'function');
export const an_abort_signal = rule('an AbortSignal', (value) => value instanceof AbortSignal);
export const a_name = rule(
  'a string that is not empty',
  (value) => typeof value === 'string' && value !== '',
);
export const a_selection = rule(
  'true, false or an array of names',
  (value) => typeof value === 'boolean' || isStringList(value),
);

/** The largest that the core's integers hold: it would take a larger one for another number. */
export const MOST_INTEGER = 2 ** 31 - 1;

export function an_integer(least: number, most = MOST_INTEGER): Rule {
  return rule(
    `an integer from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

export const a_number = rule('a finite number', Number.isFinite);
export const a_positive_number = rule(
  'a number above 0',
  (value) => Number.isFinite(value) && Number(value) > 0,
);
export const a_probability = rule(
  'a number above 0 and at most 1',
  (value) => Number.isFinite(value) && Number(value) > 0 && Number(value) <= 1,
);

export function one_of(...values: readonly string[]): Rule {
  return rule(`one of ${values.map(quote).join(', ')}`, (value) =>
    values.includes(value as string),
  );
}

/**
 * Checks the options given to `where`. Throws a TypeError for one that it does not know, and a
 * GlassformerError for one of the wrong type or range. Options that are `undefined` are left out.
 */
export function checkOptions<Options extends object>(
  where: string,
  options: unknown,
  rules: Rules<Options>,
): Options {
  if (options === undefined) return {} as Options;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new GlassformerError(
      'invalid_option',
      `${where} takes an object of options, not ${quote(options)}`,
    );
  }
  const known = rules as Readonly<Record<string, Rule>>;
  const checked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).sort().join(', ');
      throw new TypeError(`${where} has no option ${quote(name)}; it knows ${names}`);
    }
    if (value === undefined) continue;
    const { expected, accepts } = known[name] as Rule;
    if (!accepts(value)) {
      throw new GlassformerError(
        'invalid_option',
        `${where}: the option ${name} must be ${expected}, not ${quote(value)}`,
      );
    }
    checked[name] = value;
  }
  return checked as Options;
}

function isStringList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
