// Every value that a forward pass records, against PyTorch.
#include <gtest/gtest.h>

#include "tests/support/fixture.h"
#include "tests/support/tolerance.h"

namespace glassformer {
namespace {

class Parity : public testing::TestWithParam<const char*> {};

TEST_P(Parity, every_recorded_value_is_what_pytorch_computes) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kF32);
  for (const FixtureCase& of : fixture.cases()) {
    SCOPED_TRACE(of.name);
    Arena scratch;
    Activations activations({"*"});
    const TokenBatch sources = transformer.pad(of.source), targets = transformer.pad(of.target);
    forward(transformer, sources, targets, scratch, &activations);

    const Roundings roundings(fixture.config(), std::max(sources.length(), targets.length()));
    std::set<std::string> names = fixture.names(of);
    names.insert({"encoder.input_ids", "decoder.input_ids"});
    for (const auto& [name, actual] : activations.tensors()) {
      SCOPED_TRACE(name);
      EXPECT_EQ(names.erase(name), 1u);
      if (name.ends_with(".input_ids")) {
        const TokenBatch& batch = name.starts_with("encoder") ? sources : targets;
        EXPECT_EQ(actual.shape, (Shape{batch.batch(), batch.length()}));
        EXPECT_EQ(actual.data, std::vector<float>(batch.ids.begin(), batch.ids.end()));
        continue;
      }
      const Tensor expected = fixture.expected(of, name);
      ASSERT_EQ(actual.shape, expected.shape);
      const double tolerance = roundings.tolerance(name, expected);
      for (size_t i = 0; i < expected.data.size(); ++i) {
        if (std::isinf(expected.data[i])) {
          ASSERT_EQ(actual.data[i], expected.data[i]) << "at " << i;
        } else {
          ASSERT_NEAR(actual.data[i], expected.data[i], tolerance) << "at " << i;
        }
      }
    }
    EXPECT_TRUE(names.empty()) << "not recorded: " << *names.begin();
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Parity, testing::ValuesIn(kFixtures),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace glassformer
