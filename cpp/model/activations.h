// The named record of one forward pass: what the page draws, training differentiates through and
// tests compare with PyTorch.
//
// Names are paths of modules. {stack} is `encoder` or `decoder`, L the length of its ids:
//
//   {stack}.input_ids                           (B, L)        rows of the table that are looked up
//   {stack}.embed_tokens                        (B, L, D)     rows of the embedding table
//   {stack}.scaled_embeddings                   (B, L, D)     × √D where the config scales
//   {stack}.embed_positions                     (L, D)        sinusoids
//   {stack}.embeddings                          (B, L, D)     their sum, input of layer 0
//   {stack}.layers.{i}.self_attn.{value}, and decoder.layers.{i}.encoder_attn.{value}, with values
//     query (B, H, T, K), key, value (B, H, S, K)             what asks, what answers, what is said
//     products      (B, H, T, S)                              QKᵀ
//     scores        (B, H, T, S)                              QKᵀ / √K
//     mask          (B, 1, T, S)                              0, or −∞ where it must not look
//     masked_scores (B, H, T, S)                              scores + mask
//     weights       (B, H, T, S)                              softmax of each row
//     context       (B, H, T, K)                              weights · V
//     joined        (B, T, D)                                 the heads side by side again
//     output        (B, T, D)                                 joined · W_Oᵀ + b_O
//   {stack}.layers.{i}.self_attn_residual       (B, T, D)     x + sublayer(x); likewise
//     encoder_attn_residual, feed_forward_residual
//   {stack}.layers.{i}.self_attn_layer_norm.{mean, rstd} (B, T), .output (B, T, D); likewise
//     encoder_attn_layer_norm, final_layer_norm and, pre-LN only, {stack}.layer_norm
//   {stack}.layers.{i}.fc1.output, .activation_fn.output (B, T, F), .fc2.output (B, T, D)
//   {stack}.output                              (B, L, D)     the encoder's is the memory
//   logits, probabilities                       (B, T, V)
//
// While decoding with a cache, T counts the positions of this pass and S all those seen so far.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tensor/tensor.h"

namespace glassformer {

/// Keeps copies of the values whose names match a pattern. In a pattern `*` stands for any run of
/// characters: `decoder.layers.*.weights`.
class Activations {
 public:
  explicit Activations(std::vector<std::string> patterns) : patterns_(std::move(patterns)) {}

  /// Whether a value of this name is kept.
  bool selects(const std::string& name) const;

  /// Keeps a copy of `data`, under `module`.`value`, if that name is selected.
  void record(std::string_view module, std::string_view value, Shape shape, const float* data);

  /// Memory of that shape for a value that is put together piece by piece, zero at first; null if
  /// the name is not selected.
  float* slot(std::string_view module, std::string_view value, Shape shape);

  /// The record so far, by name.
  const std::map<std::string, Tensor>& tensors() const { return tensors_; }

  /// Forgets the values, not the patterns: the next pass starts a new record.
  void clear() { tensors_.clear(); }

 private:
  /// The full name if it is selected, else null. Remembers the answer for each name.
  const std::string* selected(std::string_view module, std::string_view value);

  std::vector<std::string> patterns_;
  std::unordered_map<std::string, bool> known_;
  std::string name_;  // reused from call to call
  std::map<std::string, Tensor> tensors_;
};

/// Whether `text` matches `pattern`, in which `*` stands for any run of characters.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace glassformer
