// Matrix products in 32-bit floats.
#pragma once

#include "kernels/aligned_buffer.h"
#include "tensor/tensor.h"

namespace glassformer {

/// A weight matrix W (outputs, inputs), stored as torch.nn.Linear stores it, packed once so that
/// products with it read memory in order.
class PackedMatrix {
 public:
  PackedMatrix() = default;
  /// `weight` (outputs, inputs), row-major; copied.
  PackedMatrix(const float* weight, Index outputs, Index inputs);

  Index outputs() const { return outputs_; }
  Index inputs() const { return inputs_; }

  /// Copies row `output` of W into `values` (inputs): an embedding lookup.
  void copy_row(Index output, float* values) const;

 private:
  friend void matmul(ConstMatrixView, const PackedMatrix&, const float*, MatrixView);

  Index outputs_ = 0;
  Index inputs_ = 0;
  AlignedBuffer<float> panels_;
};

/// y = x·Wᵀ + bias, torch.nn.functional.linear: x (M, inputs), bias (outputs) or null,
/// y (M, outputs). x and y do not overlap. A row of y depends on its own row of x alone, and to the
/// last bit not on M.
void matmul(ConstMatrixView x, const PackedMatrix& weight, const float* bias, MatrixView y);

/// y = a·bᵀ: a (M, K), b (N, K), y (M, N); the views do not overlap.
void product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView y);

/// y = a·b: a (M, K), b (K, N), y (M, N); the views do not overlap.
void product(ConstMatrixView a, ConstMatrixView b, MatrixView y);

}  // namespace glassformer
