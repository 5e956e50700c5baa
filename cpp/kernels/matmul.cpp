#include "kernels/matmul.h"

#include <algorithm>

#include "kernels/tile.h"

namespace glassformer {
namespace {

/// Panels taken together, for one row alone to multiply with both at once. All rows of x pass
/// while they are in the first-level cache.
constexpr Index kGroup = 2;

/// The number of columns stored for `outputs`: whole groups, zeros at the end.
Index padded(Index outputs) {
  return (outputs + kGroup * kPanel - 1) / (kGroup * kPanel) * (kGroup * kPanel);
}

/// Writes rows [0, rows) of `weight`, each `inputs` long, as one panel: its columns. Columns
/// beyond `rows` are zero.
[[gnu::noinline]] void pack_panel(const float* weight, Index rows, Index inputs, float* panel) {
  for (Index n = 0; n < rows; ++n) {
    for (Index k = 0; k < inputs; ++k) panel[k * kPanel + n] = weight[n * inputs + k];
  }
  for (Index n = rows; n < kPanel; ++n) {
    for (Index k = 0; k < inputs; ++k) panel[k * kPanel + n] = 0;
  }
}

}  // namespace

PackedMatrix::PackedMatrix(const float* weight, Index outputs, Index inputs)
    : outputs_(outputs), inputs_(inputs), panels_(padded(outputs) * inputs) {
  for (Index n = 0; n < padded(outputs); n += kPanel) {
    pack_panel(weight + n * inputs, std::clamp(outputs - n, Index{0}, kPanel), inputs,
               panels_.data() + n * inputs);
  }
}

void PackedMatrix::copy_row(Index output, float* values) const {
  const float* column = panels_.data() + output / kPanel * kPanel * inputs_ + output % kPanel;
  for (Index k = 0; k < inputs_; ++k) values[k] = column[k * kPanel];
}

void matmul(ConstMatrixView x, const PackedMatrix& weight, const float* bias, MatrixView y) {
  const Index M = x.rows(), N = weight.outputs(), K = weight.inputs();
  const Index x_stride = x.outerStride(), y_stride = y.outerStride();
  const Index full = M / kTileRows * kTileRows;

  for (Index group = 0; group < N; group += kGroup * kPanel) {
    const Index group_end = std::min(N, group + kGroup * kPanel);
    const auto run = [&](auto multiply, Index m, Index n) {
      const Panels b{weight.panels_.data() + n * K, kPanel * K, kPanel};
      multiply(x.data() + m * x_stride, x_stride, b, K, bias == nullptr ? nullptr : bias + n,
               y.data() + m * y_stride + n, y_stride, group_end - n);
    };
    for (Index n = group; n < group_end; n += kPanel) {
      for (Index m = 0; m < full; m += kTileRows) run(tile<kTileRows, kPanelVectors>, m, n);
      if (M - full == 2) run(tile<2, kPanelVectors>, full, n);
    }
    if (M - full == 1) run(tile<1, kGroup * kPanelVectors>, full, group);
  }
}

}  // namespace glassformer
