#include "model/provenance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "formats/error.h"
#include "tests/support/explanation_tolerance.h"
#include "tests/support/fixture.h"

namespace glassformer {
namespace {

class ProvenanceTest : public testing::TestWithParam<const char*> {
 protected:
  /// Explains some elements of every value recorded in `activations`.
  static void check(const Provenance& provenance, const Transformer& transformer,
                    const Activations& activations) {
    std::mt19937 random(1);
    for (const auto& [name, tensor] : activations.tensors()) {
      for (int i = 0; i < 12; ++i) {
        Shape index;
        for (const Index size : tensor.shape) {
          index.push_back(static_cast<Index>(random() % static_cast<unsigned>(size)));
        }
        const Explanation explanation = provenance.explain(transformer, activations, name, index);
        expect_recomputed(explanation, name);
      }
    }
  }
};

TEST_P(ProvenanceTest, every_recorded_value_is_declared_and_recomputes_to_what_the_model_computed) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  for (const FixtureCase& each : fixture.cases()) {
    Activations activations({"*"});
    Arena scratch;
    forward(transformer, transformer.pad(each.source), transformer.pad(each.target), scratch,
            &activations);
    check(Provenance(fixture.config()), transformer, activations);
  }
}

TEST_P(ProvenanceTest, interventions_are_explained_as_what_they_are) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  Interventions changed;
  changed.scaling = changed.positions = changed.residual = changed.norm = false;
  changed.temperature = 2;
  changed.heads = {{"encoder.layers.0.self_attn", 0, HeadIntervention::Kind::kOff, {}},
                   {"decoder.layers.0.self_attn", 1, HeadIntervention::Kind::kUniform, {}}};
  for (const FixtureCase& each : fixture.cases()) {
    Activations activations({"*"});
    Arena scratch;
    forward(transformer, transformer.pad(each.source), transformer.pad(each.target), scratch,
            {&activations, changed});
    const Provenance provenance(fixture.config(), changed);
    check(provenance, transformer, activations);
    const auto operation = [&](const std::string& name, const Shape& index) {
      return provenance.explain(transformer, activations, name, index).operation;
    };
    EXPECT_EQ(operation("encoder.layers.0.self_attn.context", {0, 0, 0, 0}), Operation::kReplaced);
    EXPECT_EQ(operation("encoder.layers.0.self_attn.context", {0, 1, 0, 0}), Operation::kProduct);
    EXPECT_EQ(operation("decoder.layers.0.self_attn.weights", {0, 1, 0, 0}), Operation::kReplaced);
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, ProvenanceTest, testing::ValuesIn(kFixtures));

TEST(Provenance, ingredients_are_the_elements_that_the_formula_names) {
  const Fixture fixture("lecture");
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  const FixtureCase& first = fixture.cases().front();
  Activations activations({"*"});
  Arena scratch;
  forward(transformer, transformer.pad(first.source), transformer.pad(first.target), scratch,
          &activations);
  const Index head_size = fixture.config().d_model / fixture.config().encoder_attention_heads;

  const Explanation query =
      Provenance(fixture.config())
          .explain(transformer, activations, "encoder.layers.1.self_attn.query", {0, 1, 2, 3});
  ASSERT_EQ(query.ingredients.size(), 3u);
  EXPECT_EQ(query.ingredients[0].name, "encoder.layers.0.final_layer_norm.output");
  EXPECT_EQ(query.ingredients[0].index, (Shape{0, 2, 0}));
  EXPECT_EQ(query.ingredients[0].axis, 2);
  EXPECT_EQ(query.ingredients[1].name, "encoder.layers.1.self_attn.q_proj.weight");
  EXPECT_TRUE(query.ingredients[1].parameter);
  EXPECT_EQ(query.ingredients[1].index, (Shape{head_size + 3, 0}));
  EXPECT_EQ(query.ingredients[2].index, (Shape{head_size + 3}));

  const Explanation joined =
      Provenance(fixture.config())
          .explain(transformer, activations, "encoder.layers.1.self_attn.joined",
                   {0, 2, head_size + 3});
  EXPECT_EQ(joined.ingredients[0].index, (Shape{0, 1, 2, 3}));
  EXPECT_EQ(joined.recomputed, joined.value);
}

TEST(Provenance, unknown_names_and_indices_outside_are_refused) {
  const Fixture fixture("lecture");
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  const Provenance provenance(fixture.config());
  const Activations nothing({});
  EXPECT_THROW(provenance.explain(transformer, nothing, "encoder.nonsense", {0}), Error);
  EXPECT_THROW(provenance.explain(transformer, nothing, "logits", {0, 0, 0}), Error);
  Activations activations({"logits"});
  Arena scratch;
  const FixtureCase& first = fixture.cases().front();
  forward(transformer, transformer.pad(first.source), transformer.pad(first.target), scratch,
          &activations);
  EXPECT_THROW(provenance.explain(transformer, activations, "logits", {0, 0}), Error);
  EXPECT_THROW(provenance.explain(transformer, activations, "logits", {0, 0, -1}), Error);
  EXPECT_THROW(provenance.explain(transformer, activations, "logits", {0, 0, 9999}), Error);
}

}  // namespace
}  // namespace glassformer
