#include "generation/decoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "generation/generation.h"
#include "tests/formats/error_text.h"
#include "tests/support/fixture.h"
#include "tests/support/tolerance.h"

namespace glassformer {
namespace {

std::vector<int> tokens_of(const Decoding& decoding) {
  return {decoding.tokens().begin(), decoding.tokens().end()};
}

std::vector<float> logits_of(Decoding& decoding) {
  decoding.step();
  return {decoding.logits().begin(), decoding.logits().end()};
}

class DecodingParity : public testing::TestWithParam<const char*> {};

TEST_P(DecodingParity, the_first_of_the_ranked_each_time_is_greedy_generation) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  for (const FixtureCase& of : fixture.cases()) {
    for (size_t b = 0; b < of.source.size(); ++b) {
      Decoding decoding(transformer, of.source[b], {}, of.options);
      while (!decoding.done()) {
        decoding.step();
        decoding.append(decoding.ranked(1)[0]);
      }
      EXPECT_EQ(tokens_of(decoding), of.greedy[b]);

      GenerationOptions options = of.options;
      options.length_penalty = 0;
      Generation generation(transformer, {of.source[b]}, options);
      while (generation.step()) {
      }
      const Hypothesis hypothesis = generation.results()[0][0];
      EXPECT_EQ(tokens_of(decoding), hypothesis.ids);
      EXPECT_EQ(decoding.token_probabilities(), hypothesis.probabilities);
      EXPECT_DOUBLE_EQ(decoding.score(), hypothesis.score);
    }
  }
}

TEST_P(DecodingParity, with_pytorchs_targets_has_pytorchs_logits_and_attention) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  const std::string weights = "decoder.layers.0.self_attn.weights";
  for (const FixtureCase& of : fixture.cases()) {
    if (of.source.size() != 1) continue;
    GenerationOptions options = of.options;
    options.max_new_tokens = fixture.config().max_position_embeddings;
    Decoding decoding(transformer, of.source[0], {weights}, options);
    const Tensor logits = fixture.expected(of, "logits");
    const Tensor expected = fixture.expected(of, weights);
    const Roundings roundings(fixture.config(), 16);
    const Index V = logits.shape[2], H = expected.shape[1], T = expected.shape[2];
    for (Index t = 0; t < T; ++t) {
      decoding.step();
      for (Index id = 0; id < V; ++id) {
        ASSERT_NEAR(decoding.logits()[id], logits.data[t * V + id],
                    roundings.tolerance("logits", logits));
      }
      const Tensor& row = decoding.trace().at(weights);
      ASSERT_EQ(row.shape, (Shape{1, H, 1, t + 1}));
      for (Index h = 0; h < H; ++h) {
        for (Index s = 0; s <= t; ++s) {
          ASSERT_NEAR(row.data[h * (t + 1) + s], expected.data[(h * T + t) * T + s],
                      roundings.tolerance(weights, expected));
        }
      }
      if (t + 1 < T) decoding.append(of.target[0][t + 1]);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, DecodingParity, testing::ValuesIn(kFixtures),
                         [](const auto& info) { return std::string(info.param); });

class DecodingTest : public testing::Test {
 protected:
  Decoding decoding(std::vector<std::string> patterns = {}) const {
    return {transformer_, source_, std::move(patterns), options_};
  }

  const Fixture fixture_{"lecture"};
  const Transformer transformer_ = fixture_.transformer(WeightType::kF32);
  const std::vector<int> source_ = fixture_.cases()[0].source[0];
  GenerationOptions options_ = GenerationOptions::of(fixture_.config());
};

TEST_F(DecodingTest, starts_with_nothing) {
  const Decoding start = decoding();
  EXPECT_EQ(tokens_of(start), std::vector<int>{});
  EXPECT_EQ(start.source(), source_);
  EXPECT_EQ(start.score(), 0);
  EXPECT_FALSE(start.done());
  EXPECT_TRUE(start.trace().empty());
  EXPECT_TRUE(start.source_trace().empty());
}

TEST_F(DecodingTest, a_second_step_in_one_place_computes_nothing_new) {
  Decoding d = decoding({"logits"});
  d.step();
  const float* recorded = d.trace().at("logits").data.data();
  d.step();
  EXPECT_EQ(d.trace().at("logits").data.data(), recorded);
}

TEST_F(DecodingTest, the_way_back_leads_to_the_same_logits_to_the_last_bit) {
  Decoding d = decoding();
  std::vector<std::vector<float>> logits;
  for (const int id : {7, 8, 9, 10}) {
    logits.push_back(logits_of(d));
    d.append(id);
  }
  logits.push_back(logits_of(d));
  for (const Index count : {1, 0, 2}) {
    d.back(count);
    EXPECT_EQ(logits_of(d), logits[d.tokens().size()]);
  }
  EXPECT_EQ(tokens_of(d), std::vector<int>{7});
  d.append(8);
  d.append(9);
  d.append(10);
  EXPECT_EQ(logits_of(d), logits[4]);
  d.back(4);
  EXPECT_EQ(logits_of(d), logits[0]);
  EXPECT_EQ(d.score(), 0);
}

TEST_F(DecodingTest, another_token_leads_elsewhere) {
  Decoding d = decoding();
  d.append(7);
  const std::vector<float> after_7 = logits_of(d);
  d.back(1);
  d.append(8);
  EXPECT_NE(logits_of(d), after_7);
}

TEST_F(DecodingTest, a_fork_and_its_origin_go_their_own_ways) {
  Decoding origin = decoding();
  origin.append(7);
  origin.step();
  Decoding fork = origin.fork();
  EXPECT_TRUE(std::ranges::equal(fork.logits(), origin.logits()));
  origin.append(8);
  fork.append(9);
  const std::vector<float> origins = logits_of(origin), forks = logits_of(fork);
  EXPECT_EQ(tokens_of(origin), (std::vector<int>{7, 8}));
  EXPECT_EQ(tokens_of(fork), (std::vector<int>{7, 9}));

  Decoding alone = decoding();
  alone.append(7);
  alone.append(9);
  EXPECT_EQ(logits_of(alone), forks);
  EXPECT_EQ(alone.score(), fork.score());
  alone.back(1);
  alone.append(8);
  EXPECT_EQ(logits_of(alone), origins);
}

TEST_F(DecodingTest, a_fork_outlives_its_origin) {
  auto origin = std::make_unique<Decoding>(decoding());
  origin->append(7);
  const std::vector<float> expected = logits_of(*origin);
  Decoding fork = origin->fork();
  origin.reset();
  fork.back(1);
  fork.append(7);
  EXPECT_EQ(logits_of(fork), expected);
}

TEST_F(DecodingTest, candidates_are_the_whole_vocabulary_best_first) {
  Decoding d = decoding();
  d.step();
  const std::vector<int> ids = d.ranked(1000);
  EXPECT_EQ(ids.size(), 50u);
  EXPECT_EQ(std::set<int>(ids.begin(), ids.end()).size(), 50u);
  double sum = 0;
  float previous = 1;
  for (const int id : ids) {
    EXPECT_LE(d.probabilities()[id], previous);
    previous = d.probabilities()[id];
    sum += previous;
  }
  EXPECT_NEAR(sum, 1, 50 * std::numeric_limits<float>::epsilon());
  const std::vector<int> few = d.ranked(7);
  EXPECT_EQ(few, std::vector<int>(ids.begin(), ids.begin() + 7));
  EXPECT_EQ(d.ranked(0), std::vector<int>{});
}

TEST_F(DecodingTest, probabilities_are_the_softmax_of_the_logits) {
  Decoding d = decoding();
  d.step();
  double sum = 0;
  for (const float z : d.logits()) sum += std::exp(static_cast<double>(z));
  for (size_t id = 0; id < 50; ++id) {
    const double expected = std::exp(static_cast<double>(d.logits()[id])) / sum;
    // The exponent's argument, a few units large, is rounded once, exp and the sum a few times.
    EXPECT_NEAR(d.probabilities()[id], expected,
                64 * std::numeric_limits<float>::epsilon() * expected);
  }
}

TEST_F(DecodingTest, suppressed_tokens_keep_their_logits_and_lose_their_probability) {
  Decoding before = decoding();
  before.step();
  const int best = before.ranked(1)[0];
  options_.suppress_tokens = {best};
  Decoding d = decoding();
  d.step();
  EXPECT_EQ(d.logits()[best], before.logits()[best]);
  EXPECT_EQ(d.probabilities()[best], 0);
  EXPECT_EQ(d.ranked(1)[0], before.ranked(2)[1]);
  d.append(best);
  EXPECT_EQ(d.score(), -INFINITY);
  d.back(1);
  EXPECT_EQ(d.score(), 0);
}

TEST_F(DecodingTest, ends_with_the_end_token_or_the_last_position) {
  options_.max_new_tokens = 2;
  Decoding d = decoding();
  d.append(fixture_.config().eos_token_id);
  EXPECT_TRUE(d.done());
  d.back(1);
  d.append(7);
  EXPECT_FALSE(d.done());
  d.append(8);
  EXPECT_TRUE(d.done());
  const std::string text =
      "invalid_argument: expected a translation to go on with, found a finished one of 2 tokens";
  EXPECT_EQ(error_text([&] { d.step(); }), text);
  EXPECT_EQ(error_text([&] { d.append(7); }), text);
  d.back(1);
  EXPECT_EQ(error_text([&] { d.step(); }), "");
}

TEST_F(DecodingTest, refuses_ids_and_counts_that_are_not_there) {
  Decoding d = decoding();
  EXPECT_EQ(error_text([&] { d.append(50); }),
            "invalid_argument: expected an id from 0 to 49, found 50");
  EXPECT_EQ(error_text([&] { d.append(-1); }),
            "invalid_argument: expected an id from 0 to 49, found -1");
  EXPECT_EQ(error_text([&] { d.back(1); }),
            "invalid_argument: expected a count of tokens from 0 to 0, found 1");
  EXPECT_EQ(error_text([&] { d.back(-1); }),
            "invalid_argument: expected a count of tokens from 0 to 0, found -1");
  EXPECT_EQ(tokens_of(d), std::vector<int>{});
}

TEST_F(DecodingTest, each_step_has_its_own_trace_and_the_source_one_for_all) {
  Decoding d = decoding({"*.weights", "encoder.output", "decoder.output"});
  Arena scratch;
  Activations activations({"encoder.output"});
  transformer_.encode(transformer_.pad(std::span(&source_, 1)), scratch, &activations);
  EXPECT_EQ(d.source_trace().at("encoder.output").data,
            activations.tensors().at("encoder.output").data);
  std::set<std::string> names;
  for (const auto& [name, tensor] : d.source_trace()) names.insert(name);
  EXPECT_EQ(names, (std::set<std::string>{"encoder.output", "encoder.layers.0.self_attn.weights",
                                          "encoder.layers.1.self_attn.weights"}));
  for (Index t = 0; t < 3; ++t) {
    d.step();
    names.clear();
    for (const auto& [name, tensor] : d.trace()) names.insert(name);
    EXPECT_EQ(names, (std::set<std::string>{"decoder.output", "decoder.layers.0.self_attn.weights",
                                            "decoder.layers.0.encoder_attn.weights",
                                            "decoder.layers.1.self_attn.weights",
                                            "decoder.layers.1.encoder_attn.weights"}));
    EXPECT_EQ(d.trace().at("decoder.layers.0.self_attn.weights").shape, (Shape{1, 2, 1, t + 1}));
    EXPECT_EQ(d.trace().at("decoder.layers.0.encoder_attn.weights").shape,
              (Shape{1, 2, 1, static_cast<Index>(source_.size())}));
    d.append(d.ranked(1)[0]);
  }
}

}  // namespace
}  // namespace glassformer
