// Matrix products with 8-bit weights and activations quantised as they come.
//
//   w[n][k] ≈ weight_scale[n] · q[n][k],  q in −127..127, weight_scale[n] = max_k |w[n][k]| / 127
//   x[m][k] ≈ x_scale[m] · p[m][k],       one scale for each row of x
#pragma once

#include <cstdint>
#include <vector>

#include "tensor/arena.h"
#include "tensor/tensor.h"

namespace glassformer {

/// A weight matrix W (outputs, inputs) in int8 with one scale for each output channel, packed.
class QuantizedMatrix {
 public:
  QuantizedMatrix() = default;
  /// `weight` (outputs, inputs) row-major, `scales` (outputs); copied.
  QuantizedMatrix(const int8_t* weight, const float* scales, Index outputs, Index inputs);

  Index outputs() const { return outputs_; }
  Index inputs() const { return inputs_; }

  /// Copies row `output` of W, dequantised, into `values` (inputs).
  void copy_row(Index output, float* values) const;

 private:
  friend void quantized_matmul(ConstMatrixView, const QuantizedMatrix&, const float*, MatrixView,
                               Arena&);

  Index outputs_ = 0;
  Index inputs_ = 0;
  std::vector<int8_t> panels_;
  std::vector<float> scales_;
};

/// Rounds `weight` (outputs, inputs) to int8 with one scale for each output: writes `values`
/// (outputs, inputs) and `scales` (outputs). A row of zeros gets scale 1.
void quantize_weights(const float* weight, Index outputs, Index inputs, int8_t* values,
                      float* scales);

/// y ≈ x·Wᵀ + bias: x (M, inputs), bias (outputs) or null, y (M, outputs). A row of y depends on
/// its own row of x alone, and to the last bit not on M.
void quantized_matmul(ConstMatrixView x, const QuantizedMatrix& weight, const float* bias,
                      MatrixView y, Arena& scratch);

}  // namespace glassformer
