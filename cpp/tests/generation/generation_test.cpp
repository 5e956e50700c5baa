#include "generation/generation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/formats/error_text.h"
#include "tests/support/fixture.h"
#include "tests/support/random_model.h"
#include "tests/support/tolerance.h"

namespace glassformer {
namespace {

using Results = std::vector<std::vector<Hypothesis>>;

Results generate(const Transformer& transformer, const Sequences& sources,
                 const GenerationOptions& options) {
  Generation generation(transformer, sources, options);
  while (generation.step()) {
  }
  return generation.results();
}

class GenerationParity : public testing::TestWithParam<const char*> {};

TEST_P(GenerationParity, greedy_finds_what_pytorch_finds) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  for (const FixtureCase& of : fixture.cases()) {
    SCOPED_TRACE(of.name);
    const Results results = generate(transformer, of.source, of.options);
    ASSERT_EQ(results.size(), of.greedy.size());
    for (size_t b = 0; b < results.size(); ++b) {
      ASSERT_EQ(results[b].size(), 1u);
      EXPECT_EQ(results[b][0].ids, of.greedy[b]);
    }
  }
}

TEST_P(GenerationParity, beam_search_finds_what_pytorch_finds) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  for (const FixtureCase& of : fixture.cases()) {
    for (const FixtureBeams& beams : of.beams) {
      SCOPED_TRACE(of.name + ", " + std::to_string(beams.num_beams) + " beams, length penalty " +
                   std::to_string(beams.length_penalty));
      GenerationOptions options = of.options;
      options.num_beams = options.num_return_sequences = beams.num_beams;
      options.length_penalty = beams.length_penalty;
      const Results results = generate(transformer, of.source, options);
      // A log probability is off by no more than two logits; a score sums one for each token.
      const Tensor logits = fixture.expected(of, "logits");
      const double tolerance = 2 * static_cast<double>(options.max_new_tokens) *
                               Roundings(fixture.config(), 16).tolerance("logits", logits);
      ASSERT_EQ(results.size(), beams.sequences.size());
      for (size_t b = 0; b < results.size(); ++b) {
        ASSERT_EQ(results[b].size(), beams.sequences[b].size());
        for (size_t i = 0; i < results[b].size(); ++i) {
          EXPECT_EQ(results[b][i].ids, beams.sequences[b][i]);
          EXPECT_NEAR(results[b][i].score, beams.scores[b][i], tolerance);
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, GenerationParity, testing::ValuesIn(kFixtures),
                         [](const auto& info) { return std::string(info.param); });

/// A model whose sentences are of several lengths, and sources for it.
class GenerationTest : public testing::Test {
 protected:
  GenerationTest() { options_.suppress_tokens = {fixture_.config().pad_token_id}; }

  Results generate() const { return glassformer::generate(transformer_, sources_, options_); }

  const Fixture fixture_{"lecture"};
  const Transformer transformer_ = fixture_.transformer(WeightType::kF32);
  const int eos_ = fixture_.config().eos_token_id;
  Random random_{7};
  Sequences sources_{random_.ids(5, 50), random_.ids(2, 50), random_.ids(9, 50)};
  GenerationOptions options_ = GenerationOptions::of(fixture_.config());
};

TEST_F(GenerationTest, scores_are_sums_of_log_probabilities_over_the_penalty) {
  for (const float length_penalty : {1.0f, 0.0f, 1.7f, -0.5f}) {
    options_.num_beams = options_.num_return_sequences = 3;
    options_.length_penalty = length_penalty;
    for (const auto& hypotheses : generate()) {
      double previous = INFINITY;
      for (const Hypothesis& hypothesis : hypotheses) {
        ASSERT_EQ(hypothesis.probabilities.size(), hypothesis.ids.size());
        double sum = 0;
        for (const float p : hypothesis.probabilities) {
          EXPECT_GT(p, 0);
          EXPECT_LE(p, 1);
          sum += std::log(static_cast<double>(p));
        }
        const auto length = static_cast<double>(hypothesis.ids.size());
        EXPECT_NEAR(hypothesis.score, sum / std::pow(length, length_penalty),
                    4e-7 * length * (1 + std::abs(sum)) * std::pow(length, -length_penalty));
        EXPECT_LE(hypothesis.score, previous);
        previous = hypothesis.score;
      }
    }
  }
}

TEST_F(GenerationTest, hypotheses_of_a_source_differ) {
  options_.num_beams = options_.num_return_sequences = 5;
  for (const auto& hypotheses : generate()) {
    ASSERT_EQ(hypotheses.size(), 5u);
    for (size_t i = 0; i < 5; ++i) {
      for (size_t j = 0; j < i; ++j) EXPECT_NE(hypotheses[i].ids, hypotheses[j].ids);
    }
  }
}

TEST_F(GenerationTest, the_best_of_several_is_the_only_one_when_one_is_asked_for) {
  options_.num_beams = options_.num_return_sequences = 4;
  const Results all = generate();
  options_.num_return_sequences = 1;
  const Results best = generate();
  for (size_t b = 0; b < sources_.size(); ++b) {
    ASSERT_EQ(best[b].size(), 1u);
    EXPECT_EQ(best[b][0].ids, all[b][0].ids);
  }
}

TEST_F(GenerationTest, each_source_of_a_batch_takes_the_way_it_takes_alone) {
  for (const bool do_sample : {false, true}) {
    options_.do_sample = do_sample;
    options_.num_beams = do_sample ? 1 : 3;
    options_.num_return_sequences = 2;
    const Results together = generate();
    for (size_t b = 0; b < sources_.size(); ++b) {
      const Results alone = glassformer::generate(transformer_, {sources_[b]}, options_);
      for (size_t i = 0; i < 2; ++i) EXPECT_EQ(together[b][i].ids, alone[0][i].ids);
    }
  }
}

TEST_F(GenerationTest, one_step_adds_one_token) {
  Generation generation(transformer_, sources_, options_);
  EXPECT_EQ(generation.best(0), std::vector<int>{});
  std::vector<std::vector<int>> before(sources_.size());
  bool running = true;
  for (size_t t = 1; running; ++t) {
    running = generation.step();
    for (size_t b = 0; b < sources_.size(); ++b) {
      const std::vector<int> now = generation.best(static_cast<Index>(b));
      if (before[b].empty() || before[b].back() != eos_) {
        ASSERT_EQ(now.size(), t);
        EXPECT_TRUE(std::equal(before[b].begin(), before[b].end(), now.begin()));
      } else {
        EXPECT_EQ(now, before[b]);
      }
      before[b] = now;
    }
  }
  EXPECT_FALSE(generation.step());
  const Results results = generation.results();
  for (size_t b = 0; b < sources_.size(); ++b) EXPECT_EQ(results[b][0].ids, before[b]);
}

TEST_F(GenerationTest, early_stopping_stops_no_later_and_sometimes_earlier) {
  const auto steps = [&](const Sequences& sources) {
    Generation generation(transformer_, sources, options_);
    int count = 1;
    while (generation.step()) ++count;
    EXPECT_EQ(generation.results()[0].size(), static_cast<size_t>(options_.num_return_sequences));
    return count;
  };
  options_.num_beams = options_.num_return_sequences = 2;
  options_.length_penalty = 2;
  int earlier = 0;
  for (int i = 0; i < 20; ++i) {
    const Sequences sources{random_.ids(4, 50)};
    options_.early_stopping = false;
    const int patient = steps(sources);
    options_.early_stopping = true;
    const int hasty = steps(sources);
    EXPECT_LE(hasty, patient);
    earlier += hasty < patient;
  }
  EXPECT_GT(earlier, 0);
}

TEST_F(GenerationTest, max_new_tokens_is_the_limit_where_the_end_is_forced) {
  options_.max_new_tokens = 3;
  options_.num_beams = options_.num_return_sequences = 2;
  for (const int forced : {-1, eos_}) {
    options_.forced_eos_token_id = forced;
    for (const auto& hypotheses : generate()) {
      for (const Hypothesis& hypothesis : hypotheses) {
        EXPECT_LE(hypothesis.ids.size(), 3u);
        EXPECT_TRUE(forced < 0 || hypothesis.ids.back() == eos_);
      }
    }
  }
}

TEST_F(GenerationTest, no_end_comes_before_min_length) {
  options_.num_beams = 4;
  options_.length_penalty = 0;  // short ones are good ones
  size_t shortest = 100;
  for (const auto& hypotheses : generate()) {
    shortest = std::min(shortest, hypotheses[0].ids.size());
  }
  options_.min_length = static_cast<Index>(shortest) + 8;
  for (const auto& hypotheses : generate()) {
    EXPECT_GE(hypotheses[0].ids.size(), static_cast<size_t>(options_.min_length));
  }
}

TEST_F(GenerationTest, no_ngram_comes_twice) {
  options_.forced_eos_token_id = -1;
  options_.suppress_tokens.push_back(eos_);  // sentences of full length
  options_.max_new_tokens = 40;
  const auto repeated = [&](const std::vector<int>& ids) {
    for (size_t i = 0; i + 2 <= ids.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        if (ids[i] == ids[j] && ids[i + 1] == ids[j + 1] && i + 1 < ids.size()) return true;
      }
    }
    return false;
  };
  bool any = false;
  for (const auto& hypotheses : generate()) any = any || repeated(hypotheses[0].ids);
  EXPECT_TRUE(any);
  for (const Index num_beams : {1, 3}) {
    options_.num_beams = num_beams;
    options_.no_repeat_ngram_size = 2;
    for (const auto& hypotheses : generate()) EXPECT_FALSE(repeated(hypotheses[0].ids));
  }
}

TEST_F(GenerationTest, a_large_penalty_lets_no_token_come_twice) {
  options_.suppress_tokens.push_back(eos_);
  options_.forced_eos_token_id = -1;
  options_.max_new_tokens = 20;
  options_.repetition_penalty = 1e6f;
  for (const auto& hypotheses : generate()) {
    std::vector<int> ids = hypotheses[0].ids;
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  }
}

TEST_F(GenerationTest, suppressed_tokens_never_come) {
  const std::vector<int> before = generate()[0][0].ids;
  options_.suppress_tokens.push_back(before[0]);
  options_.num_beams = options_.num_return_sequences = 4;
  for (const auto& hypotheses : generate()) {
    for (const Hypothesis& hypothesis : hypotheses) {
      EXPECT_EQ(std::count(hypothesis.ids.begin(), hypothesis.ids.end(), before[0]), 0);
    }
  }
}

TEST_F(GenerationTest, where_every_token_is_forbidden_what_there_is_is_the_result) {
  options_.no_repeat_ngram_size = 1;
  options_.forced_eos_token_id = -1;
  for (int id = 0; id < 50; ++id) {
    if (id != 20 && id != 30) options_.suppress_tokens.push_back(id);
  }
  for (const Index num_beams : {1, 2}) {
    options_.num_beams = num_beams;
    for (const auto& hypotheses : generate()) {
      ASSERT_EQ(hypotheses.size(), 1u);
      std::vector<int> ids = hypotheses[0].ids;
      std::sort(ids.begin(), ids.end());
      EXPECT_EQ(ids, (std::vector<int>{20, 30}));
      EXPECT_TRUE(std::isfinite(hypotheses[0].score));
    }
  }
  options_.suppress_tokens = {};
  for (int id = 0; id < 50; ++id) options_.suppress_tokens.push_back(id);
  EXPECT_EQ(generate()[0][0].ids, std::vector<int>{});
  EXPECT_EQ(generate()[0][0].score, 0);
}

TEST_F(GenerationTest, sampling_the_most_probable_token_is_greedy) {
  const Results greedy = generate();
  options_.do_sample = true;
  options_.top_k = 1;
  const Results top_1 = generate();
  options_.top_k = 0;
  options_.top_p = 1e-6f;
  const Results top_p = generate();
  for (size_t b = 0; b < sources_.size(); ++b) {
    EXPECT_EQ(top_1[b][0].ids, greedy[b][0].ids);
    EXPECT_EQ(top_p[b][0].ids, greedy[b][0].ids);
  }
}

TEST_F(GenerationTest, a_seed_draws_the_same_samples_and_another_seed_others) {
  options_.do_sample = true;
  options_.num_return_sequences = 3;
  options_.top_k = 0;
  const auto ids = [&](uint64_t seed) {
    options_.seed = seed;
    const Results results = generate();
    std::vector<std::vector<int>> ids;
    for (const Hypothesis& hypothesis : results[0]) ids.push_back(hypothesis.ids);
    return ids;
  };
  const auto first = ids(5);
  EXPECT_EQ(ids(5), first);
  EXPECT_NE(ids(6), first);
  EXPECT_NE(ids(5 + (uint64_t{1} << 32)), first);
  ASSERT_EQ(first.size(), 3u);
  EXPECT_NE(first[0], first[1]);
  EXPECT_NE(first[1], first[2]);
}

TEST_F(GenerationTest, refuses_what_is_no_sentence_and_no_option) {
  options_.num_beams = 0;
  EXPECT_EQ(error_text([&] { Generation(transformer_, sources_, options_); }),
            "invalid_argument: num_beams: expected a number from 1 to 50, found 0");
  options_.num_beams = 1;
  sources_[1].clear();
  EXPECT_EQ(error_text([&] { Generation(transformer_, sources_, options_); }),
            "invalid_argument: expected at least one id in each sequence");
}

}  // namespace
}  // namespace glassformer
