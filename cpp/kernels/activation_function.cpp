#include "kernels/activation_function.h"

#include <cmath>
#include <numbers>

#include "kernels/exp.h"
#include "kernels/simd.h"

namespace glassformer {
namespace {

using simd::Floats, simd::kLanes, simd::madd, simd::splat;

Floats absolute(Floats x) { return simd::max(x, -x); }

/// σ(x) = 1 / (1 + e^−x), by an exponential that cannot overflow.
Floats sigmoid(Floats x) {
  const Floats e = simd::exp_of_nonpositive(-absolute(x));
  const Floats one = splat(1);
  return (x < 0 ? e : one) / (one + e);
}

Floats relu(Floats x) { return simd::max(x, Floats{}); }

Floats silu(Floats x) { return x * sigmoid(x); }

/// x · Φ(x) with Φ(−|x|) = ½ erfc(z), z = |x| / √2, and erfc(z) = e^(−z²) · t · P(t),
/// t = 1 / (1 + 0.4 z), the form of Abramowitz and Stegun 7.1.26; P is fitted through the Chebyshev
/// nodes of z in 0..9.4, relative error 1.0e-7. So that small results are relatively exact too.
Floats gelu(Floats x) {
  const Floats z = absolute(x) * splat(std::numbers::sqrt2_v<float> / 2);
  const Floats t = splat(1) / madd(splat(0.4f), z, splat(1));
  Floats p = splat(0x1.304590p-5f);
  for (const float coefficient : {-0x1.ee154ap-4f, 0x1.6813bcp-5f, 0x1.104378p-3f, 0x1.93cd2ap-5f,
                                  0x1.a6172ap-3f, 0x1.96f464p-3f, 0x1.d0a5d0p-3f, 0x1.ce0c36p-3f}) {
    p = madd(p, t, splat(coefficient));
  }
  const Floats tail = splat(0.5f) * simd::exp_of_nonpositive(-z * z) * t * p;
  return x * (x < 0 ? tail : splat(1) - tail);
}

/// ½ (1 + tanh u) = σ(2u).
Floats gelu_tanh(Floats x) {
  const Floats factor = splat(2 * std::sqrt(2 * std::numbers::inv_pi_v<float>));
  return x * sigmoid(factor * madd(splat(0.044715f) * x * x, x, x));
}

template <typename Function>
[[gnu::noinline]] void apply(float* x, Index count, Function function) {
  Index n = 0;
  for (; n + kLanes <= count; n += kLanes) simd::store(x + n, function(simd::load(x + n)));
  for (; n < count; ++n) x[n] = function(splat(x[n]))[0];
}

template <typename Function>
void apply_to_rows(MatrixView x, Function function) {
  for (Index m = 0; m < x.rows(); ++m) {
    apply(x.data() + m * x.outerStride(), x.cols(), function);
  }
}

}  // namespace

void activate(ActivationFunction function, MatrixView x) {
  switch (function) {
    case ActivationFunction::kRelu:
      return apply_to_rows(x, [](Floats v) { return relu(v); });
    case ActivationFunction::kSilu:
      return apply_to_rows(x, [](Floats v) { return silu(v); });
    case ActivationFunction::kGelu:
      return apply_to_rows(x, [](Floats v) { return gelu(v); });
    case ActivationFunction::kGeluTanh:
      return apply_to_rows(x, [](Floats v) { return gelu_tanh(v); });
  }
}

}  // namespace glassformer
