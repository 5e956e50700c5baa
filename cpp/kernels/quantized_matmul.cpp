#include "kernels/quantized_matmul.h"

#include <algorithm>
#include <cmath>

namespace glassformer {

QuantizedMatrix::QuantizedMatrix(const int8_t* weight, const float* scales, Index outputs,
                                 Index inputs)
    : outputs_(outputs),
      inputs_(inputs),
      panels_(weight, weight + outputs * inputs),
      scales_(scales, scales + outputs) {}

void QuantizedMatrix::copy_row(Index output, float* values) const {
  const int8_t* row = panels_.data() + output * inputs_;
  for (Index k = 0; k < inputs_; ++k) values[k] = scales_[output] * row[k];
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
  int8_t* quantized = scratch.allocate<int8_t>(weight.inputs_);
  for (Index m = 0; m < x.rows(); ++m) {
    const float scale = std::max(x.row(m).cwiseAbs().maxCoeff(), 1e-30f) / 127;
    for (Index k = 0; k < weight.inputs_; ++k) {
      quantized[k] = static_cast<int8_t>(std::lround(x(m, k) / scale));
    }
    for (Index n = 0; n < weight.outputs_; ++n) {
      const int8_t* row = weight.panels_.data() + n * weight.inputs_;
      int32_t sum = 0;
      for (Index k = 0; k < weight.inputs_; ++k) sum += quantized[k] * row[k];
      const float product = scale * weight.scales_[n] * static_cast<float>(sum);
      y(m, n) = product + (bias == nullptr ? 0.0f : bias[n]);
    }
  }
}

}  // namespace glassformer
