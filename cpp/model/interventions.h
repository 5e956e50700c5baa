// What-if: changes to the computation itself, for looking at what each part is good for.
#pragma once

#include <string>
#include <vector>

#include "tensor/tensor.h"

namespace glassformer {

/// What is put in the place of one head's attention.
struct HeadIntervention {
  enum class Kind {
    kOff,      // its context is 0: the head says nothing
    kUniform,  // it looks equally at every position that it may look at
    kWeights,  // it looks as `weights` say
  };
  std::string attention;  // path of the attention: encoder.layers.0.self_attn
  Index head = 0;
  Kind kind = Kind::kOff;
  Tensor weights;  // kWeights: put in the place of softmax's result, (T, S) of a whole sentence
};

/// Switches for one forward pass; the default of each is the model as it is.
struct Interventions {
  bool scaling = true;       // off: scores are QKᵀ, not QKᵀ / √K
  float temperature = 1;     // softmax(scores / temperature), greater than 0
  bool positions = true;     // off: embeddings without positions
  bool padding_mask = true;  // off: padding is looked at
  bool causal_mask = true;   // off: the decoder looks ahead
  bool residual = true;      // off: f(x) in the place of x + f(x)
  bool norm = true;          // off: layer norms pass their input on
  std::vector<HeadIntervention> heads;

  /// What is to be done with that head, or null.
  const HeadIntervention* find(const std::string& attention, Index head) const {
    for (const HeadIntervention& intervention : heads) {
      if (intervention.head == head && intervention.attention == attention) return &intervention;
    }
    return nullptr;
  }
};

/// The model as it is.
inline const Interventions kNoInterventions;

}  // namespace glassformer
