#include "generation/options.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <type_traits>

#include "formats/error.h"

namespace glassformer {

namespace {

// Streams would bring their locales along: a fifth of the WebAssembly module.
template <typename T>
std::string text(T number) {
  if constexpr (std::is_integral_v<T>) return std::to_string(number);
  char digits[32];
  std::snprintf(digits, sizeof digits, "%g", static_cast<double>(number));
  return digits;
}

template <typename T>
void expect(bool satisfied, const char* option, const std::string& expected, T actual) {
  if (satisfied) return;
  throw Error("invalid_argument",
              std::string(option) + ": expected " + expected + ", found " + text(actual));
}

void expect_count(const char* option, Index least, Index actual) {
  expect(actual >= least, option, "at least " + std::to_string(least), actual);
}

void expect_range(const char* option, Index least, Index most, Index actual) {
  expect(actual >= least && actual <= most, option,
         "a number from " + std::to_string(least) + " to " + std::to_string(most), actual);
}

void expect_positive(const char* option, float actual) {
  expect(std::isfinite(actual) && actual > 0, option, "a number above 0", actual);
}

}  // namespace

GenerationOptions GenerationOptions::of(const ModelConfig& config) {
  GenerationOptions options;
  options.max_new_tokens = std::min(options.max_new_tokens, config.max_position_embeddings);
  options.forced_eos_token_id = config.forced_eos_token_id;
  return options;
}

void GenerationOptions::validate(const ModelConfig& config) const {
  expect_range("max_new_tokens", 1, config.max_position_embeddings, max_new_tokens);
  expect_count("min_length", 0, min_length);
  expect_range("num_beams", 1, config.vocab_size, num_beams);
  expect(!do_sample || num_beams == 1, "num_beams", "1 with do_sample", num_beams);
  expect_count("num_return_sequences", 1, num_return_sequences);
  expect(do_sample || num_return_sequences <= num_beams, "num_return_sequences",
         "at most num_beams, " + std::to_string(num_beams) + ", without do_sample",
         num_return_sequences);
  expect(std::isfinite(length_penalty), "length_penalty", "a finite number", length_penalty);
  expect_positive("temperature", temperature);
  expect_count("top_k", 0, top_k);
  expect(top_p > 0 && top_p <= 1, "top_p", "a number above 0, at most 1", top_p);
  expect_positive("repetition_penalty", repetition_penalty);
  expect_count("no_repeat_ngram_size", 0, no_repeat_ngram_size);
  for (const int id : suppress_tokens) {
    expect_range("suppress_tokens", 0, config.vocab_size - 1, id);
  }
  expect_range("forced_eos_token_id", -1, config.vocab_size - 1, forced_eos_token_id);
}

}  // namespace glassformer
