// Attention(Q, K, V) = softmax(Q·Kᵀ / √K + mask)·V, in H heads (Vaswani et al. 2017, section 3.2)
#pragma once

#include <string>

#include "model/linear.h"

namespace glassformer {

/// Keys and values, projected, of the positions that answer. Sequence b of the pass reads those of
/// sequence `row_of[b]`.
struct KeysValues {
  const float* keys = nullptr;    // (sequences, S, D)
  const float* values = nullptr;  // (sequences, S, D)
  Index length = 0;               // S
  Index stride = 0;               // floats from one sequence to the next, at least S · D
  const Index* row_of = nullptr;  // (B), null: b itself
};

/// Which positions must not be looked at: −∞ is added to their scores.
struct AttentionMask {
  const Index* lengths = nullptr;  // of each sequence of keys: later ones are padding; null: none
  bool causal = false;             // position i of the pass sees keys up to `past` + i only
  Index past = 0;                  // positions of the asking sequence before this pass
};

/// Multi-head attention with learned Q, K, V and output projections, biases included.
class MultiHeadAttention {
 public:
  MultiHeadAttention() = default;
  /// Takes `path`.{q,k,v,out}_proj. D = `d_model` is a multiple of `heads`.
  MultiHeadAttention(const ParameterSource& source, std::string path, Index d_model, Index heads);

  Index heads() const { return heads_; }

  /// memory (N, D) → keys, values (N, D).
  void project_keys_values(const ForwardPass& pass, ConstMatrixView memory, MatrixView keys,
                           MatrixView values) const;

  /// x (B·T, D) asks, `memory` answers → y (B·T, D). Records everything listed in activations.h.
  /// Throws Error("shape_mismatch") where an intervention brings weights that are too few.
  void attend(const ForwardPass& pass, ConstMatrixView x, const KeysValues& memory,
              const AttentionMask& mask, MatrixView y) const;

  /// Attention of x (B·T, D) on itself, without a cache; see `attend`.
  void attend_to_self(const ForwardPass& pass, ConstMatrixView x, const AttentionMask& mask,
                      MatrixView y) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::string path_;
  Index heads_ = 0;
  Linear q_proj_, k_proj_, v_proj_, out_proj_;
};

}  // namespace glassformer
