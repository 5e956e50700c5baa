// Token embeddings and sinusoidal positions.
#pragma once

#include <span>
#include <string>

#include "formats/config.h"
#include "model/forward_pass.h"
#include "model/linear.h"

namespace glassformer {

/// PE(pos, 2i) = sin(pos / 10000^(2i/D)), PE(pos, 2i+1) = cos(the same) (Vaswani et al. 2017,
/// section 3.5), in either layout: (length, D).
RowMajorMatrix sinusoidal_positions(PositionEncoding layout, Index length, Index d_model);

/// The input of a stack: table[id] · √D + position.
class Embedding {
 public:
  Embedding() = default;
  /// `stack` is the path under which values are recorded: `encoder` or `decoder`.
  Embedding(const ModelConfig& config, std::string stack);

  /// ids (B·L) at positions `start`, `start` + 1, … → y (B·L, D). Ids are rows of `table`, and
  /// `start` + L is at most max_position_embeddings.
  void forward(const ForwardPass& pass, const WeightMatrix& table, std::span<const int> ids,
               Index start, MatrixView y) const;

 private:
  void add_positions(const ForwardPass& pass, Index start, MatrixView y) const;

  std::string stack_;
  float scale_ = 1;
  RowMajorMatrix positions_;
};

}  // namespace glassformer
