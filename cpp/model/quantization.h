// A model's weights rounded to int8, as a file: what Linear reads with WeightType::kQ8.
//
// A weight matrix `X.weight` (outputs, inputs), the embedding table too, becomes int8, with
// `X.weight_scale` (outputs, 1) in F32 beside it. Biases, norms and final_logits_bias become F32.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formats/config.h"
#include "formats/safetensors.h"

namespace glassformer {

/// What became of one tensor of a file.
struct QuantizedTensor {
  std::string name;
  Shape shape;
  DType dtype_before = DType::kF32;
  DType dtype_after = DType::kF32;
  size_t bytes_before = 0;
  size_t bytes_after = 0;     // scales included
  double relative_error = 0;  // ‖W − Ŵ‖ / ‖W‖, Frobenius norms
};

struct QuantizedModel {
  std::vector<std::byte> file;           // safetensors
  std::vector<QuantizedTensor> tensors;  // in the model's order
  std::vector<std::string> dropped;      // tensors of the old file that the model computes or ties
};

/// Rounds the model in `file`. Stored sinusoids and second names of the embedding table are
/// dropped, once they are found to be what the model computes or ties anyway. Throws Error:
/// "missing_tensor", "shape_mismatch", "invalid_safetensors" as Transformer does,
/// "unexpected_tensor" for one that the model would not use or that differs from what it computes,
/// "invalid_argument" where the file is quantised already.
QuantizedModel quantize(const ModelConfig& config, const Safetensors& file);

}  // namespace glassformer
