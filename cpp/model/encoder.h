// The encoder: self-attention and feed-forward, N times.
#pragma once

#include <string>
#include <vector>

#include "model/attention.h"
#include "model/feed_forward.h"
#include "model/layer_norm.h"

namespace glassformer {

class EncoderLayer {
 public:
  EncoderLayer(const ModelConfig& config, const ParameterSource& source, const std::string& path);

  /// x (B·S, D) is replaced by the layer's output; `mask` hides padding.
  void forward(const ForwardPass& pass, const AttentionMask& mask, MatrixView x) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  MultiHeadAttention self_attn_;
  Residual self_attn_residual_;
  FeedForward feed_forward_;
  Residual feed_forward_residual_;
};

class Encoder {
 public:
  Encoder() = default;
  Encoder(const ModelConfig& config, const ParameterSource& source);

  /// x (B·S, D), the embeddings, is replaced by the memory.
  void forward(const ForwardPass& pass, const AttentionMask& mask, MatrixView x) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::vector<EncoderLayer> layers_;
  std::vector<LayerNorm> layer_norm_;  // one after the last layer, pre-LN only
};

/// The norm after the last layer of a pre-LN stack: one, or none for post-LN.
std::vector<LayerNorm> final_norm(const ModelConfig& config, const ParameterSource& source,
                                  const std::string& stack);

}  // namespace glassformer
