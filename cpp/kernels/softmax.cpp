#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

#include "kernels/exp.h"
#include "kernels/simd.h"

namespace glassformer {
namespace {

using simd::Floats, simd::kLanes;

constexpr float kInfinity = std::numeric_limits<float>::infinity();

[[gnu::noinline]] float largest(const float* x, Index N) {
  Floats even = simd::splat(-kInfinity), odd = even;
  Index n = 0;
  for (; n + 2 * kLanes <= N; n += 2 * kLanes) {
    even = simd::max(even, simd::load(x + n));
    odd = simd::max(odd, simd::load(x + n + kLanes));
  }
  float result = simd::largest_lane(simd::max(even, odd));
  for (; n < N; ++n) result = std::max(result, x[n]);
  return result;
}

/// Σ exp(x − shift); where T is not const, also x ← exp(x − shift). Each lane adds its own share,
/// so that the error of the sum grows with N / (2 · kLanes).
template <typename T>
[[gnu::noinline]] float exponentiate(T* x, Index N, float shift) {
  constexpr bool kStore = !std::is_const_v<T>;
  const Floats shift_v = simd::splat(shift);
  const auto step = [&](Index n) {
    const Floats e = simd::exp_of_nonpositive(simd::load(x + n) - shift_v);
    if constexpr (kStore) simd::store(x + n, e);
    return e;
  };
  Floats even{}, odd{};
  Index n = 0;
  for (; n + 2 * kLanes <= N; n += 2 * kLanes) {
    even += step(n);
    odd += step(n + kLanes);
  }
  for (; n < N; n += kLanes) {
    const Index count = std::min(N - n, kLanes);
    const Floats e = simd::exp_of_nonpositive(simd::load_upto(x + n, count, -kInfinity) - shift_v);
    if constexpr (kStore) simd::store_upto(x + n, e, count);
    even += e;
  }
  return simd::sum_of_lanes(even + odd);
}

[[gnu::noinline]] void scale(float* x, Index N, float factor) {
  Index n = 0;
  for (; n + kLanes <= N; n += kLanes) simd::store(x + n, simd::load(x + n) * simd::splat(factor));
  for (; n < N; ++n) x[n] *= factor;
}

}  // namespace

void softmax(MatrixView x) {
  for (Index m = 0; m < x.rows(); ++m) {
    float* row = x.data() + m * x.outerStride();
    const float shift = largest(row, x.cols());
    if (shift == -kInfinity) {
      std::fill_n(row, x.cols(), 0.0f);
    } else {
      scale(row, x.cols(), 1 / exponentiate(row, x.cols(), shift));
    }
  }
}

float log_sum_exp(const float* x, Index N) {
  const float shift = largest(x, N);
  return shift == -kInfinity ? shift : shift + std::log(exponentiate(x, N, shift));
}

}  // namespace glassformer
