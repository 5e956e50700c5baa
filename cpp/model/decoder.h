// The decoder: masked self-attention, attention to the encoder, feed-forward, N times.
#pragma once

#include <string>
#include <vector>

#include "model/attention.h"
#include "model/decoder_state.h"
#include "model/feed_forward.h"
#include "model/layer_norm.h"

namespace glassformer {

class DecoderLayer {
 public:
  DecoderLayer(const ModelConfig& config, const ParameterSource& source, Index index);

  /// Keys and values of the memory (N, D) for cross-attention.
  void project_memory(const ForwardPass& pass, ConstMatrixView memory, MatrixView keys,
                      MatrixView values) const {
    encoder_attn_.project_keys_values(pass, memory, keys, values);
  }

  /// x (B·T, D), the positions after those in the cache, is replaced by the layer's output; their
  /// keys and values are added to the cache.
  void forward(const ForwardPass& pass, DecoderState& state, MatrixView x) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  DecoderLayer(const ModelConfig& config, const ParameterSource& source, Index index,
               const std::string& path);

  void attend_to_self(const ForwardPass& pass, DecoderState& state, MatrixView x,
                      MatrixView y) const;
  void attend_to_memory(const ForwardPass& pass, const DecoderState& state, MatrixView x,
                        MatrixView y) const;

  Index index_ = 0;
  MultiHeadAttention self_attn_;
  Residual self_attn_residual_;
  MultiHeadAttention encoder_attn_;
  Residual encoder_attn_residual_;
  FeedForward feed_forward_;
  Residual feed_forward_residual_;
};

class Decoder {
 public:
  Decoder() = default;
  Decoder(const ModelConfig& config, const ParameterSource& source);

  /// Cross-attention keys and values, every layer's, of a memory (B·S, D) whose sources are
  /// `lengths` (B) long without padding.
  SourceKeysValues project_memory(const ForwardPass& pass, ConstMatrixView memory,
                                  std::vector<Index> lengths) const;

  /// x (B·T, D), embeddings of the positions after those in the cache, is replaced by the output;
  /// the cache grows by T positions.
  void forward(const ForwardPass& pass, DecoderState& state, MatrixView x) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::vector<DecoderLayer> layers_;
  std::vector<LayerNorm> layer_norm_;  // one after the last layer, pre-LN only
};

}  // namespace glassformer
