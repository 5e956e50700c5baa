#include "generation/logits_processors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "kernels/softmax.h"

namespace glassformer {

namespace {
constexpr float kNever = -std::numeric_limits<float>::infinity();
}  // namespace

void penalize_repetition(std::span<float> logits, std::span<const int> tokens, float penalty) {
  for (auto token = tokens.begin(); token != tokens.end(); ++token) {
    if (std::find(tokens.begin(), token, *token) != token) continue;
    float& z = logits[*token];
    z = z < 0 ? z * penalty : z / penalty;
  }
}

void forbid_repeated_ngrams(std::span<float> logits, std::span<const int> tokens, Index n) {
  const auto context = static_cast<size_t>(n - 1);
  if (tokens.size() < context) return;
  const auto last = tokens.last(context);
  for (size_t i = 0; i + context < tokens.size(); ++i) {
    if (std::equal(last.begin(), last.end(), tokens.begin() + static_cast<Index>(i))) {
      logits[tokens[i + context]] = kNever;
    }
  }
}

void suppress(std::span<float> logits, std::span<const int> ids) {
  for (const int id : ids) logits[id] = kNever;
}

void force(std::span<float> logits, int id) {
  std::fill(logits.begin(), logits.end(), kNever);
  logits[id] = 0;
}

void divide_by_temperature(std::span<float> logits, float temperature) {
  for (float& z : logits) z /= temperature;
}

void keep_top_k(std::span<float> logits, Index k, std::vector<float>& scratch) {
  if (k >= static_cast<Index>(logits.size())) return;
  scratch.assign(logits.begin(), logits.end());
  const auto kth = scratch.begin() + (k - 1);
  std::nth_element(scratch.begin(), kth, scratch.end(), std::greater<>());
  const float lowest = *kth;
  for (float& z : logits) {
    if (z < lowest) z = kNever;
  }
}

void keep_top_p(std::span<float> logits, float p, std::vector<int>& scratch) {
  scratch.clear();
  for (size_t id = 0; id < logits.size(); ++id) {
    if (logits[id] > kNever) scratch.push_back(static_cast<int>(id));
  }
  std::sort(scratch.begin(), scratch.end(),
            [&](int a, int b) { return logits[a] != logits[b] ? logits[a] > logits[b] : a < b; });
  const float normalizer = log_sum_exp(logits.data(), static_cast<Index>(logits.size()));
  double sum = 0;
  for (const int id : scratch) {
    if (sum >= p) {
      logits[id] = kNever;
    } else {
      sum += std::exp(logits[id] - normalizer);
    }
  }
}

double uniform(std::mt19937_64& generator) {
  return static_cast<double>(generator() >> 11) * 0x1p-53;
}

int sample(std::span<const float> logits, std::mt19937_64& generator) {
  const float largest = *std::max_element(logits.begin(), logits.end());
  const auto weight = [&](float z) { return static_cast<double>(std::exp(z - largest)); };
  double total = 0;
  for (const float z : logits) total += weight(z);
  const double drawn = uniform(generator) * total;
  double sum = 0;
  int possible = 0;  // where rounding lets the sum end below what was drawn, the last that may come
  for (size_t id = 0; id < logits.size(); ++id) {
    if (logits[id] == kNever) continue;
    possible = static_cast<int>(id);
    sum += weight(logits[id]);
    if (sum > drawn) break;
  }
  return possible;
}

LogitsProcessor::LogitsProcessor(const GenerationOptions& options, const ModelConfig& config)
    : options_(options), eos_token_id_(config.eos_token_id) {
  const auto vocab_size = static_cast<size_t>(config.vocab_size);
  if (options.do_sample && options.top_k > 0) values_.reserve(vocab_size);
  if (options.do_sample && options.top_p < 1) order_.reserve(vocab_size);
}

void LogitsProcessor::apply(std::span<float> logits, std::span<const int> tokens) {
  const auto t = static_cast<Index>(tokens.size());  // the start token stands for the one to come
  if (options_.repetition_penalty != 1) {
    penalize_repetition(logits, tokens, options_.repetition_penalty);
  }
  if (options_.no_repeat_ngram_size > 0) {
    forbid_repeated_ngrams(logits, tokens, options_.no_repeat_ngram_size);
  }
  suppress(logits, options_.suppress_tokens);
  if (t < options_.min_length) logits[eos_token_id_] = kNever;
  if (t == options_.max_new_tokens && options_.forced_eos_token_id >= 0) {
    force(logits, options_.forced_eos_token_id);
  }
  if (!options_.do_sample) return;
  if (options_.temperature != 1) divide_by_temperature(logits, options_.temperature);
  if (options_.top_k > 0) keep_top_k(logits, options_.top_k, values_);
  if (options_.top_p < 1) keep_top_p(logits, options_.top_p, order_);
}

bool LogitsProcessor::reads_tokens() const {
  return options_.repetition_penalty != 1 || options_.no_repeat_ngram_size > 0;
}

}  // namespace glassformer
