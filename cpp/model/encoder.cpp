#include "model/encoder.h"

namespace glassformer {

EncoderLayer::EncoderLayer(const ModelConfig& config, const ParameterSource& source,
                           const std::string& path)
    : self_attn_(source, path + ".self_attn", config.d_model, config.encoder_attention_heads),
      self_attn_residual_(config, source, path, "self_attn_residual", "self_attn_layer_norm"),
      feed_forward_(source, path, config.d_model, config.encoder_ffn_dim,
                    config.activation_function),
      feed_forward_residual_(config, source, path, "feed_forward_residual", "final_layer_norm") {}

void EncoderLayer::forward(const ForwardPass& pass, const AttentionMask& mask, MatrixView x) const {
  self_attn_residual_.forward(pass, x, [&](MatrixView in, MatrixView out) {
    self_attn_.attend_to_self(pass, in, mask, out);
  });
  feed_forward_residual_.forward(
      pass, x, [&](MatrixView in, MatrixView out) { feed_forward_.forward(pass, in, out); });
}

void EncoderLayer::visit(const ParameterVisitor& visitor) const {
  self_attn_.visit(visitor);
  self_attn_residual_.visit(visitor);
  feed_forward_.visit(visitor);
  feed_forward_residual_.visit(visitor);
}

Encoder::Encoder(const ModelConfig& config, const ParameterSource& source)
    : layer_norm_(final_norm(config, source, "encoder")) {
  for (Index i = 0; i < config.encoder_layers; ++i) {
    layers_.emplace_back(config, source, "encoder.layers." + std::to_string(i));
  }
}

void Encoder::forward(const ForwardPass& pass, const AttentionMask& mask, MatrixView x) const {
  for (const EncoderLayer& layer : layers_) layer.forward(pass, mask, x);
  for (const LayerNorm& norm : layer_norm_) norm.forward(pass, x, x);
  pass.record("encoder", "output", x);
}

void Encoder::visit(const ParameterVisitor& visitor) const {
  for (const EncoderLayer& layer : layers_) layer.visit(visitor);
  for (const LayerNorm& norm : layer_norm_) norm.visit(visitor);
}

std::vector<LayerNorm> final_norm(const ModelConfig& config, const ParameterSource& source,
                                  const std::string& stack) {
  if (config.norm_placement == NormPlacement::kPost) return {};
  return {LayerNorm(source, stack + ".layer_norm", config.d_model, config.layer_norm_eps)};
}

}  // namespace glassformer
