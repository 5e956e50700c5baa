#include "kernels/quantized_matmul.h"

#include <algorithm>
#include <cmath>

#include "kernels/dot.h"

namespace glassformer {
namespace {

using simd::Activation, simd::Floats, simd::Ints, simd::kDepth, simd::kLanes;

// A tile is three rows by one panel of three vectors, for the reasons given in kernels/tile.h.
constexpr Index kTileRows = 3;
constexpr int kPanelVectors = 3;
constexpr Index kPanel = kPanelVectors * kLanes;
constexpr Index kGroup = 2;  // panels that a row alone is multiplied with at once

Index round_up(Index value, Index multiple) { return (value + multiple - 1) / multiple * multiple; }
Index padded_outputs(Index outputs) { return round_up(outputs, kGroup * kPanel); }
Index padded_inputs(Index inputs) { return round_up(inputs, kDepth); }

/// A row of x: x[k] ≈ low + scale · p[k].
struct Row {
  float scale;
  float low;
};

/// Quantises `x` (K) to `p` (K rounded up to kDepth, zeros at the end), 0 for its smallest and 127
/// for its largest value.
[[gnu::noinline]] Row quantize_row(const float* x, Index K, Activation* p) {
  Floats smallest = simd::splat(x[0]), largest = smallest;
  for (Index k = 0; k < K; k += kLanes) {
    const Floats v = simd::load_upto(x + k, std::min(K - k, kLanes), x[0]);
    smallest = simd::min(smallest, v);
    largest = simd::max(largest, v);
  }
  const float low = -simd::largest_lane(-smallest);
  const float range = simd::largest_lane(largest) - low;
  const Floats low_v = simd::splat(low), inverse = simd::splat(range > 0 ? 127 / range : 0);
  const auto quantize = [&](Floats v) {
    // Adding 2²³ rounds to a whole number and leaves it in the lowest bits.
    const Floats rounded = (v - low_v) * inverse + simd::splat(0x1p23f);
    return reinterpret_cast<Ints>(rounded) & 127;
  };
  Index k = 0;
  for (; k + kLanes <= K; k += kLanes) simd::store_activations(p + k, quantize(simd::load(x + k)));
  for (; k < padded_inputs(K); ++k) {
    p[k] = k < K ? static_cast<Activation>(quantize(simd::splat(x[k]))[0]) : Activation{0};
  }
  return {range / 127, low};
}

/// What the tiles know of a product: outputs [n, …) of it, from the start of a panel.
struct QuantizedTile {
  const int8_t* panels;
  Index panel_stride;
  const float* scales;
  const float* totals;
  const float* bias;
  Index inputs;  // whole groups
};

/// y[r][n] for r < kRows, n < min(cols, kPanels · kPanel). Integer sums are exact, so that the
/// result is the same in all shapes of tile. Never inlined, as in kernels/tile.h.
template <int kRows, int kPanels>
[[gnu::noinline]] void tile(const Activation* p, Index p_stride, const Row* rows,
                            const QuantizedTile& w, float* y, Index y_stride, Index cols) {
  constexpr int kVectors = kPanels * kPanelVectors;
  Ints sum[kRows][kVectors] = {};
  const Activation* p_k[kRows];
  for (int r = 0; r < kRows; ++r) p_k[r] = p + r * p_stride;
  const int8_t* w_k = w.panels;
  for (Index k = 0; k < w.inputs; k += kDepth) {
    Ints p_rk[kRows];
    for (int r = 0; r < kRows; ++r) {
      p_rk[r] = simd::splat_activations(p_k[r]);
      p_k[r] += kDepth;
    }
    for (int v = 0; v < kVectors; ++v) {
      const Ints w_kv = simd::load_weights(w_k + (v / kPanelVectors) * w.panel_stride +
                                           (v % kPanelVectors) * kLanes * kDepth);
      for (int r = 0; r < kRows; ++r) sum[r][v] = simd::dot(w_kv, p_rk[r], sum[r][v]);
    }
    w_k += kPanel * kDepth;
  }
  for (int v = 0; v < kVectors; ++v) {
    const Index n = v * kLanes, count = std::min(cols - n, kLanes);
    if (count <= 0) return;
    const Floats scale = simd::load(w.scales + n), total = simd::load(w.totals + n);
    const Floats bias = w.bias == nullptr ? Floats{} : simd::load_upto(w.bias + n, count);
    for (int r = 0; r < kRows; ++r) {
      const Floats product = simd::madd(simd::splat(rows[r].scale), simd::to_floats(sum[r][v]),
                                        simd::splat(rows[r].low) * total);
      simd::store_upto(y + r * y_stride + n, simd::madd(scale, product, bias), count);
    }
  }
}

}  // namespace

QuantizedMatrix::QuantizedMatrix(const int8_t* weight, const float* scales, Index outputs,
                                 Index inputs)
    : outputs_(outputs),
      inputs_(inputs),
      panels_(padded_outputs(outputs) * padded_inputs(inputs)),
      scales_(static_cast<size_t>(padded_outputs(outputs))),
      totals_(static_cast<size_t>(padded_outputs(outputs))) {
  std::copy_n(scales, outputs, scales_.data());
  for (Index n = 0; n < padded_outputs(outputs); ++n) {
    int8_t* column =
        panels_.data() + n / kPanel * kPanel * padded_inputs(inputs) + n % kPanel * kDepth;
    const int8_t* row = weight + n * inputs;
    Index k = 0;
    if (n < outputs) {
      int32_t total = 0;
      for (Index i = 0; i < inputs; ++i) total += row[i];
      totals_[static_cast<size_t>(n)] = static_cast<float>(total);
      for (; k + kDepth <= inputs; k += kDepth) std::memcpy(column + k * kPanel, row + k, kDepth);
    }
    for (; k < padded_inputs(inputs); k += kDepth) {
      for (Index i = 0; i < kDepth; ++i) {
        column[k * kPanel + i] = n < outputs && k + i < inputs ? row[k + i] : int8_t{0};
      }
    }
  }
}

void QuantizedMatrix::copy_row(Index output, float* values) const {
  const int8_t* column =
      panels_.data() + output / kPanel * kPanel * padded_inputs(inputs_) + output % kPanel * kDepth;
  const float scale = scales_[static_cast<size_t>(output)];
  for (Index k = 0; k < inputs_; ++k) {
    values[k] = scale * column[k / kDepth * kDepth * kPanel + k % kDepth];
  }
}

void quantize_weights(const float* weight, Index outputs, Index inputs, int8_t* values,
                      float* scales) {
  for (Index n = 0; n < outputs; ++n) {
    const float* row = weight + n * inputs;
    float largest = 0;
    for (Index k = 0; k < inputs; ++k) largest = std::max(largest, std::abs(row[k]));
    scales[n] = largest == 0 ? 1.0f : largest / 127;
    for (Index k = 0; k < inputs; ++k) {
      values[n * inputs + k] = static_cast<int8_t>(std::lround(row[k] / scales[n]));
    }
  }
}

void quantized_matmul(ConstMatrixView x, const QuantizedMatrix& weight, const float* bias,
                      MatrixView y, Arena& scratch) {
  ArenaScope scope(scratch);
  const Index M = x.rows(), N = weight.outputs(), K = padded_inputs(weight.inputs());
  Activation* p = scratch.allocate<Activation>(M * K);
  Row* rows = scratch.allocate<Row>(M);
  for (Index m = 0; m < M; ++m) {
    rows[m] = quantize_row(x.data() + m * x.outerStride(), weight.inputs(), p + m * K);
  }

  const Index full = M / kTileRows * kTileRows;
  for (Index group = 0; group < N; group += kGroup * kPanel) {
    const auto run = [&](auto multiply, Index m, Index n) {
      const QuantizedTile w{
          weight.panels_.data() + n * K,        kPanel * K, &weight.scales_[n], &weight.totals_[n],
          bias == nullptr ? nullptr : bias + n, K};
      multiply(p + m * K, K, rows + m, w, y.data() + m * y.outerStride() + n, y.outerStride(),
               N - n);
    };
    const Index group_end = std::min(N, group + kGroup * kPanel);
    for (Index n = group; n < group_end; n += kPanel) {
      for (Index m = 0; m < full; m += kTileRows) run(tile<kTileRows, 1>, m, n);
      if (M - full == 2) run(tile<2, 1>, full, n);
    }
    if (M - full == 1) run(tile<1, kGroup>, full, group);
  }
}

}  // namespace glassformer
