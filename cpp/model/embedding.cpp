#include "model/embedding.h"

#include <algorithm>
#include <cmath>

namespace glassformer {

RowMajorMatrix sinusoidal_positions(PositionEncoding layout, Index length, Index d_model) {
  RowMajorMatrix positions(length, d_model);
  const Index pairs = d_model / 2;
  const bool interleaved = layout == PositionEncoding::kInterleaved;
  for (Index i = 0; i < pairs; ++i) {
    const double frequency = std::pow(10000.0, -2.0 * static_cast<double>(i) / d_model);
    const Index sine = interleaved ? 2 * i : i;
    const Index cosine = interleaved ? 2 * i + 1 : pairs + i;
    for (Index position = 0; position < length; ++position) {
      const double angle = static_cast<double>(position) * frequency;
      positions(position, sine) = static_cast<float>(std::sin(angle));
      positions(position, cosine) = static_cast<float>(std::cos(angle));
    }
  }
  return positions;
}

Embedding::Embedding(const ModelConfig& config, std::string stack)
    : stack_(std::move(stack)),
      scale_(config.scale_embedding ? std::sqrt(static_cast<float>(config.d_model)) : 1.0f),
      positions_(sinusoidal_positions(config.position_encoding, config.max_position_embeddings,
                                      config.d_model)) {}

void Embedding::forward(const ForwardPass& pass, const WeightMatrix& table,
                        std::span<const int> ids, Index start, MatrixView y) const {
  if (float* kept = pass.slot(stack_, "input_ids", {pass.batch, pass.length})) {
    std::copy(ids.begin(), ids.end(), kept);
  }
  for (size_t i = 0; i < ids.size(); ++i) table.copy_row(ids[i], y.row(i).data());
  pass.record(stack_, "embed_tokens", y);
  y *= scale_;
  pass.record(stack_, "scaled_embeddings", y);
  if (pass.interventions().positions) add_positions(pass, start, y);
  pass.record(stack_, "embeddings", y);
}

void Embedding::add_positions(const ForwardPass& pass, Index start, MatrixView y) const {
  const auto positions = positions_.middleRows(start, pass.length);
  if (float* kept = pass.slot(stack_, "embed_positions", {pass.length, y.cols()})) {
    view(kept, pass.length, y.cols()) = positions;
  }
  for (Index b = 0; b < pass.batch; ++b) {
    y.middleRows(b * pass.length, pass.length) += positions;
  }
}

}  // namespace glassformer
