#include "generation/beam_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "generation/decoding.h"
#include "generation/generation.h"
#include "tests/support/fixture.h"
#include "tests/support/random_model.h"

namespace glassformer {
namespace {

/// The tokens of a hypothesis, by its node.
std::vector<int> ids_of(const std::vector<BeamNode>& nodes, Index node) {
  std::vector<int> ids;
  for (; node >= 0; node = nodes[node].parent) ids.push_back(nodes[node].id);
  std::reverse(ids.begin(), ids.end());
  return ids;
}

bool is_end(BeamState state) {
  return state == BeamState::kFinished || state == BeamState::kDisplaced;
}

/// Searches that finish, displace and prune hypotheses.
class BeamTreeTest : public testing::Test {
 protected:
  BeamTreeTest() {
    options_.suppress_tokens = {fixture_.config().pad_token_id};
    options_.num_beams = options_.num_return_sequences = 4;
  }

  Generation searched(const Sequences& sources) const {
    Generation generation(transformer_, sources, options_);
    while (generation.step()) {
    }
    return generation;
  }

  const Fixture fixture_{"lecture"};
  const Transformer transformer_ = fixture_.transformer(WeightType::kF32);
  Random random_{7};
  Sequences sources_{random_.ids(5, 50), random_.ids(2, 50), random_.ids(9, 50)};
  GenerationOptions options_ = GenerationOptions::of(fixture_.config());
};

TEST_F(BeamTreeTest, finished_hypotheses_are_the_results) {
  for (const float length_penalty : {1.0f, 0.0f, 1.7f, -0.5f}) {
    options_.length_penalty = length_penalty;
    const Generation generation = searched(sources_);
    const auto results = generation.results();
    for (size_t source = 0; source < sources_.size(); ++source) {
      const std::vector<BeamNode> nodes = generation.tree(static_cast<Index>(source));
      std::vector<Index> finished;
      for (size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].state == BeamState::kFinished) finished.push_back(static_cast<Index>(i));
      }
      std::stable_sort(finished.begin(), finished.end(),
                       [&](Index a, Index b) { return nodes[a].score > nodes[b].score; });
      ASSERT_EQ(finished.size(), results[source].size());
      for (size_t i = 0; i < finished.size(); ++i) {
        EXPECT_EQ(ids_of(nodes, finished[i]), results[source][i].ids);
        EXPECT_EQ(nodes[finished[i]].score, results[source][i].score);
      }
    }
  }
}

TEST_F(BeamTreeTest, sums_go_along_the_paths_and_scores_are_sums_over_the_penalty) {
  options_.length_penalty = 1.7f;
  const std::vector<BeamNode> nodes = searched({sources_[0]}).tree(0);
  for (size_t i = 0; i < nodes.size(); ++i) {
    const BeamNode& node = nodes[i];
    ASSERT_LT(node.parent, static_cast<Index>(i));
    const double before = node.parent < 0 ? 0 : nodes[node.parent].sum;
    const Index length = node.parent < 0 ? 0 : nodes[node.parent].length;
    EXPECT_EQ(node.length, length + 1);
    EXPECT_LE(node.log_probability, 0);
    EXPECT_EQ(node.sum, before + static_cast<double>(node.log_probability));
    const double penalty = std::pow(static_cast<double>(node.length), 1.7);
    EXPECT_NEAR(node.score, node.sum / penalty, 1e-6 * std::abs(node.sum));
  }
}

TEST_F(BeamTreeTest, each_step_keeps_the_best_of_all_that_may_follow) {
  const std::vector<BeamNode> nodes = searched({sources_[0]}).tree(0);
  const Index V = fixture_.config().vocab_size;
  const int eos = fixture_.config().eos_token_id;
  Index longest = 0;
  for (const BeamNode& node : nodes) longest = std::max(longest, node.length);
  ASSERT_GT(longest, 3);
  for (Index length = 0; length < longest; ++length) {
    SCOPED_TRACE(length);
    // What the search kept, and the sums of all others that may follow what it had kept before.
    std::vector<std::vector<int>> kept;
    double worst_kept = INFINITY;
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].length != length + 1 || is_end(nodes[i].state)) continue;
      kept.push_back(ids_of(nodes, static_cast<Index>(i)));
      worst_kept = std::min(worst_kept, nodes[i].sum);
    }
    EXPECT_LE(static_cast<Index>(kept.size()), options_.num_beams);
    if (length + 1 == options_.max_new_tokens || kept.empty()) continue;
    ASSERT_EQ(static_cast<Index>(kept.size()), options_.num_beams);
    const auto n = static_cast<Index>(nodes.size());
    for (Index i = length == 0 ? -1 : 0; i < (length == 0 ? 0 : n); ++i) {
      if (i >= 0 && (nodes[i].length != length || is_end(nodes[i].state))) continue;
      Decoding decoding(transformer_, sources_[0], {}, options_);
      std::vector<int> ids = ids_of(nodes, i);
      for (const int id : ids) decoding.append(id);
      decoding.step();
      const std::vector<float> next(decoding.probabilities().begin(),
                                    decoding.probabilities().end());
      for (int id = 0; id < V; ++id) {
        ids.push_back(id);
        if (id != eos && std::find(kept.begin(), kept.end(), ids) == kept.end()) {
          EXPECT_LE(decoding.score() + std::log(next[id]), worst_kept + 1e-4);
        }
        ids.pop_back();
      }
    }
  }
}

