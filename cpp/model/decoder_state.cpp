#include "model/decoder_state.h"

#include <algorithm>

namespace glassformer {

DecoderState::DecoderState(std::shared_ptr<const SourceKeysValues> sources,
                           std::vector<Index> source_of, Index capacity, Index layers,
                           Index d_model)
    : sources_(std::move(sources)),
      source_of_(std::move(source_of)),
      reordered_(source_of_),
      capacity_(capacity),
      d_model_(d_model),
      cache_(static_cast<size_t>(layers)) {
  const auto size = static_cast<size_t>(batch() * capacity * d_model);
  for (LayerCache& layer : cache_) {
    layer.keys.resize(size);
    layer.values.resize(size);
  }
}

void DecoderState::reorder(std::span<const Index> rows) {
  const Index used = length_ * d_model_;
  const auto batch = static_cast<Index>(rows.size());
  const auto move = [&](std::vector<float>& all) {
    moved_.resize(all.size());
    for (Index b = 0; b < batch; ++b) std::copy_n(at(all, rows[b]), used, at(moved_, b));
    all.swap(moved_);
  };
  for (LayerCache& layer : cache_) {
    move(layer.keys);
    move(layer.values);
  }
  reordered_.resize(rows.size());
  for (Index b = 0; b < batch; ++b) reordered_[b] = source_of_[rows[b]];
  source_of_.swap(reordered_);
}

}  // namespace glassformer
