// Decoding with a cache of keys and values computes what the full pass computes.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/random_model.h"
#include "tests/support/tolerance.h"

namespace glassformer {
namespace {

using Sequences = std::vector<std::vector<int>>;

/// A batch of sources under translation, with targets of one length.
struct Setting {
  Setting(uint64_t seed, Index batch, WeightType type = WeightType::kF32)
      : random(seed), transformer(random_transformer(random, type)) {
    const Index V = transformer.config().vocab_size;
    length = 1 + random.below(12);
    Sequences source_ids, target_ids;
    for (Index b = 0; b < batch; ++b) {
      source_ids.push_back(random.ids(1 + random.below(12), V));
      target_ids.push_back(random.ids(length, V));
    }
    sources = transformer.pad(source_ids);
    targets = transformer.pad(target_ids);
    std::vector<Index> source_of(static_cast<size_t>(batch));
    std::iota(source_of.begin(), source_of.end(), Index{0});
    const Memory memory = transformer.encode(sources, scratch, nullptr);
    state = transformer.start(transformer.project(memory, scratch), source_of, length);
    full = forward(transformer, sources, targets, scratch, nullptr);
  }

  /// Decodes positions `begin` to `end` of every target → logits (B, end − begin, V).
  Tensor decode(Index begin, Index end) {
    std::vector<int> ids;
    for (Index b = 0; b < targets.batch(); ++b) {
      const auto row = targets.ids.begin() + b * length;
      ids.insert(ids.end(), row + begin, row + end);
    }
    ArenaScope scope(scratch);
    const MatrixView hidden = transformer.decode(state, ids, scratch, nullptr);
    Tensor logits({targets.batch(), end - begin, transformer.config().vocab_size});
    transformer.logits({scratch, nullptr, targets.batch(), end - begin}, hidden, logits.matrix());
    return logits;
  }

  /// The most that `logits` of positions from `begin` on differ from those of the full pass.
  double difference(const Tensor& logits, Index begin) const {
    const Index T = logits.shape[1], V = logits.shape[2];
    double most = 0;
    for (Index b = 0; b < logits.shape[0]; ++b) {
      const float* a = logits.data.data() + b * T * V;
      const float* e = full.data.data() + (b * length + begin) * V;
      for (Index i = 0; i < T * V; ++i) {
        most = std::max(most, std::abs(static_cast<double>(a[i]) - e[i]));
      }
    }
    return most;
  }

  double tolerance() const { return Roundings(transformer.config(), 12).tolerance("logits", full); }

  Random random;
  Transformer transformer;
  Index length = 0;
  TokenBatch sources, targets;
  Arena scratch;
  DecoderState state;
  Tensor full;
};

TEST(CachedDecoding, equals_the_full_forward_one_position_at_a_time) {
  for (uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    Setting setting(seed, 1 + static_cast<Index>(seed % 4));
    for (Index t = 0; t < setting.length; ++t) {
      ASSERT_LE(setting.difference(setting.decode(t, t + 1), t), setting.tolerance());
    }
    EXPECT_EQ(setting.state.length(), setting.length);
  }
}

TEST(CachedDecoding, equals_the_full_forward_in_pieces_of_any_length) {
  for (uint64_t seed = 100; seed < 160; ++seed) {
    SCOPED_TRACE(seed);
    Setting setting(seed, 3);
    for (Index begin = 0, end = 0; begin < setting.length; begin = end) {
      end = begin + 1 + setting.random.below(setting.length - begin);
      ASSERT_LE(setting.difference(setting.decode(begin, end), begin), setting.tolerance());
    }
  }
}

TEST(CachedDecoding, would_be_noticed_to_differ_if_a_position_saw_those_after_it) {
  // The tolerance above is worth something: without the causal mask it is exceeded.
  Interventions looking_ahead;
  looking_ahead.causal_mask = false;
  for (uint64_t seed = 200; seed < 220; ++seed) {
    SCOPED_TRACE(seed);
    Setting setting(seed, 1);
    if (setting.length == 1) continue;
    const Tensor unmasked = forward(setting.transformer, setting.sources, setting.targets,
                                    setting.scratch, {nullptr, looking_ahead});
    EXPECT_GT(setting.difference(unmasked, 0), 10 * setting.tolerance());
  }
}

TEST(CachedDecoding, after_truncation_the_same_position_has_the_same_logits_to_the_last_bit) {
  for (const WeightType type : {WeightType::kF32, WeightType::kQ8}) {
    for (uint64_t seed = 300; seed < 320; ++seed) {
      SCOPED_TRACE(seed);
      Setting setting(seed, 2, type);
      std::vector<Tensor> first;
      for (Index t = 0; t < setting.length; ++t) first.push_back(setting.decode(t, t + 1));
      const Index kept = setting.random.below(setting.length);
      setting.state.truncate(kept);
      for (Index t = kept; t < setting.length; ++t) {
        ASSERT_EQ(setting.decode(t, t + 1).data, first[static_cast<size_t>(t)].data);
      }
    }
  }
}

TEST(CachedDecoding, a_copied_state_goes_its_own_way) {
  Setting setting(400, 1);
  ASSERT_GT(setting.length, 2);
  setting.decode(0, 2);
  const DecoderState fork = setting.state;
  const Tensor expected = setting.decode(2, 3);
  setting.state = fork;
  std::swap(setting.targets.ids[2], setting.targets.ids[0]);
  setting.decode(2, 3);
  setting.state = fork;
  std::swap(setting.targets.ids[2], setting.targets.ids[0]);
  EXPECT_EQ(setting.decode(2, 3).data, expected.data);
}

TEST(CachedDecoding, reordered_sequences_take_their_past_and_their_source_with_them) {
  for (uint64_t seed = 500; seed < 520; ++seed) {
    SCOPED_TRACE(seed);
    Setting setting(seed, 4);
    const Index V = setting.transformer.config().vocab_size, T = setting.length, half = T / 2;
    if (half == 0) continue;
    setting.decode(0, half);
    const std::vector<int> before = setting.targets.ids;
    for (const std::vector<Index>& rows :
         {std::vector<Index>{3, 1, 1, 0}, {2, 0}, {1, 1, 0, 0}, {3, 2, 1, 0}}) {
      setting.state.reorder(rows);
      EXPECT_EQ(setting.state.batch(), static_cast<Index>(rows.size()));
      // The test's own ids and expected logits are put in the same order.
      const std::vector<int> ids = setting.targets.ids;
      const std::vector<float> full = setting.full.data;
      setting.targets.ids.clear();
      setting.full.data.clear();
      setting.targets.lengths.assign(rows.size(), T);
      for (const Index row : rows) {
        const auto first_id = ids.begin() + row * T;
        setting.targets.ids.insert(setting.targets.ids.end(), first_id, first_id + T);
        const auto first_logit = full.begin() + row * T * V;
        setting.full.data.insert(setting.full.data.end(), first_logit, first_logit + T * V);
      }
    }
    ASSERT_NE(setting.targets.ids, before);
    EXPECT_LE(setting.difference(setting.decode(half, T), half), setting.tolerance());
  }
}

}  // namespace
}  // namespace glassformer
