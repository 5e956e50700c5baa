// The whole encoder–decoder Transformer (Vaswani et al. 2017), as Hugging Face's `marian`.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "formats/config.h"
#include "model/decoder.h"
#include "model/embedding.h"
#include "model/encoder.h"

namespace glassformer {

/// Sequences of ids filled up with padding to one length.
struct TokenBatch {
  std::vector<int> ids;        // (B, L)
  std::vector<Index> lengths;  // (B), without padding
  Index batch() const { return static_cast<Index>(lengths.size()); }
  Index length() const { return lengths.empty() ? 0 : static_cast<Index>(ids.size()) / batch(); }
};

/// What the encoder makes of a batch of sources: (B·S, D).
struct Memory {
  RowMajorMatrix output;
  std::vector<Index> lengths;
};

class Transformer {
 public:
  /// Takes the weights out of `file`, whose bytes are not needed afterwards. Throws Error
  /// ("missing_tensor", "shape_mismatch", "invalid_safetensors").
  Transformer(ModelConfig config, const Safetensors& file, WeightType type);

  const ModelConfig& config() const { return config_; }

  /// Pads `sequences` to one length. Throws Error: "invalid_argument" if there is none, one is
  /// empty or an id is not in the vocabulary, "input_too_long" if one has more than
  /// max_position_embeddings ids.
  TokenBatch pad(std::span<const std::vector<int>> sequences) const;

  Memory encode(const TokenBatch& sources, Arena& scratch, Instruments instruments) const;

  /// Cross-attention keys and values of a memory, for any number of decodings of it.
  std::shared_ptr<const SourceKeysValues> project(const Memory& memory, Arena& scratch) const;

  /// An empty cache of `capacity` positions for each of the sequences b, which translate the
  /// sources `source_of[b]`.
  DecoderState start(std::shared_ptr<const SourceKeysValues> sources, std::vector<Index> source_of,
                     Index capacity) const;

  /// Decodes `ids` (B, T), the tokens after those in the cache, T the same for all, all in one
  /// go. Returns the decoder's output (B·T, D) in memory of `scratch`. The caller keeps
  /// `state.length()` + T within the cache's capacity and max_position_embeddings.
  MatrixView decode(DecoderState& state, std::span<const int> ids, Arena& scratch,
                    Instruments instruments) const;

  /// hidden (B·T, D) → logits (B·T, V): hidden · Eᵀ + final_logits_bias, E the embedding table.
  void logits(const ForwardPass& pass, ConstMatrixView hidden, MatrixView logits) const;

  /// Shows each parameter once.
  void visit(const ParameterVisitor& visitor) const;

  /// The parameter `name`. Throws Error("invalid_argument") if there is none.
  Tensor parameter(const std::string& name) const;

  /// Row `row` of the parameter `name`, which has one. Throws Error("invalid_argument").
  std::vector<float> parameter_row(const std::string& name, Index row) const;

 private:
  ModelConfig config_;
  WeightMatrix shared_;  // (V, D): both embeddings and the output projection
  std::vector<float> final_logits_bias_;
  Embedding source_embedding_, target_embedding_;
  Encoder encoder_;
  Decoder decoder_;
};

/// A teacher-forced pass: every position of the targets at once. Logits are (B, T, V).
Tensor forward(const Transformer& transformer, const TokenBatch& sources, const TokenBatch& targets,
               Arena& scratch, Instruments instruments);

}  // namespace glassformer
