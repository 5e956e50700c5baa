#include "generation/logits_processors.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassformer {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
using Logits = std::vector<float>;
using Ids = std::vector<int>;

TEST(RepetitionPenalty, makes_each_token_there_less_probable_once) {
  Logits logits{2, -3, 4, 0, -1};
  penalize_repetition(logits, Ids{0, 1, 0, 3}, 2);
  EXPECT_EQ(logits, (Logits{1, -6, 4, 0, -1}));
}

TEST(RepetitionPenalty, leaves_what_cannot_come) {
  Logits logits{kNever};
  penalize_repetition(logits, Ids{0}, 2);
  EXPECT_EQ(logits, Logits{kNever});
}

Ids forbidden(const Ids& tokens, Index n) {
  Logits logits(10);
  forbid_repeated_ngrams(logits, tokens, n);
  Ids ids;
  for (int id = 0; id < 10; ++id) {
    if (logits[id] == kNever) ids.push_back(id);
  }
  return ids;
}

TEST(NoRepeatNGrams, forbids_what_followed_the_same_tokens_before) {
  EXPECT_EQ(forbidden({1, 2, 3, 1, 2}, 3), Ids{3});
  EXPECT_EQ(forbidden({1, 2, 3, 1, 2, 4, 1, 2}, 3), (Ids{3, 4}));
  EXPECT_EQ(forbidden({1, 2, 3, 2, 1}, 2), Ids{2});
  EXPECT_EQ(forbidden({1, 2, 3, 2}, 2), Ids{3});
  EXPECT_EQ(forbidden({5, 5}, 2), Ids{5});
  EXPECT_EQ(forbidden({1, 2, 3}, 2), Ids{});
}

TEST(NoRepeatNGrams, of_one_token_forbids_every_token_there) {
  EXPECT_EQ(forbidden({1, 4, 1}, 1), (Ids{1, 4}));
}

TEST(NoRepeatNGrams, longer_than_the_text_forbid_nothing) {
  EXPECT_EQ(forbidden({1}, 2), Ids{});
  EXPECT_EQ(forbidden({1, 1}, 4), Ids{});
  EXPECT_EQ(forbidden({1, 1, 1}, 4), Ids{});
}

TEST(Suppress, forbids_these_ids_alone) {
  Logits logits{1, 2, 3};
  suppress(logits, Ids{0, 2});
  EXPECT_EQ(logits, (Logits{kNever, 2, kNever}));
}

TEST(Force, leaves_one_token_also_if_it_was_forbidden) {
  Logits logits{1, kNever, 3};
  force(logits, 1);
  EXPECT_EQ(logits, (Logits{kNever, 0, kNever}));
}

TEST(TopK, keeps_the_highest_and_those_equal_to_the_last_of_them) {
  std::vector<float> scratch;
  Logits logits{1, 5, 3, 3, 4, 0};
  keep_top_k(logits, 3, scratch);
  EXPECT_EQ(logits, (Logits{kNever, 5, 3, 3, 4, kNever}));
  keep_top_k(logits, 1, scratch);
  EXPECT_EQ(logits, (Logits{kNever, 5, kNever, kNever, kNever, kNever}));
}

TEST(TopK, of_the_whole_vocabulary_changes_nothing) {
  std::vector<float> scratch;
  Logits logits{1, 2};
  keep_top_k(logits, 2, scratch);
  keep_top_k(logits, 50, scratch);
  EXPECT_EQ(logits, (Logits{1, 2}));
}

/// The ids that are left of probabilities 0.1, 0.4, 0.3, 0.15, 0.05.
Ids nucleus(float p) {
  Logits logits;
  for (const double q : {0.1, 0.4, 0.3, 0.15, 0.05}) {
    logits.push_back(static_cast<float>(std::log(q)) + 3);
  }
  std::vector<int> scratch;
  keep_top_p(logits, p, scratch);
  Ids ids;
  for (int id = 0; id < 5; ++id) {
    if (logits[id] != kNever) ids.push_back(id);
  }
  return ids;
}

