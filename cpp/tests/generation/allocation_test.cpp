// A step after the first allocates nothing.
#include <gtest/gtest.h>

#include "generation/decoding.h"
#include "generation/generation.h"
#include "tests/generation/allocation_count.h"
#include "tests/support/random_model.h"

namespace glassformer {
namespace {

using Sequences = std::vector<std::vector<int>>;

/// As large as makes several rows outgrow an arena's first block.
ModelConfig wide_config() {
  ModelConfig config;
  config.d_model = 64;
  config.encoder_attention_heads = config.decoder_attention_heads = 4;
  config.encoder_layers = 1;
  config.decoder_layers = 2;
  config.encoder_ffn_dim = config.decoder_ffn_dim = 700;
  config.vocab_size = 300;
  config.max_position_embeddings = 48;
  config.activation_function = "gelu";
  config.eos_token_id = 1;
  return config;
}

class Allocation : public testing::TestWithParam<WeightType> {
 protected:
  Allocation() {
    options_.max_new_tokens = 48;
    options_.min_length = 30;
  }

  /// Allocations in all steps but the first, of which there must be some.
  size_t allocations() {
    Generation generation(transformer_, sources_, options_);
    generation.step();
    const size_t before = allocation_count();
    int steps = 0;
    while (generation.step()) ++steps;
    const size_t during = allocation_count() - before;
    EXPECT_GE(steps, 28);
    return during;
  }

  Random random_{8};
  const ModelConfig config_ = wide_config();
  const Transformer transformer_ =
      transformer_of(config_, random_weights(config_, random_), GetParam());
  Sequences sources_{random_.ids(30, 300), random_.ids(4, 300), random_.ids(11, 300)};
  GenerationOptions options_ = GenerationOptions::of(config_);
};

TEST_P(Allocation, is_counted) {
  const size_t before = allocation_count();
  void* memory = ::operator new(16);  // called by name: a compiler may leave out `new int`
  EXPECT_EQ(allocation_count(), before + 1);
  ::operator delete(memory);
}

TEST_P(Allocation, greedy_steps_do_none) { EXPECT_EQ(allocations(), 0u); }

TEST_P(Allocation, beam_steps_do_none) {
  options_.num_beams = options_.num_return_sequences = 12;
  EXPECT_EQ(allocations(), 0u);
}

TEST_P(Allocation, sampling_steps_do_none) {
  options_.do_sample = true;
  options_.num_return_sequences = 20;
  options_.top_p = 0.9f;
  EXPECT_EQ(allocations(), 0u);
}

TEST_P(Allocation, steps_with_every_processor_do_none) {
  options_.repetition_penalty = 1.5f;
  options_.no_repeat_ngram_size = 3;
  options_.suppress_tokens = {0, 5};
  EXPECT_EQ(allocations(), 0u);
}

TEST_P(Allocation, steps_of_an_untraced_decoding_do_none) {
  Decoding decoding(transformer_, sources_[0], {}, options_);
  decoding.append(5);
  const size_t before = allocation_count();
  for (int i = 0; i < 40; ++i) decoding.append(6 + i);
  EXPECT_EQ(allocation_count() - before, 0u);
}

INSTANTIATE_TEST_SUITE_P(Types, Allocation, testing::Values(WeightType::kF32, WeightType::kQ8),
                         [](const auto& info) {
                           return std::string(info.param == WeightType::kF32 ? "f32" : "q8");
                         });

}  // namespace
}  // namespace glassformer
