// What generation options do to one position's logits before a token is chosen.
//
// Each function edits a row of logits (V) in place and is named after its Hugging Face counterpart
// in the comment; −∞ marks what must not come. `tokens` are those so far, start token first.
#pragma once

#include <random>
#include <span>
#include <vector>

#include "generation/options.h"

namespace glassformer {

/// z / penalty where z > 0, z · penalty where z < 0, once for each of `tokens`.
/// RepetitionPenaltyLogitsProcessor
void penalize_repetition(std::span<float> logits, std::span<const int> tokens, float penalty);

/// −∞ for each token that has followed the last n − 1 tokens before.
/// NoRepeatNGramLogitsProcessor
void forbid_repeated_ngrams(std::span<float> logits, std::span<const int> tokens, Index n);

/// −∞ for each of `ids`. NoBadWordsLogitsProcessor, SuppressTokensLogitsProcessor
void suppress(std::span<float> logits, std::span<const int> ids);

/// 0 for `id`, −∞ for all others. ForcedEOSTokenLogitsProcessor
void force(std::span<float> logits, int id);

/// z / temperature. TemperatureLogitsWarper
void divide_by_temperature(std::span<float> logits, float temperature);

/// −∞ for what is lower than the k-th highest. `scratch` holds V. TopKLogitsWarper
void keep_top_k(std::span<float> logits, Index k, std::vector<float>& scratch);

/// −∞ for all but the fewest tokens whose probabilities together reach p; of equal ones the lower
/// id stays first. `scratch` holds V. TopPLogitsWarper
void keep_top_p(std::span<float> logits, float p, std::vector<int>& scratch);

/// A number of [0, 1) out of the generator's upper 53 bits: unlike std's distributions, the same on
/// every platform.
double uniform(std::mt19937_64& generator);

/// An id drawn from softmax(logits), not every one of which is −∞, by inverting the cumulative sum.
int sample(std::span<const float> logits, std::mt19937_64& generator);

/// All of the above that the options ask for, in Hugging Face's order.
class LogitsProcessor {
 public:
  LogitsProcessor(const GenerationOptions& options, const ModelConfig& config);

  /// Edits the logits of the token that comes after `tokens`. Allocates nothing.
  void apply(std::span<float> logits, std::span<const int> tokens);

  /// Whether `apply` looks at more of `tokens` than how many there are.
  bool reads_tokens() const;

 private:
  GenerationOptions options_;
  int eos_token_id_;
  std::vector<float> values_;  // scratch
  std::vector<int> order_;     // scratch
};

}  // namespace glassformer
