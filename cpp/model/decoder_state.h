// What decoding remembers: the key/value cache.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/attention.h"
#include "tensor/tensor.h"

namespace glassformer {

/// Cross-attention keys and values of one batch of sources, computed once and never changed.
struct SourceKeysValues {
  Index length = 0;                        // S
  std::vector<Index> lengths;              // of each source without padding
  std::vector<std::vector<float>> keys;    // for each layer: (sources, S, D)
  std::vector<std::vector<float>> values;  // for each layer: (sources, S, D)
};

/// The cache of a batch of B sequences that are decoded side by side. Copying one forks the
/// decoding; the sources' keys and values are shared.
class DecoderState {
 public:
  DecoderState() = default;
  /// Room for `capacity` positions of each sequence; sequence b translates source `source_of[b]`.
  DecoderState(std::shared_ptr<const SourceKeysValues> sources, std::vector<Index> source_of,
               Index capacity, Index layers, Index d_model);

  Index batch() const { return static_cast<Index>(source_of_.size()); }
  Index length() const { return length_; }  // positions decoded so far
  Index capacity() const { return capacity_; }

  /// Takes back all but the first `length` positions.
  void truncate(Index length) { length_ = length; }

  /// Sequence b goes on from what was sequence `rows[b]`: a beam search's choice. `rows` may name
  /// fewer sequences than there are, or more, up to as many as there were at first.
  void reorder(std::span<const Index> rows);

 private:
  friend class DecoderLayer;
  friend class Decoder;

  struct LayerCache {
    std::vector<float> keys, values;  // (B, capacity, D)
  };

  float* keys(Index layer, Index b) { return at(cache_[layer].keys, b); }
  float* values(Index layer, Index b) { return at(cache_[layer].values, b); }
  float* at(std::vector<float>& all, Index b) { return all.data() + b * capacity_ * d_model_; }

  std::shared_ptr<const SourceKeysValues> sources_;
  std::vector<Index> source_of_;
  std::vector<Index> reordered_;  // scratch of `reorder`
  std::vector<float> moved_;      // scratch of `reorder`
  Index capacity_ = 0;
  Index d_model_ = 0;
  Index length_ = 0;
  std::vector<LayerCache> cache_;
};

}  // namespace glassformer
