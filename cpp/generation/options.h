// What a caller may ask of generation.
#pragma once

#include <cstdint>
#include <vector>

#include "formats/config.h"

namespace glassformer {

/// Names and meanings are those of Hugging Face's GenerationConfig. In the formulas z are a
/// position's logits over V, t the tokens generated so far, the one being chosen and <eos>
/// included, and p = softmax(z) after all that is asked for here.
struct GenerationOptions {
  /// Stop after t = max_new_tokens. At most max_position_embeddings.
  Index max_new_tokens = 64;
  /// No <eos> at t < min_length: it counts the start token, but not the <eos>. 0: no limit.
  Index min_length = 0;

  /// Hypotheses that beam search keeps. 1: greedy, argmax z at each position.
  Index num_beams = 1;
  /// Hypotheses to return for each source: at most num_beams, or any number of samples.
  Index num_return_sequences = 1;
  /// score = Σ log p / t^length_penalty. Above 0 favours long hypotheses, 0 is the sum itself.
  float length_penalty = 1;
  /// Stop when num_beams hypotheses are finished. False: not before the best running one, were it
  /// to end now, scores no more than any of them.
  bool early_stopping = false;

  /// Draw from p; false: the most probable.
  bool do_sample = false;
  /// z / temperature. Like top_k and top_p, for samples only.
  float temperature = 1;
  /// Only the k highest z, and what equals the last of them. 0: all.
  Index top_k = 50;
  /// Only the fewest tokens whose p together reach top_p. 1: all.
  float top_p = 1;
  /// Equal seeds draw equal samples, on every platform.
  uint64_t seed = 0;

  /// z / penalty where z > 0, z · penalty where z < 0, of each token that is there already, the
  /// start token included. 1: nothing (Keskar et al. 2019, section 4.1).
  float repetition_penalty = 1;
  /// No run of so many tokens occurs twice. 0: no limit.
  Index no_repeat_ngram_size = 0;
  /// Ids that never come: Hugging Face's bad_words_ids of one id each. Marian never generates
  /// padding, for one.
  std::vector<int> suppress_tokens;
  /// The only token that may come at t = max_new_tokens. −1: any.
  int forced_eos_token_id = -1;

  /// The defaults for a model: within its positions, with its forced_eos_token_id.
  static GenerationOptions of(const ModelConfig& config);

  /// Throws Error("invalid_argument") naming the option, what was expected and what came.
  void validate(const ModelConfig& config) const;
};

}  // namespace glassformer
