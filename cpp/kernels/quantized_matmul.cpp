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

/// A product on its way: x is quantised; K is in whole groups of kDepth.
struct Product {
  Index M, N, K;
  const Activation* p;  // (M, K)
  const Row* rows;
  const int8_t* panels;
  const float* scales;
  const float* totals;
  const float* bias;
  float* y;
  Index y_stride;
};

/// y[m + r][n + i] for r < kRows and the columns i of kPanels panels. Integer sums are exact, so
/// that the result is the same in all shapes of tile. Never inlined, as in kernels/tile.h.
template <int kRows, int kPanels, typename Dot>
[[gnu::noinline]] void tile(const Product& product, Index m, Index n) {
  constexpr int kVectors = kPanels * kPanelVectors;
  const Index K = product.K;
  const Dot dot;
  Ints sum[kRows][kVectors] = {};
  const Activation* p_k[kRows];
  for (int r = 0; r < kRows; ++r) p_k[r] = product.p + (m + r) * K;
  const int8_t* w_k = product.panels + n * K;
  for (Index k = 0; k < K; k += kDepth) {
    Ints p_rk[kRows];
    for (int r = 0; r < kRows; ++r) {
      p_rk[r] = simd::splat_activations(p_k[r]);
      p_k[r] += kDepth;
    }
    for (int v = 0; v < kVectors; ++v) {
      const Ints w_kv = simd::load_weights(w_k + (v / kPanelVectors) * kPanel * K +
                                           (v % kPanelVectors) * kLanes * kDepth);
      for (int r = 0; r < kRows; ++r) sum[r][v] = dot(w_kv, p_rk[r], sum[r][v]);
    }
    w_k += kPanel * kDepth;
  }
  for (int v = 0; v < kVectors; ++v, n += kLanes) {
    const Index count = std::min(product.N - n, kLanes);
    if (count <= 0) return;
    const Floats scale = simd::load(product.scales + n), total = simd::load(product.totals + n);
    const Floats bias =
        product.bias == nullptr ? Floats{} : simd::load_upto(product.bias + n, count);
    for (int r = 0; r < kRows; ++r) {
      const Row& row = product.rows[m + r];
      const Floats x_w = simd::madd(simd::splat(row.scale), simd::to_floats(sum[r][v]),
                                    simd::splat(row.low) * total);
      simd::store_upto(product.y + (m + r) * product.y_stride + n, simd::madd(scale, x_w, bias),
                       count);
    }
  }
}

template <typename Dot>
void multiply(const Product& product) {
  const Index N = product.N, full = product.M / kTileRows * kTileRows, left = product.M - full;
  for (Index group = 0; group < N; group += kGroup * kPanel) {
    for (Index n = group; n < std::min(N, group + kGroup * kPanel); n += kPanel) {
      for (Index m = 0; m < full; m += kTileRows) tile<kTileRows, 1, Dot>(product, m, n);
      if (left == 2) tile<2, 1, Dot>(product, full, n);
    }
    if (left == 1) tile<1, kGroup, Dot>(product, full, group);
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
    const Index group = k / kDepth, place = k % kDepth;
    values[k] = scale * column[group * kDepth * kPanel + place];
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
  const Index M = x.rows(), K = padded_inputs(weight.inputs_);
  Activation* p = scratch.allocate<Activation>(M * K);
  Row* rows = scratch.allocate<Row>(M);
  for (Index m = 0; m < M; ++m) {
    rows[m] = quantize_row(x.data() + m * x.outerStride(), weight.inputs_, p + m * K);
  }
  const Product product{M,
                        weight.outputs_,
                        K,
                        p,
                        rows,
                        weight.panels_.data(),
                        weight.scales_.data(),
                        weight.totals_.data(),
                        bias,
                        y.data(),
                        y.outerStride()};
#ifdef __wasm_relaxed_simd__
  static const bool fused = simd::has_fused_dot();
  if (fused) return multiply<simd::FusedDot>(product);
#endif
  multiply<simd::PairwiseDot>(product);
}

}  // namespace glassformer
