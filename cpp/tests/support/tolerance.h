// How far a value computed in 32-bit floats may be from the exact one.
//
// n roundings, one after the other, change a number by no more than n·ε/2 of its size, ε = 2⁻²³
// (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.1); a sum of n products
// is n of them. What a value has been through is the longest way to it from the embeddings. Layer
// norms keep sizes near 1 on it, so that errors add up rather than multiply; n·ε leaves as much
// again for terms that are larger than their sum.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "formats/config.h"
#include "tensor/tensor.h"

namespace glassformer {

/// Roundings on the way to the values of one forward pass.
class Roundings {
 public:
  /// `keys`: the most positions that an attention looks at.
  Roundings(const ModelConfig& config, Index keys) : config_(config), keys_(keys) {}

  /// Those on the way to the value of this name.
  Index of(const std::string& name) const {
    if (name.starts_with("encoder.")) return in_stack(name, "encoder", config_.encoder_ffn_dim, 1);
    const Index memory = kEmbedding + config_.encoder_layers * layer(config_.encoder_ffn_dim, 1);
    if (name.starts_with("decoder.")) {
      return memory + in_stack(name, "decoder", config_.decoder_ffn_dim, 2);
    }
    return memory + of_embedding_and(config_.decoder_layers * layer(config_.decoder_ffn_dim, 2)) +
           config_.d_model + kExponential;
  }

  /// The tolerance for values whose sizes are those of `expected`.
  double tolerance(const std::string& name, const Tensor& expected) const {
    double largest = 1;
    for (const float value : expected.data) {
      if (std::isfinite(value)) largest = std::max(largest, std::abs(static_cast<double>(value)));
    }
    return static_cast<double>(of(name)) * std::numeric_limits<float>::epsilon() * largest;
  }

 private:
  static constexpr Index kEmbedding = 3;    // scaled, position rounded, added
  static constexpr Index kExponential = 4;  // units in the last place of exp and its like

  Index of_embedding_and(Index roundings) const { return kEmbedding + roundings; }
  Index norm() const { return 2 * config_.d_model + 4; }
  Index attention() const {
    const Index project = config_.d_model + 1, products = config_.d_model;
    return project + products + 2 * keys_ + kExponential + project + 1;
  }
  Index feed_forward(Index ffn_dim) const { return config_.d_model + ffn_dim + kExponential + 3; }
  Index layer(Index ffn_dim, Index attentions) const {
    return attentions * (attention() + norm()) + feed_forward(ffn_dim) + norm();
  }

  Index in_stack(const std::string& name, const std::string& stack, Index ffn_dim,
                 Index attentions) const {
    const std::string layers = stack + ".layers.";
    if (name.starts_with(layers)) {
      const Index before = std::stol(name.substr(layers.size()));
      const Index whole = name.find("attn") != std::string::npos
                              ? layer(ffn_dim, attentions) - feed_forward(ffn_dim) - norm()
                              : layer(ffn_dim, attentions);
      return of_embedding_and(before * layer(ffn_dim, attentions) + whole);
    }
    const Index all = (stack == "encoder" ? config_.encoder_layers : config_.decoder_layers) *
                          layer(ffn_dim, attentions) +
                      norm();
    return name.find("embed") != std::string::npos ? kEmbedding : of_embedding_and(all);
  }

  const ModelConfig& config_;
  Index keys_;
};

}  // namespace glassformer
