// Small models with seeded random weights, and sentences for them.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "formats/safetensors.h"
#include "model/transformer.h"

namespace glassformer {

/// Numbers that are the same on every platform, unlike those of std's distributions.
class Random {
 public:
  explicit Random(uint64_t seed) : generator_(seed) {}

  /// 0, 1, …, bound − 1.
  Index below(Index bound) {
    return static_cast<Index>(generator_() % static_cast<uint64_t>(bound));
  }
  /// Of [−limit, limit).
  float uniform(float limit) {
    return limit * (static_cast<float>(generator_() >> 40) * 0x1p-23f - 1);
  }
  std::vector<int> ids(Index count, Index vocab_size) {
    std::vector<int> ids(static_cast<size_t>(count));
    for (int& id : ids) id = static_cast<int>(below(vocab_size));
    return ids;
  }

 private:
  std::mt19937_64 generator_;
};

/// The tensors of a model file, to be changed before it is written.
using Weights = std::map<std::string, Tensor>;

/// Random sizes and options, all of them small.
inline ModelConfig random_config(Random& random) {
  ModelConfig config;
  const auto one_to = [&](Index most) { return 1 + random.below(most); };
  config.encoder_attention_heads = one_to(4);
  config.decoder_attention_heads = config.encoder_attention_heads * one_to(2);
  config.d_model = config.decoder_attention_heads * 2 * one_to(4);
  config.vocab_size = 5 + one_to(60);
  config.encoder_layers = one_to(2);
  config.decoder_layers = one_to(3);
  config.encoder_ffn_dim = one_to(40);
  config.decoder_ffn_dim = one_to(40);
  config.max_position_embeddings = 24;
  const char* activations[] = {"relu", "silu", "swish", "gelu", "gelu_new"};
  config.activation_function = activations[random.below(5)];
  config.scale_embedding = random.below(2) == 0;
  config.eos_token_id = 1;
  config.decoder_start_token_id = static_cast<int>(2 * random.below(2));  // the padding, or not
  config.position_encoding =
      random.below(2) == 0 ? PositionEncoding::kMarian : PositionEncoding::kInterleaved;
  config.norm_placement = random.below(2) == 0 ? NormPlacement::kPost : NormPlacement::kPre;
  return config;
}

/// Weights for `config`, such that attention is far from uniform and the logits are far apart.
inline Weights random_weights(const ModelConfig& config, Random& random) {
  Weights weights;
  const Index D = config.d_model;
  const auto fill = [&](const std::string& name, Shape shape, float limit, float center = 0) {
    Tensor& tensor = weights[name];
    tensor = Tensor(std::move(shape));
    for (float& value : tensor.data) value = center + random.uniform(limit);
  };
  const auto linear = [&](const std::string& path, Index outputs, Index inputs) {
    fill(path + ".weight", {outputs, inputs}, 3 / std::sqrt(static_cast<float>(inputs)));
    fill(path + ".bias", {outputs}, 0.1f);
  };
  const auto norm = [&](const std::string& path) {
    fill(path + ".weight", {D}, 0.5f, 1);
    fill(path + ".bias", {D}, 0.1f);
  };
  const auto attention = [&](const std::string& path) {
    for (const char* name : {"q_proj", "k_proj", "v_proj", "out_proj"}) {
      linear(path + "." + name, D, D);
    }
    norm(path + "_layer_norm");
  };
  const auto stack = [&](const std::string& path, Index layers, Index ffn_dim, bool cross) {
    for (Index i = 0; i < layers; ++i) {
      const std::string layer = path + ".layers." + std::to_string(i);
      attention(layer + ".self_attn");
      if (cross) attention(layer + ".encoder_attn");
      linear(layer + ".fc1", ffn_dim, D);
      linear(layer + ".fc2", D, ffn_dim);
      norm(layer + ".final_layer_norm");
    }
    if (config.norm_placement == NormPlacement::kPre) norm(path + ".layer_norm");
  };
  fill("model.shared.weight", {config.vocab_size, D}, 1);
  fill("final_logits_bias", {1, config.vocab_size}, 0.5f);
  stack("model.encoder", config.encoder_layers, config.encoder_ffn_dim, false);
  stack("model.decoder", config.decoder_layers, config.decoder_ffn_dim, true);
  return weights;
}

/// The model that `config` and `weights` make, through a file.
inline Transformer transformer_of(const ModelConfig& config, const Weights& weights,
                                  WeightType type = WeightType::kF32) {
  std::map<std::string, StoredTensor> stored;
  for (const auto& [name, tensor] : weights) {
    stored[name] = {DType::kF32, tensor.shape, std::as_bytes(std::span(tensor.data))};
  }
  const std::vector<std::byte> bytes = write_safetensors(stored);
  return {config, Safetensors(bytes, "model.safetensors"), type};
}

inline Transformer random_transformer(Random& random, WeightType type = WeightType::kF32) {
  const ModelConfig config = random_config(random);
  return transformer_of(config, random_weights(config, random), type);
}

}  // namespace glassformer
