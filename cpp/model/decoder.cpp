#include "model/decoder.h"

#include <algorithm>

#include "model/encoder.h"

namespace glassformer {

DecoderLayer::DecoderLayer(const ModelConfig& config, const ParameterSource& source, Index index)
    : DecoderLayer(config, source, index, "decoder.layers." + std::to_string(index)) {}

DecoderLayer::DecoderLayer(const ModelConfig& config, const ParameterSource& source, Index index,
                           const std::string& path)
    : index_(index),
      self_attn_(source, path + ".self_attn", config.d_model, config.decoder_attention_heads),
      self_attn_residual_(config, source, path, "self_attn_residual", "self_attn_layer_norm"),
      encoder_attn_(source, path + ".encoder_attn", config.d_model, config.decoder_attention_heads),
      encoder_attn_residual_(config, source, path, "encoder_attn_residual",
                             "encoder_attn_layer_norm"),
      feed_forward_(source, path, config.d_model, config.decoder_ffn_dim,
                    config.activation_function),
      feed_forward_residual_(config, source, path, "feed_forward_residual", "final_layer_norm") {}

void DecoderLayer::attend_to_self(const ForwardPass& pass, DecoderState& state, MatrixView x,
                                  MatrixView y) const {
  const Index past = state.length(), T = pass.length, D = x.cols();
  ArenaScope scope(pass.scratch);
  const MatrixView keys = pass.scratch.matrix(x.rows(), D);
  const MatrixView values = pass.scratch.matrix(x.rows(), D);
  self_attn_.project_keys_values(pass, x, keys, values);
  for (Index b = 0; b < pass.batch; ++b) {
    std::copy_n(keys.data() + b * T * D, T * D, state.keys(index_, b) + past * D);
    std::copy_n(values.data() + b * T * D, T * D, state.values(index_, b) + past * D);
  }
  const KeysValues seen{state.keys(index_, 0), state.values(index_, 0), past + T,
                        state.capacity() * D, nullptr};
  self_attn_.attend(pass, x, seen, {nullptr, /*causal=*/true, past}, y);
}

void DecoderLayer::attend_to_memory(const ForwardPass& pass, const DecoderState& state,
                                    MatrixView x, MatrixView y) const {
  const SourceKeysValues& sources = *state.sources_;
  const KeysValues memory{sources.keys[index_].data(), sources.values[index_].data(),
                          sources.length, sources.length * x.cols(), state.source_of_.data()};
  encoder_attn_.attend(pass, x, memory, {sources.lengths.data(), /*causal=*/false, state.length()},
                       y);
}

void DecoderLayer::forward(const ForwardPass& pass, DecoderState& state, MatrixView x) const {
  self_attn_residual_.forward(
      pass, x, [&](MatrixView in, MatrixView out) { attend_to_self(pass, state, in, out); });
  encoder_attn_residual_.forward(
      pass, x, [&](MatrixView in, MatrixView out) { attend_to_memory(pass, state, in, out); });
  feed_forward_residual_.forward(
      pass, x, [&](MatrixView in, MatrixView out) { feed_forward_.forward(pass, in, out); });
}

void DecoderLayer::visit(const ParameterVisitor& visitor) const {
  self_attn_.visit(visitor);
  self_attn_residual_.visit(visitor);
  encoder_attn_.visit(visitor);
  encoder_attn_residual_.visit(visitor);
  feed_forward_.visit(visitor);
  feed_forward_residual_.visit(visitor);
}

Decoder::Decoder(const ModelConfig& config, const ParameterSource& source)
    : layer_norm_(final_norm(config, source, "decoder")) {
  for (Index i = 0; i < config.decoder_layers; ++i) layers_.emplace_back(config, source, i);
}

SourceKeysValues Decoder::project_memory(const ForwardPass& pass, ConstMatrixView memory,
                                         std::vector<Index> lengths) const {
  SourceKeysValues sources;
  sources.length = pass.length;
  sources.lengths = std::move(lengths);
  for (const DecoderLayer& layer : layers_) {
    std::vector<float>& keys = sources.keys.emplace_back(memory.size());
    std::vector<float>& values = sources.values.emplace_back(memory.size());
    layer.project_memory(pass, memory, view(keys.data(), memory.rows(), memory.cols()),
                         view(values.data(), memory.rows(), memory.cols()));
  }
  return sources;
}

void Decoder::forward(const ForwardPass& pass, DecoderState& state, MatrixView x) const {
  for (const DecoderLayer& layer : layers_) layer.forward(pass, state, x);
  for (const LayerNorm& norm : layer_norm_) norm.forward(pass, x, x);
  pass.record("decoder", "output", x);
  state.length_ += pass.length;
}

void Decoder::visit(const ParameterVisitor& visitor) const {
  for (const DecoderLayer& layer : layers_) layer.visit(visitor);
  for (const LayerNorm& norm : layer_norm_) norm.visit(visitor);
}

}  // namespace glassformer
