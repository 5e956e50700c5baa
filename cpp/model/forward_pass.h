// What every module's forward is given besides its input.
#pragma once

#include <initializer_list>
#include <string_view>

#include "model/activations.h"
#include "model/interventions.h"
#include "tensor/arena.h"
#include "tensor/tensor.h"

namespace glassformer {

/// What looks at a pass and what changes it; neither by default.
struct Instruments {
  Activations* activations = nullptr;  // null: nothing is recorded
  const Interventions* interventions = &kNoInterventions;

  // Implicit on purpose: to record is the common wish.
  Instruments(Activations* record = nullptr, const Interventions& changes = kNoInterventions)
      : activations(record), interventions(&changes) {}
};

/// One pass over a batch of equally long sequences. Matrices in it have `batch` · `length` rows,
/// sequence by sequence.
struct ForwardPass {
  Arena& scratch;
  Instruments instruments = {};
  Index batch = 1;
  Index length = 1;

  const Interventions& interventions() const { return *instruments.interventions; }

  /// Records a matrix as (batch, length, columns).
  void record(std::string_view module, std::string_view value, const MatrixView& matrix) const {
    if (instruments.activations == nullptr) return;
    instruments.activations->record(module, value, {batch, length, matrix.cols()}, matrix.data());
  }

  /// Memory for a value that is recorded piece by piece, or null: see Activations::slot.
  /// Where nothing is recorded, not even the shape takes memory.
  float* slot(std::string_view module, std::string_view value,
              std::initializer_list<Index> shape) const {
    if (instruments.activations == nullptr) return nullptr;
    return instruments.activations->slot(module, value, shape);
  }
};

}  // namespace glassformer