TEST_F(BeamTreeTest, states_say_what_became_of_a_hypothesis) {
  std::vector<int> seen(5);
  for (int i = 0; i < 10; ++i) {
    const std::vector<BeamNode> nodes = searched({random_.ids(4, 50)}).tree(0);
    Index longest = 0;
    double worst = INFINITY;
    std::vector<bool> followed(nodes.size());
    for (const BeamNode& node : nodes) {
      longest = std::max(longest, node.length);
      if (node.parent >= 0) followed[node.parent] = true;
      if (node.state == BeamState::kFinished) worst = std::min(worst, node.score);
    }
    for (size_t n = 0; n < nodes.size(); ++n) {
      const BeamNode& node = nodes[n];
      ++seen[static_cast<size_t>(node.state)];
      const bool ends =
          node.id == fixture_.config().eos_token_id || node.length == options_.max_new_tokens;
      EXPECT_EQ(node.state == BeamState::kKept, followed[n]);
      EXPECT_EQ(is_end(node.state), ends);
      if (node.state == BeamState::kDisplaced) {
        EXPECT_LE(node.score, worst);
      }
      if (node.state == BeamState::kPruned) {
        EXPECT_LT(node.length, longest);
      }
      if (node.state == BeamState::kUnfinished) {
        EXPECT_EQ(node.length, longest);
      }
    }
  }
  EXPECT_EQ(std::count(seen.begin(), seen.end(), 0), 0) << "a state that is not tested";
}

TEST_F(BeamTreeTest, grows_by_a_level_with_each_step) {
  Generation generation(transformer_, {sources_[0]}, options_);
  EXPECT_TRUE(generation.tree(0).empty());
  for (Index length = 1; length <= 3; ++length) {
    ASSERT_TRUE(generation.step());
    const std::vector<BeamNode> nodes = generation.tree(0);
    EXPECT_EQ(nodes.back().length, length);
    const auto running = std::count_if(nodes.begin(), nodes.end(), [](const BeamNode& node) {
      return node.state == BeamState::kUnfinished;
    });
    EXPECT_EQ(running, options_.num_beams);
  }
}

TEST_F(BeamTreeTest, a_source_has_the_tree_in_a_batch_that_it_has_alone) {
  const Generation together = searched(sources_);
  for (size_t source = 0; source < sources_.size(); ++source) {
    const std::vector<BeamNode> in_batch = together.tree(static_cast<Index>(source));
    const std::vector<BeamNode> alone = searched({sources_[source]}).tree(0);
    ASSERT_EQ(in_batch.size(), alone.size());
    for (size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(in_batch[i].id, alone[i].id);
      EXPECT_EQ(in_batch[i].parent, alone[i].parent);
      EXPECT_EQ(in_batch[i].state, alone[i].state);
    }
  }
  EXPECT_TRUE(together.tree(3).empty());
}

TEST_F(BeamTreeTest, of_one_beam_is_a_single_path) {
  options_.num_beams = options_.num_return_sequences = 1;
  const Generation generation = searched(sources_);
  for (size_t source = 0; source < sources_.size(); ++source) {
    std::vector<BeamNode> nodes = generation.tree(static_cast<Index>(source));
    // What might have gone on at the last step is not taken up any more.
    std::erase_if(nodes, [](const auto& node) { return node.state == BeamState::kUnfinished; });
    ASSERT_EQ(nodes.size(), generation.results()[source][0].ids.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
      EXPECT_EQ(nodes[i].parent, static_cast<Index>(i) - 1);
      EXPECT_EQ(nodes[i].state, i + 1 < nodes.size() ? BeamState::kKept : BeamState::kFinished);
    }
  }
}

}  // namespace
}  // namespace glassformer
