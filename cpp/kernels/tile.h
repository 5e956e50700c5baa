// The inner loop of the matrix products. This is internal to kernels/.
#pragma once

#include <algorithm>

#include "kernels/simd.h"

namespace glassformer {

/// A tile is three rows of x by one panel of three vectors: nine sums hide the latency of adding,
/// and their operands still fit into 16 registers. In V8 (Node 20 and Chromium 147) it came nearer
/// to the processor's peak than 4 × 2, 5 × 2 and 6 × 2 vectors in both builds.
inline constexpr Index kTileRows = 3;
inline constexpr int kPanelVectors = 3;
inline constexpr Index kPanel = kPanelVectors * simd::kLanes;

/// A right operand b (K, columns) in panels of kPanel columns: row k of panel p starts at
/// data + p · panel_stride + k · row_stride.
struct Panels {
  const float* data;
  Index panel_stride;
  Index row_stride;
};

/// y[r][n] = Σ_k x[r][k] · b[k][n] + bias[n] for r < kRows, n < min(cols, kVectors · kLanes).
///
/// Every sum has one accumulator, k ascending, whatever the shape of the tile: so a row's result is
/// the same to the last bit in all of them. Never inlined: V8 puts optimised code in place of its
/// baseline code only when a function is called again.
template <int kRows, int kVectors>
[[gnu::noinline]] void tile(const float* x, Index x_stride, Panels b, Index K, const float* bias,
                            float* y, Index y_stride, Index cols) {
  using simd::Floats, simd::kLanes;
  Floats sum[kRows][kVectors] = {};
  const float* x_k[kRows];
  for (int r = 0; r < kRows; ++r) x_k[r] = x + r * x_stride;
  const float* b_k = b.data;
  for (Index k = 0; k < K; ++k) {
    Floats x_rk[kRows];
    for (int r = 0; r < kRows; ++r) x_rk[r] = simd::splat(*x_k[r]++);
    for (int v = 0; v < kVectors; ++v) {
      // One vector of b at a time, so that few registers are in use at once.
      const Floats b_kv =
          simd::load(b_k + (v / kPanelVectors) * b.panel_stride + (v % kPanelVectors) * kLanes);
      for (int r = 0; r < kRows; ++r) sum[r][v] = simd::madd(x_rk[r], b_kv, sum[r][v]);
    }
    b_k += b.row_stride;
  }
  for (int v = 0; v < kVectors; ++v) {
    const Index count = std::min(cols - v * kLanes, kLanes);
    if (count <= 0) return;
    const Floats bias_v = bias == nullptr ? Floats{} : simd::load_upto(bias + v * kLanes, count);
    for (int r = 0; r < kRows; ++r) {
      simd::store_upto(y + r * y_stride + v * kLanes, sum[r][v] + bias_v, count);
    }
  }
}

}  // namespace glassformer
