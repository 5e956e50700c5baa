// The lecture's pieces by themselves: each takes tensors of anybody's and returns all it computed
// on the way, by name. They run the same kernels as the model; the names are those of activations.h
// where there is one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "formats/config.h"
#include "kernels/activation_function.h"
#include "tensor/tensor.h"

namespace glassformer::operations {

using NamedTensors = std::map<std::string, Tensor>;

// All of these throw Error("invalid_argument") where shapes do not fit, saying which and why.

/// a·b: a, b (N) → products (N), output (1).
NamedTensors dot(const Tensor& a, const Tensor& b);

/// A·B: a (M, K), b (K, N) → output (M, N).
NamedTensors matmul(const Tensor& a, const Tensor& b);

/// Aᵀ: a (M, N) → output (N, M).
NamedTensors transpose(const Tensor& a);

/// x (T, D) → output (H, T, K), K = D / H: the columns cut into H heads.
NamedTensors split_heads(const Tensor& x, Index heads);

/// x (H, T, K) → output (T, H·K): the heads side by side again.
NamedTensors join_heads(const Tensor& x);

struct AttentionOptions {
  bool scaling = true;         // divide the scores by √K
  bool causal = false;         // position i sees keys up to i only
  Index padding = 0;           // the last keys, which are not to be looked at
  std::optional<Tensor> mask;  // (T, S), added to the scores besides: 0 or −∞
};

/// softmax(QKᵀ / √K + mask)·V, torch.nn.functional.scaled_dot_product_attention: query (…, T, K),
/// key (…, S, K), value (…, S, J), with the same dimensions in front, such as heads → products,
/// scores, masked_scores, weights (…, T, S), mask (T, S), context (…, T, J).
NamedTensors scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                          const Tensor& value, const AttentionOptions& options);

/// Sinusoids (Vaswani et al. 2017, section 3.5) → output (length, d_model).
NamedTensors positional_encoding(PositionEncoding layout, Index length, Index d_model);

/// softmax(x / temperature) of each row: x (…, N) → scaled, exponentials (of x minus the row's
/// largest), output (…, N), sums (…) of the exponentials.
NamedTensors softmax(const Tensor& x, float temperature);

struct NormOptions {
  std::optional<Tensor> gamma;  // (N), ones by default
  std::optional<Tensor> beta;   // (N), zeros by default
  float epsilon = 1e-5f;
};

/// torch.nn.LayerNorm: each row of x (…, N) by itself → mean, variance, rstd (…), normalized and
/// output = normalized · γ + β (…, N).
NamedTensors layer_norm(const Tensor& x, const NormOptions& options);

/// torch.nn.BatchNorm1d while training: each column of x (…, N) over all rows → mean, variance,
/// rstd (N), normalized, output (…, N). The variance is the biased one.
NamedTensors batch_norm(const Tensor& x, const NormOptions& options);

/// activation(x·W₁ᵀ + b₁)·W₂ᵀ + b₂: x (…, D), w1 (F, D), b1 (F), w2 (E, F), b2 (E) → hidden,
/// activated (…, F), output (…, E).
NamedTensors feed_forward(const Tensor& x, const Tensor& w1, const Tensor& b1, const Tensor& w2,
                          const Tensor& b2, ActivationFunction activation);

/// x + sublayer, of one shape → output.
NamedTensors residual(const Tensor& x, const Tensor& sublayer);

/// a − b, of one shape → output: 0 where they are the same, −∞ as well.
NamedTensors difference(const Tensor& a, const Tensor& b);

/// The mean of x over axis `axis`, 0 being the outermost, such as that of heads → output, x's shape
/// without that axis. x has at most 8.
NamedTensors mean(const Tensor& x, Index axis);

}  // namespace glassformer::operations
