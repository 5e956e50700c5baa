// Sentences side by side do not influence each other.
#include <gtest/gtest.h>

#include "tests/formats/error_text.h"
#include "tests/support/random_model.h"
#include "tests/support/tolerance.h"

namespace glassformer {
namespace {

using Sequences = std::vector<std::vector<int>>;

/// Logits (B, T, V) of a teacher-forced pass.
Tensor logits_of(const Transformer& transformer, const Sequences& sources,
                 const Sequences& targets) {
  Arena scratch;
  return forward(transformer, transformer.pad(sources), transformer.pad(targets), scratch, nullptr);
}

/// Those of sequence b at its first `length` positions.
std::vector<float> part(const Tensor& logits, size_t b, Index length) {
  const Index T = logits.shape[1], V = logits.shape[2];
  const auto first = logits.data.begin() + static_cast<Index>(b) * T * V;
  return {first, first + length * V};
}

TEST(Batch, sentences_of_one_length_are_to_the_last_bit_what_they_are_alone) {
  Random random(1);
  for (int model = 0; model < 20; ++model) {
    for (const WeightType type : {WeightType::kF32, WeightType::kQ8}) {
      const Transformer transformer = random_transformer(random, type);
      const Index V = transformer.config().vocab_size;
      const Index S = 1 + random.below(9), T = 1 + random.below(9);
      Sequences sources, targets;
      for (int b = 0; b < 5; ++b) {
        sources.push_back(random.ids(S, V));
        targets.push_back(random.ids(T, V));
      }
      const Tensor together = logits_of(transformer, sources, targets);
      for (size_t b = 0; b < sources.size(); ++b) {
        const Tensor alone = logits_of(transformer, {sources[b]}, {targets[b]});
        ASSERT_EQ(part(together, b, T), alone.data) << "model " << model << ", sentence " << b;
      }
    }
  }
}

TEST(Batch, a_padded_sentence_gives_the_same_result_as_alone) {
  Random random(2);
  for (int model = 0; model < 40; ++model) {
    const Transformer transformer = random_transformer(random);
    const Index V = transformer.config().vocab_size;
    Sequences sources, targets;
    for (int b = 0; b < 5; ++b) {
      sources.push_back(random.ids(1 + random.below(12), V));
      targets.push_back(random.ids(1 + random.below(12), V));
    }
    const Tensor together = logits_of(transformer, sources, targets);
    const Roundings roundings(transformer.config(), 12);
    for (size_t b = 0; b < sources.size(); ++b) {
      const Tensor alone = logits_of(transformer, {sources[b]}, {targets[b]});
      const std::vector<float> padded = part(together, b, alone.shape[1]);
      const double tolerance = roundings.tolerance("logits", alone);
      for (size_t i = 0; i < padded.size(); ++i) {
        ASSERT_NEAR(padded[i], alone.data[i], tolerance) << "model " << model << ", sentence " << b;
      }
    }
  }
}

class Pad : public testing::Test {
 protected:
  static ModelConfig config() {
    ModelConfig config;
    Random random(3);
    config = random_config(random);
    config.vocab_size = 20;
    config.max_position_embeddings = 4;
    config.pad_token_id = 7;
    return config;
  }
  static Transformer make() {
    Random random(4);
    return transformer_of(config(), random_weights(config(), random));
  }
  std::string refusal(const Sequences& sequences) {
    return error_text([&] { transformer_.pad(sequences); });
  }
  Transformer transformer_ = make();
};

TEST_F(Pad, fills_up_on_the_right) {
  const TokenBatch batch = transformer_.pad(Sequences{{1}, {2, 3, 4}, {5, 6}});
  EXPECT_EQ(batch.ids, (std::vector<int>{1, 7, 7, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(batch.lengths, (std::vector<Index>{1, 3, 2}));
  EXPECT_EQ(batch.batch(), 3);
  EXPECT_EQ(batch.length(), 3);
}

TEST_F(Pad, refuses_what_is_not_a_batch_of_sentences) {
  EXPECT_EQ(refusal({}), "invalid_argument: expected at least one sequence of ids");
  EXPECT_EQ(refusal({{1}, {}}), "invalid_argument: expected at least one id in each sequence");
}

TEST_F(Pad, refuses_ids_that_are_not_in_the_vocabulary) {
  EXPECT_EQ(refusal({{1, 20}}), "invalid_argument: expected ids from 0 to 19, found 20");
  EXPECT_EQ(refusal({{1}, {-1}}), "invalid_argument: expected ids from 0 to 19, found -1");
}

TEST_F(Pad, refuses_more_tokens_than_there_are_positions) {
  EXPECT_EQ(refusal({{1, 1, 1, 1}}), "");
  EXPECT_EQ(refusal({{1, 1, 1, 1, 1}}), "input_too_long: expected at most 4 tokens, found 5");
}

TEST_F(Pad, a_pass_needs_a_target_for_each_source) {
  EXPECT_EQ(error_text([&] { logits_of(transformer_, {{1}, {2}}, {{1}}); }),
            "invalid_argument: expected as many targets as sources, 2, found 1");
}

TEST(Arena, a_second_pass_of_the_same_size_takes_no_more_memory) {
  Random random(5);
  const Transformer transformer = random_transformer(random, WeightType::kQ8);
  const TokenBatch ids = transformer.pad(Sequences{random.ids(9, 5), random.ids(4, 5)});
  Arena scratch;
  forward(transformer, ids, ids, scratch, nullptr);
  const size_t capacity = scratch.capacity();
  EXPECT_EQ(scratch.mark().used, 0u);
  forward(transformer, ids, ids, scratch, nullptr);
  EXPECT_EQ(scratch.capacity(), capacity);
}

}  // namespace
}  // namespace glassformer