TEST(TopP, keeps_the_fewest_whose_probabilities_reach_p) {
  EXPECT_EQ(nucleus(0.01f), Ids{1});
  EXPECT_EQ(nucleus(0.39f), Ids{1});
  EXPECT_EQ(nucleus(0.41f), (Ids{1, 2}));
  EXPECT_EQ(nucleus(0.71f), (Ids{1, 2, 3}));
  EXPECT_EQ(nucleus(0.86f), (Ids{0, 1, 2, 3}));
  EXPECT_EQ(nucleus(0.96f), (Ids{0, 1, 2, 3, 4}));
}

TEST(TopP, of_equal_tokens_keeps_the_lower_ids) {
  Logits logits{1, 1, 1, 1};
  std::vector<int> scratch;
  keep_top_p(logits, 0.5f, scratch);
  EXPECT_EQ(logits, (Logits{1, 1, kNever, kNever}));
}

TEST(Uniform, is_the_standard_generators_upper_53_bits) {
  std::mt19937_64 generator;  // the standard gives its 10,000th number: 9981545732273789042
  for (int i = 1; i < 10'000; ++i) {
    const double u = uniform(generator);
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
  }
  EXPECT_EQ(uniform(generator), static_cast<double>(9981545732273789042u >> 11) / 0x1p53);
}

TEST(Sample, draws_each_token_as_often_as_it_is_probable) {
  const double p[] = {0.5, 0, 0.3, 0.15, 0.05};
  Logits logits;
  for (const double q : p) logits.push_back(static_cast<float>(std::log(q)) + 100);
  std::mt19937_64 generator(1);
  constexpr int kDraws = 100'000;
  int counts[5] = {};
  for (int i = 0; i < kDraws; ++i) ++counts[sample(logits, generator)];
  for (int id = 0; id < 5; ++id) {
    // Five standard deviations of a binomial distribution.
    EXPECT_NEAR(counts[id], kDraws * p[id], 5 * std::sqrt(kDraws * p[id] * (1 - p[id]))) << id;
  }
}

class Processor : public testing::Test {
 protected:
  Processor() {
    config_.vocab_size = 5;
    config_.eos_token_id = 1;
    options_.max_new_tokens = 3;
  }
  Logits processed(Logits logits, const Ids& tokens) const {
    LogitsProcessor(options_, config_).apply(logits, tokens);
    return logits;
  }
  ModelConfig config_;
  GenerationOptions options_;
};

TEST_F(Processor, by_default_changes_nothing) {
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0, 1, 2}), (Logits{1, 2, 3, 4, 5}));
  EXPECT_FALSE(LogitsProcessor(options_, config_).reads_tokens());
}

TEST_F(Processor, keeps_the_end_out_up_to_min_length_with_the_start_token) {
  options_.min_length = 3;
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0}), (Logits{1, kNever, 3, 4, 5}));
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0, 2}), (Logits{1, kNever, 3, 4, 5}));
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0, 2, 3}), (Logits{1, 2, 3, 4, 5}));
}

TEST_F(Processor, forces_the_end_at_the_last_position_alone) {
  options_.forced_eos_token_id = 1;
  options_.min_length = 9;
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0, 2}), (Logits{1, kNever, 3, 4, 5}));
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0, 2, 3}), (Logits{kNever, 0, kNever, kNever, kNever}));
}

TEST_F(Processor, sampling_options_wait_for_do_sample) {
  options_.temperature = 0.5f;
  options_.top_k = 2;
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0}), (Logits{1, 2, 3, 4, 5}));
  options_.do_sample = true;
  EXPECT_EQ(processed({1, 2, 3, 4, 5}, {0}), (Logits{kNever, kNever, kNever, 8, 10}));
}

TEST_F(Processor, takes_its_steps_in_hugging_faces_order) {
  // Penalty before the choice of the highest, temperature before their sum of probabilities.
  options_.repetition_penalty = 10;
  options_.no_repeat_ngram_size = 2;
  options_.suppress_tokens = {3};
  options_.do_sample = true;
  options_.temperature = 2;
  options_.top_k = 2;
  EXPECT_TRUE(LogitsProcessor(options_, config_).reads_tokens());
  EXPECT_EQ(processed({6, 2, 8, 9, 20}, {2, 4, 2}), (Logits{3, 1, kNever, kNever, kNever}));
}

}  // namespace
}  // namespace glassformer
