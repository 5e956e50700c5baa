// chrF (Popović 2015) as sacrebleu defines it: nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no.

const ORDER = 6;

/**
 * How often each run of `n` characters stands in `text`.
 * @param {string[]} characters
 * @param {number} n
 */
function ngrams(characters, n) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let i = 0; i + n <= characters.length; i += 1) {
    const gram = characters.slice(i, i + n).join('');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** @param {Map<string, number>} counts */
const total = (counts) => [...counts.values()].reduce((sum, count) => sum + count, 0);

/**
 * The score, 0 to 100, of the i-th hypothesis against the i-th reference: white space is taken out,
 * n-grams of 1 to 6 characters are counted over the whole corpus, precision and recall are averaged
 * over those lengths that both sides have, and recall weighs `beta` times.
 * @param {readonly string[]} hypotheses
 * @param {readonly string[]} references
 * @param {number} [beta]
 */
export function corpusChrf(hypotheses, references, beta = 2) {
  if (hypotheses.length !== references.length) {
    throw new RangeError(
      `expected as many hypotheses as references, ${references.length}, found ${hypotheses.length}`,
    );
  }
  const sums = Array.from({ length: ORDER }, () => ({ guessed: 0, wanted: 0, matched: 0 }));
  for (const [i, hypothesis] of hypotheses.entries()) {
    const ours = [...hypothesis.replace(/\s+/g, '')];
    const theirs = [...(references[i] ?? '').replace(/\s+/g, '')];
    for (const [k, sum] of sums.entries()) {
      const wanted = ngrams(theirs, k + 1);
      // As sacrebleu: a reference too short for this length does not count.
      if (wanted.size === 0) continue;
      const guessed = ngrams(ours, k + 1);
      sum.guessed += total(guessed);
      sum.wanted += total(wanted);
      for (const [gram, count] of guessed) sum.matched += Math.min(count, wanted.get(gram) ?? 0);
    }
  }
  const used = sums.filter(({ guessed, wanted }) => guessed > 0 && wanted > 0);
  if (!used.some(({ matched }) => matched > 0)) return 0;
  /** @param {'guessed' | 'wanted'} of */
  const mean = (of) =>
    used.reduce((sum, counts) => sum + counts.matched / counts[of], 0) / used.length;
  const precision = mean('guessed');
  const recall = mean('wanted');
  return (100 * (1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall);
}
