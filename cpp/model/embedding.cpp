#include "model/embedding.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glassformer {

RowMajorMatrix sinusoidal_positions(PositionEncoding layout, Index length, Index d_model) {
  struct Angle {
    double sine, cosine;
  };
  const auto pairs = static_cast<size_t>(d_model / 2);
  std::vector<Angle> turns(pairs), angles(pairs, {0, 1});
  for (size_t i = 0; i < pairs; ++i) {
    const double frequency = std::pow(10000.0, -2.0 * static_cast<double>(i) / d_model);
    turns[i] = {std::sin(frequency), std::cos(frequency)};
  }
  RowMajorMatrix positions(length, d_model);
  const bool interleaved = layout == PositionEncoding::kInterleaved;
  const Index step = interleaved ? 2 : 1, cosines = interleaved ? 1 : d_model / 2;
  for (Index position = 0; position < length; ++position) {
    float* row = positions.row(position).data();
    for (size_t i = 0; i < pairs; ++i, row += step) {
      // From one position to the next a pair turns by the same angle. To turn it takes a fraction
      // of the time of a sine, and errs by some 2⁻⁵²: far less than a float shows.
      Angle& angle = angles[i];
      const auto [sine, cosine] = turns[i];
      row[0] = static_cast<float>(angle.sine);
      row[cosines] = static_cast<float>(angle.cosine);
      angle = {angle.sine * cosine + angle.cosine * sine,
               angle.cosine * cosine - angle.sine * sine};
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
