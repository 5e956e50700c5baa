#include "kernels/layer_norm.h"

#include <algorithm>
#include <cmath>

#include "kernels/simd.h"

namespace glassformer {
namespace {

using simd::Floats, simd::kLanes;

/// Σ_n f(x[n]) over N values; f gets a vector, and its result in lanes beyond N does not count.
template <typename F>
float sum(const float* x, Index N, F f) {
  Floats even{}, odd{};
  Index n = 0;
  for (; n + 2 * kLanes <= N; n += 2 * kLanes) {
    even += f(simd::load(x + n));
    odd += f(simd::load(x + n + kLanes));
  }
  float total = simd::sum_of_lanes(even + odd);
  for (; n < N; ++n) total += f(simd::splat(x[n]))[0];
  return total;
}

struct Moments {
  float mean;
  float rstd;
};

/// In two passes: the difference of two large sums would lose what the variance is.
[[gnu::noinline]] Moments moments(const float* x, Index N, float epsilon) {
  const float count = static_cast<float>(N);
  const float mean = sum(x, N, [](Floats v) { return v; }) / count;
  const Floats mean_v = simd::splat(mean);
  const float variance = sum(x, N, [&](Floats v) { return (v - mean_v) * (v - mean_v); }) / count;
  return {mean, 1 / std::sqrt(variance + epsilon)};
}

[[gnu::noinline]] void normalise(const float* x, Index N, Moments moments, const float* gamma,
                                 const float* beta, float* y) {
  const Floats mean = simd::splat(moments.mean), rstd = simd::splat(moments.rstd);
  for (Index n = 0; n < N; n += kLanes) {
    const Index count = std::min(N - n, kLanes);
    const Floats normal = (simd::load_upto(x + n, count) - mean) * rstd;
    simd::store_upto(
        y + n,
        simd::madd(normal, simd::load_upto(gamma + n, count), simd::load_upto(beta + n, count)),
        count);
  }
}

}  // namespace

void layer_norm(ConstMatrixView x, const float* gamma, const float* beta, float epsilon,
                MatrixView y, float* mean, float* rstd) {
  for (Index m = 0; m < x.rows(); ++m) {
    const float* x_m = x.data() + m * x.outerStride();
    const Moments of_row = moments(x_m, x.cols(), epsilon);
    normalise(x_m, x.cols(), of_row, gamma, beta, y.data() + m * y.outerStride());
    if (mean != nullptr) mean[m] = of_row.mean;
    if (rstd != nullptr) rstd[m] = of_row.rstd;
  }
}

}  // namespace glassformer
