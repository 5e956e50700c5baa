#include "generation/options.h"

#include <gtest/gtest.h>

#include "tests/formats/error_text.h"

namespace glassformer {
namespace {

class Options : public testing::Test {
 protected:
  Options() {
    config_.vocab_size = 50;
    config_.max_position_embeddings = 32;
    config_.forced_eos_token_id = 3;
  }

  /// What `validate` says after `change`.
  template <typename Change>
  std::string refusal(Change&& change) const {
    GenerationOptions options = GenerationOptions::of(config_);
    change(options);
    return error_text([&] { options.validate(config_); });
  }

  ModelConfig config_;
};

TEST_F(Options, defaults_suit_the_model) {
  const GenerationOptions options = GenerationOptions::of(config_);
  EXPECT_EQ(options.max_new_tokens, 32);
  EXPECT_EQ(options.forced_eos_token_id, 3);
  EXPECT_EQ(refusal([](GenerationOptions&) {}), "");
  config_.max_position_embeddings = 1000;
  EXPECT_EQ(GenerationOptions::of(config_).max_new_tokens, 64);
}

TEST_F(Options, each_is_refused_outside_of_its_range) {
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.max_new_tokens = 1; }), "");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.max_new_tokens = 0; }),
            "invalid_argument: max_new_tokens: expected a number from 1 to 32, found 0");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.max_new_tokens = 33; }),
            "invalid_argument: max_new_tokens: expected a number from 1 to 32, found 33");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.min_length = -1; }),
            "invalid_argument: min_length: expected at least 0, found -1");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.num_beams = 0; }),
            "invalid_argument: num_beams: expected a number from 1 to 50, found 0");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.num_beams = 51; }),
            "invalid_argument: num_beams: expected a number from 1 to 50, found 51");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.num_return_sequences = 0; }),
            "invalid_argument: num_return_sequences: expected at least 1, found 0");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.length_penalty = NAN; }),
            "invalid_argument: length_penalty: expected a finite number, found nan");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.length_penalty = -1; }), "");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.temperature = 0; }),
            "invalid_argument: temperature: expected a number above 0, found 0");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.temperature = INFINITY; }),
            "invalid_argument: temperature: expected a number above 0, found inf");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.top_k = -1; }),
            "invalid_argument: top_k: expected at least 0, found -1");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.top_p = 0; }),
            "invalid_argument: top_p: expected a number above 0, at most 1, found 0");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.top_p = 1.5f; }),
            "invalid_argument: top_p: expected a number above 0, at most 1, found 1.5");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.top_p = NAN; }),
            "invalid_argument: top_p: expected a number above 0, at most 1, found nan");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.repetition_penalty = -2; }),
            "invalid_argument: repetition_penalty: expected a number above 0, found -2");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.no_repeat_ngram_size = -1; }),
            "invalid_argument: no_repeat_ngram_size: expected at least 0, found -1");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.suppress_tokens = {50}; }),
            "invalid_argument: suppress_tokens: expected a number from 0 to 49, found 50");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.forced_eos_token_id = 50; }),
            "invalid_argument: forced_eos_token_id: expected a number from -1 to 49, found 50");
}

TEST_F(Options, those_that_do_not_go_together_are_refused) {
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.num_return_sequences = 2; }),
            "invalid_argument: num_return_sequences: expected at most num_beams, 1, without "
            "do_sample, found 2");
  EXPECT_EQ(refusal([](GenerationOptions& o) { o.num_return_sequences = o.num_beams = 2; }), "");
  EXPECT_EQ(refusal([](GenerationOptions& o) {
              o.do_sample = true;
              o.num_return_sequences = 9;
            }),
            "");
  EXPECT_EQ(refusal([](GenerationOptions& o) {
              o.do_sample = true;
              o.num_beams = 2;
            }),
            "invalid_argument: num_beams: expected 1 with do_sample, found 2");
}

}  // namespace
}  // namespace glassformer
