// The exponential function of vectors. This is internal to kernels/.
#pragma once

#include "kernels/simd.h"

namespace glassformer::simd {

/// e^x for x ≤ 0, within 2 units in the last place; exactly 0 where the result would be less than
/// the smallest normal number, so for −∞ too. NaN stays NaN.
///
/// x = n · ln 2 + r with |r| ≤ ½ ln 2, and e^x = 2ⁿ · e^r (Cody and Waite 1980).
inline Floats exp_of_nonpositive(Floats x) {
  // Adding 1.5 · 2²³ rounds to a whole number; with 127 more, the lowest bits are the exponent
  // field of 2ⁿ.
  const Floats magic = splat(0x1.8p23f + 127);
  const Floats biased = madd(x, splat(0x1.715476p+0f), magic);  // 1 / ln 2
  const Floats power = reinterpret_cast<Floats>(reinterpret_cast<Ints>(biased) << 23);
  const Floats n = biased - magic;
  // ln 2 in two parts, the first so short that its product with n is exact.
  Floats r = madd(n, splat(-0x1.62e4p-1f), x);
  r = madd(n, splat(-0x1.7f7d1cp-20f), r);
  // (e^r − 1 − r) / r² through the Chebyshev nodes of the interval: relative error of e^r 1.1e-8.
  Floats q = splat(0x1.6d117cp-10f);
  q = madd(q, r, splat(0x1.120be2p-7f));
  q = madd(q, r, splat(0x1.555518p-5f));
  q = madd(q, r, splat(0x1.5554dcp-3f));
  q = madd(q, r, splat(0.5f));
  const Floats e_r = splat(1.0f) + madd(r * r, q, r);
  const Floats smallest = splat(-0x1.5d589ep6f);  // ln of the smallest normal number
  return x < smallest ? Floats{} : e_r * power;
}

}  // namespace glassformer::simd
