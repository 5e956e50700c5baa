// product and product_transposed read both operands where they are: those of attention come and go,
// and packing them would cost as much as multiplying.
#include <algorithm>

#include "kernels/matmul.h"
#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassformer {
namespace {

using simd::Floats, simd::kLanes;

/// y[r][n] = a[r] · b[n] for r < kRows, n < kCols: the lanes of a sum share out k, and are added at
/// its end. The order of adding is the same in all shapes of tile.
template <int kRows, int kCols>
[[gnu::noinline]] void dot_tile(const float* a, Index a_stride, const float* b, Index b_stride,
                                Index K, float* y, Index y_stride) {
  Floats sum[kRows][kCols] = {};
  const auto add = [&](auto load, Index k) {
    Floats a_k[kRows];
    for (int r = 0; r < kRows; ++r) a_k[r] = load(a + r * a_stride + k);
    for (int n = 0; n < kCols; ++n) {
      const Floats b_k = load(b + n * b_stride + k);
      for (int r = 0; r < kRows; ++r) sum[r][n] = simd::madd(a_k[r], b_k, sum[r][n]);
    }
  };
  Index k = 0;
  for (; k + kLanes <= K; k += kLanes) add(simd::load, k);
  if (k < K) add([&](const float* values) { return simd::load_upto(values, K - k); }, k);
  for (int r = 0; r < kRows; ++r) {
    for (int n = 0; n < kCols; ++n) y[r * y_stride + n] = simd::sum_of_lanes(sum[r][n]);
  }
}

/// Rows [m, m + kRows) of y = a·bᵀ, kCols columns at a time and the rest one by one.
template <int kRows, int kCols>
void transposed_rows(const ConstMatrixView& a, const ConstMatrixView& b, MatrixView& y, Index m) {
  const Index N = b.rows(), K = a.cols();
  const Index a_stride = a.outerStride(), b_stride = b.outerStride(), y_stride = y.outerStride();
  const float* a_m = a.data() + m * a_stride;
  float* y_m = y.data() + m * y_stride;
  Index n = 0;
  for (; n + kCols <= N; n += kCols) {
    dot_tile<kRows, kCols>(a_m, a_stride, b.data() + n * b_stride, b_stride, K, y_m + n, y_stride);
  }
  for (; n < N; ++n) {
    dot_tile<kRows, 1>(a_m, a_stride, b.data() + n * b_stride, b_stride, K, y_m + n, y_stride);
  }
}

/// Columns [n, …) of rows [m, m + kRows) of y = a·b, kVectors vectors at a time. Returns the first
/// column that is left.
template <int kRows, int kVectors>
Index columns(const ConstMatrixView& a, const ConstMatrixView& b, MatrixView& y, Index m, Index n) {
  constexpr Index kColumns = kVectors * kLanes;
  for (; n + kColumns <= b.cols(); n += kColumns) {
    tile<kRows, kVectors>(a.data() + m * a.outerStride(), a.outerStride(),
                          {b.data() + n, kPanel, b.outerStride()}, a.cols(), nullptr,
                          y.data() + m * y.outerStride() + n, y.outerStride(), kColumns);
  }
  return n;
}

template <int kRows>
void rows(const ConstMatrixView& a, const ConstMatrixView& b, MatrixView& y, Index m) {
  Index n = 0;
  if constexpr (kRows == 1) n = columns<1, 2 * kPanelVectors>(a, b, y, m, n);
  n = columns<kRows, kPanelVectors>(a, b, y, m, n);
  n = columns<kRows, 1>(a, b, y, m, n);
  for (; n < b.cols(); ++n) {
    for (Index r = m; r < m + kRows; ++r) {
      float sum = 0;
      for (Index k = 0; k < a.cols(); ++k) sum += a(r, k) * b(k, n);
      y(r, n) = sum;
    }
  }
}

}  // namespace

void product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView y) {
  Index m = 0;
  for (; m + kTileRows <= a.rows(); m += kTileRows) transposed_rows<kTileRows, 3>(a, b, y, m);
  for (; m < a.rows(); ++m) transposed_rows<1, 6>(a, b, y, m);
}

void product(ConstMatrixView a, ConstMatrixView b, MatrixView y) {
  Index m = 0;
  for (; m + kTileRows <= a.rows(); m += kTileRows) rows<kTileRows>(a, b, y, m);
  for (; m < a.rows(); ++m) rows<1>(a, b, y, m);
}

}  // namespace glassformer
