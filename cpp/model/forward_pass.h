// What every module's forward is given besides its input.
#pragma once

#include <string_view>

#include "model/activations.h"
#include "tensor/arena.h"
#include "tensor/tensor.h"

namespace glassformer {

/// One pass over a batch of equally long sequences. Matrices in it have `batch` · `length` rows,
/// sequence by sequence.
struct ForwardPass {
  Arena& scratch;
  Activations* activations = nullptr;  // null: nothing is recorded
  Index batch = 1;
  Index length = 1;

  /// Records a matrix as (batch, length, columns).
  void record(std::string_view module, std::string_view value, const MatrixView& matrix) const {
    if (activations == nullptr) return;
    activations->record(module, value, {batch, length, matrix.cols()}, matrix.data());
  }
};

}  // namespace glassformer
