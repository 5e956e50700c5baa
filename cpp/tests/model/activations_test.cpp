#include "model/activations.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/fixture.h"

namespace glassformer {
namespace {

TEST(Matches, a_star_stands_for_any_run_of_characters) {
  EXPECT_TRUE(matches("logits", "logits"));
  EXPECT_TRUE(matches("*", ""));
  EXPECT_TRUE(matches("*", "encoder.output"));
  EXPECT_TRUE(matches("decoder.layers.*.weights", "decoder.layers.0.self_attn.weights"));
  EXPECT_TRUE(matches("*.layers.*.self_attn.*", "encoder.layers.11.self_attn.query"));
  EXPECT_TRUE(matches("a*b*c", "a.b.b.c"));
  EXPECT_TRUE(matches("**", "x"));
  EXPECT_TRUE(matches("*aab", "aaaab"));
}

TEST(Matches, everything_else_stands_for_itself) {
  EXPECT_FALSE(matches("logits", "logit"));
  EXPECT_FALSE(matches("logit", "logits"));
  EXPECT_FALSE(matches("", "x"));
  EXPECT_FALSE(matches("x", ""));
  EXPECT_FALSE(matches("a.c", "abc"));
  EXPECT_FALSE(matches("a*b", "a.b.c"));
  EXPECT_FALSE(matches("decoder.*", "encoder.decoder.output"));
  EXPECT_FALSE(matches("*.weights", "weights"));
}

TEST(Activations, keeps_a_copy_under_the_path) {
  Activations activations({"encoder.*"});
  float values[] = {1, 2, 3, 4, 5, 6};
  activations.record("encoder.layers.0", "self_attn.output", {2, 3}, values);
  values[0] = 9;
  const Tensor& kept = activations.tensors().at("encoder.layers.0.self_attn.output");
  EXPECT_EQ(kept.shape, (Shape{2, 3}));
  EXPECT_EQ(kept.data, (std::vector<float>{1, 2, 3, 4, 5, 6}));
}

TEST(Activations, a_value_without_a_module_goes_by_its_own_name) {
  Activations activations({"logits"});
  const float value = 1;
  activations.record("", "logits", {1}, &value);
  EXPECT_TRUE(activations.tensors().contains("logits"));
}

TEST(Activations, what_no_pattern_matches_is_not_kept) {
  Activations activations({"encoder.*", "logits"});
  EXPECT_EQ(activations.slot("decoder", "output", {1}), nullptr);
  EXPECT_EQ(Activations({}).slot("decoder", "output", {1}), nullptr);
  EXPECT_TRUE(activations.tensors().empty());
}

TEST(Activations, a_slot_is_zero_also_the_second_time) {
  Activations activations({"*"});
  activations.slot("a", "b", {2})[1] = 5;
  EXPECT_EQ(activations.slot("a", "b", {3})[1], 0);
  EXPECT_EQ(activations.tensors().at("a.b").shape, Shape{3});
}

TEST(Activations, a_cleared_record_still_knows_its_patterns) {
  Activations activations({"a.*"});
  activations.slot("a", "b", {1});
  activations.clear();
  EXPECT_TRUE(activations.tensors().empty());
  EXPECT_NE(activations.slot("a", "b", {1}), nullptr);
  EXPECT_EQ(activations.slot("b", "b", {1}), nullptr);
}

TEST(Activations, a_pass_records_what_is_asked_for_and_computes_the_same) {
  const Fixture fixture("lecture");
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  const TokenBatch sources = transformer.pad(fixture.cases()[1].source);
  const TokenBatch targets = transformer.pad(fixture.cases()[1].target);
  Arena scratch;
  Activations all({"*"}), some({"*.self_attn.weights", "decoder.output"});
  const Tensor untraced = forward(transformer, sources, targets, scratch, nullptr);
  const Tensor traced = forward(transformer, sources, targets, scratch, &all);
  forward(transformer, sources, targets, scratch, &some);
  EXPECT_EQ(untraced.data, traced.data);

  std::set<std::string> names;
  for (const auto& [name, tensor] : some.tensors()) {
    names.insert(name);
    EXPECT_EQ(tensor.data, all.tensors().at(name).data) << name;
  }
  EXPECT_EQ(names, (std::set<std::string>{"decoder.layers.0.self_attn.weights",
                                          "decoder.layers.1.self_attn.weights", "decoder.output",
                                          "encoder.layers.0.self_attn.weights",
                                          "encoder.layers.1.self_attn.weights"}));
}

}  // namespace
}  // namespace glassformer
