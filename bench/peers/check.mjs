// Both engines must compute the same function before their times are worth comparing.
import { Problem } from '../../scripts/problems.mjs';
import { argmax } from './engines.mjs';
import { SOURCE, STEPS } from './suites.mjs';
import { CONFIG } from './weights.mjs';

/** Half the distance from 1 to the next 32-bit float: the largest relative error of one rounding. */
const ROUNDING = 2 ** -24;

/**
 * How far two f32 computations of a logit may be apart. A sum of n products is n roundings one
 * after the other, of which random ones add up to √n of one (Higham, Accuracy and Stability of
 * Numerical Algorithms, 2002, section 2.6), and layer norms keep sizes near 1 from layer to layer.
 * Both computations err, independently: √2; and the largest of all logits may lie five standard
 * deviations out.
 * @param {number} largest absolute value of a logit
 */
function tolerance(largest) {
  const { d_model: D, encoder_ffn_dim: F, encoder_layers, decoder_layers } = CONFIG;
  const attention = (/** @type {number} */ keys) => 2 * D + D / 8 + keys;
  const norm = 2 * D;
  const encoder = encoder_layers * (attention(SOURCE) + D + F + 2 * norm);
  const decoder = decoder_layers * (attention(STEPS) + attention(SOURCE) + D + F + 3 * norm);
  return 5 * Math.sqrt(2) * Math.sqrt(encoder + decoder + D) * ROUNDING * Math.max(1, largest);
}

/**
 * @param {import('../hosts.mjs').Host} host
 * @returns {Promise<{ largest: number, tolerance: number, f32: number, int8: number,
 *   int8_peer: number, same: number, steps: number }>} largest differences of logits: of the two
 *   engines in f32, and of each one's int8 from its own f32; steps in which all agree on the best
 */
export async function check(host) {
  const run = (/** @type {string} */ engine, /** @type {string} */ dtype) =>
    /** @type {Promise<number[][]>} */ (
      host.run('bench/peers/suites.mjs', 'logits', { engine, dtype })
    );
  const own = await run('glassformer', 'f32');
  const peer = await run('onnxruntime-web', 'f32');
  const own8 = await run('glassformer', 'int8');
  const peer8 = await run('onnxruntime-web', 'int8');
  const largest = peer.flat().reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const found = {
    largest,
    tolerance: tolerance(largest),
    f32: difference(own, peer),
    int8: difference(own8, own),
    int8_peer: difference(peer8, peer),
    same: own.filter((logits, i) =>
      [peer, own8, peer8].every((other) => argmax(other[i]) === argmax(logits)),
    ).length,
    steps: own.length,
  };
  if (!(found.f32 <= found.tolerance)) {
    throw new Problem(
      `In ${host.name} the engines' f32 logits differ by ${found.f32}, more than the ` +
        `${found.tolerance} of rounding: they do not compute the same function.`,
    );
  }
  return found;
}

/** @param {readonly number[][]} a @param {readonly number[][]} b */
function difference(a, b) {
  let most = a.length === b.length ? 0 : Infinity;
  for (const [i, row] of a.entries()) {
    for (const [j, each] of row.entries()) most = Math.max(most, Math.abs(each - b[i]?.[j]));
  }
  return most;
}
