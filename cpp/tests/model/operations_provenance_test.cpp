#include "model/operations_provenance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "formats/error.h"
#include "tests/kernels/random_matrix.h"
#include "tests/support/explanation_tolerance.h"

namespace glassformer {
namespace {

using operations::Computation;
namespace explained = operations::explained;

constexpr float kMasked = -std::numeric_limits<float>::infinity();

Tensor random_tensor(Shape shape) {
  static std::mt19937 random(7);
  return {shape, uniform(element_count(shape), random, -2, 2)};
}

/// Every index of a tensor of this shape, the last axis fastest.
std::vector<Shape> indices_of(const Shape& shape) {
  std::vector<Shape> result;
  for (Index flat = 0; flat < element_count(shape); ++flat) {
    Shape index(shape.size());
    Index rest = flat;
    for (size_t axis = shape.size(); axis-- > 0; rest /= shape[axis]) {
      index[axis] = rest % shape[axis];
    }
    result.push_back(index);
  }
  return result;
}

/// Holds every number of every output to its explanation.
void expect_explained(const Computation& computation) {
  ASSERT_FALSE(computation.outputs().empty());
  for (const auto& [name, tensor] : computation.outputs()) {
    const std::vector<Shape> indices = indices_of(tensor.shape);
    for (size_t i = 0; i < indices.size(); ++i) {
      const Explanation explanation = computation.explain(name, indices[i]);
      ASSERT_EQ(explanation.value, tensor.data[i]);
      ASSERT_EQ(explanation.index, indices[i]);
      ASSERT_TRUE(explanation.operation != Operation::kGiven || computation.inputs().contains(name))
          << name << " is not declared";
      expect_recomputed(explanation, name);
    }
  }
}

TEST(OperationsProvenance, every_number_recomputes_to_what_was_computed) {
  expect_explained(explained::dot(random_tensor({7}), random_tensor({7})));
  expect_explained(explained::matmul(random_tensor({3, 5}), random_tensor({5, 2})));
  expect_explained(explained::transpose(random_tensor({3, 5})));
  expect_explained(explained::split_heads(random_tensor({3, 10}), 2));
  expect_explained(explained::join_heads(random_tensor({3, 2, 5})));
  for (const PositionEncoding layout : {PositionEncoding::kMarian, PositionEncoding::kInterleaved})
    expect_explained(explained::positional_encoding(layout, 9, 6));
  for (const Shape& shape : {Shape{5}, Shape{3, 5}, Shape{2, 3, 4}, Shape{2, 1, 3, 5}}) {
    SCOPED_TRACE(to_string(shape));
    const Tensor x = random_tensor(shape), y = random_tensor(shape);
    expect_explained(explained::residual(x, y));
    expect_explained(explained::difference(x, y));
    for (const float temperature : {1.0f, 0.3f})
      expect_explained(explained::softmax(x, temperature));
    for (Index axis = 0; axis < static_cast<Index>(shape.size()); ++axis)
      expect_explained(explained::mean(x, axis));
    const Index D = shape.back();
    expect_explained(explained::feed_forward(x, random_tensor({7, D}), random_tensor({7}),
                                             random_tensor({3, 7}), random_tensor({3}), "gelu"));
  }
}

TEST(OperationsProvenance, norms_are_explained_with_and_without_gamma_and_beta) {
  for (const Shape& shape : {Shape{5}, Shape{3, 5}, Shape{2, 3, 4}, Shape{2, 2, 3, 5}}) {
    SCOPED_TRACE(to_string(shape));
    const Tensor gamma = random_tensor({shape.back()}), beta = random_tensor({shape.back()});
    for (const operations::NormOptions& options :
         {operations::NormOptions{}, operations::NormOptions{gamma, {}, 0.5f},
          operations::NormOptions{{}, beta, 1e-5f}, operations::NormOptions{gamma, beta, 1e-5f}}) {
      const Tensor x = random_tensor(shape);
      expect_explained(explained::layer_norm(x, options));
      if (shape.size() > 1) expect_explained(explained::batch_norm(x, options));
    }
  }
}

TEST(OperationsProvenance, attention_is_explained_under_every_mask) {
  Tensor mask({3, 4});
  mask.data = {0, kMasked, 0, 0, kMasked, kMasked, kMasked, kMasked, -1, 2, 0, 0.5f};
  using operations::AttentionOptions;
  for (const AttentionOptions& options :
       {AttentionOptions{}, AttentionOptions{false, true, 0, {}},
        AttentionOptions{true, true, 1, {}}, AttentionOptions{true, false, 4, {}},
        AttentionOptions{true, true, 0, mask}}) {
    for (const Shape& batch : {Shape{}, Shape{2}, Shape{2, 3}}) {
      const auto shaped = [&](Index rows, Index cols) {
        Shape shape = batch;
        shape.insert(shape.end(), {rows, cols});
        return random_tensor(shape);
      };
      expect_explained(explained::scaled_dot_product_attention(shaped(3, 5), shaped(4, 5),
                                                               shaped(4, 2), options));
    }
  }
}

TEST(OperationsProvenance, equal_infinities_do_not_differ) {
  const Tensor a({3}, {kMasked, kMasked, 1}), b({3}, {kMasked, 0, 4});
  const Computation difference = explained::difference(a, b);
  EXPECT_EQ(difference.outputs().at("output").data, (std::vector<float>{0, kMasked, -3}));
  expect_explained(difference);
}

/// A tensor whose every number tells its own index: 123 stands at [1, 2, 3].
Tensor telling_tensor(const Shape& shape) {
  Tensor tensor(shape);
  const std::vector<Shape> indices = indices_of(shape);
  for (size_t i = 0; i < indices.size(); ++i) {
    for (const Index at : indices[i]) tensor.data[i] = tensor.data[i] * 10 + static_cast<float>(at);
  }
  return tensor;
}

TEST(OperationsProvenance, ingredients_are_the_elements_that_the_formula_names) {
  const Tensor x = telling_tensor({2, 3, 4});
  const auto values = [](const Computation& computation, const std::string& name,
                         const Shape& index, size_t ingredient) {
    return computation.explain(name, index).ingredients.at(ingredient).values;
  };
  using Floats = std::vector<float>;
  const Computation mean = explained::mean(x, 1);
  EXPECT_EQ(values(mean, "output", {1, 2}, 0), (Floats{102, 112, 122}));
  EXPECT_EQ(mean.outputs().at("output").data[1 * 4 + 2], 112);
  const Explanation over_heads = explained::mean(x, 0).explain("output", {2, 3});
  EXPECT_EQ(over_heads.ingredients[0].index, (Shape{0, 2, 3}));
  EXPECT_EQ(over_heads.ingredients[0].axis, 0);
  EXPECT_EQ(over_heads.ingredients[0].values, (Floats{23, 123}));

  EXPECT_EQ(values(explained::layer_norm(x, {}), "variance", {1, 2}, 0),
            (Floats{120, 121, 122, 123}));
  // A column over all rows of two matrices is a run in each.
  const Computation batch = explained::batch_norm(x, {});
  EXPECT_EQ(values(batch, "mean", {3}, 0), (Floats{3, 13, 23}));
  EXPECT_EQ(values(batch, "mean", {3}, 1), (Floats{103, 113, 123}));
  EXPECT_EQ(batch.explain("rstd", {3}).ingredients.size(), 3u);

  EXPECT_EQ(values(explained::join_heads(x), "output", {2, 5}, 0), (Floats{121}));
  EXPECT_EQ(values(explained::split_heads(telling_tensor({3, 6}), 2), "output", {1, 2, 0}, 0),
            (Floats{23}));
  const Computation product = explained::matmul(telling_tensor({2, 3}), telling_tensor({3, 4}));
  EXPECT_EQ(values(product, "output", {1, 2}, 0), (Floats{10, 11, 12}));
  EXPECT_EQ(values(product, "output", {1, 2}, 1), (Floats{2, 12, 22}));
  const Computation attention = explained::scaled_dot_product_attention(x, x, x, {});
  EXPECT_EQ(values(attention, "products", {1, 2, 0}, 1), (Floats{100, 101, 102, 103}));
  EXPECT_EQ(values(attention, "context", {1, 2, 0}, 1), (Floats{100, 110, 120}));
}

TEST(OperationsProvenance, inputs_are_as_they_were_given_and_masks_as_rules_or_callers_made_them) {
  const Tensor x = random_tensor({2, 2});
  const Tensor mask({2, 2}, {0, 0, -1, 0});
  const Computation attention =
      explained::scaled_dot_product_attention(x, x, x, {true, true, 0, mask});
  const auto operation = [&](const std::string& name, const Shape& index) {
    return attention.explain(name, index).operation;
  };
  EXPECT_EQ(operation("query", {1, 0}), Operation::kGiven);
  EXPECT_EQ(attention.explain("query", {1, 0}).value, x.data[2]);
  EXPECT_EQ(operation("mask", {1, 0}), Operation::kGiven);
  EXPECT_EQ(operation("mask", {0, 1}), Operation::kMask);
}

TEST(OperationsProvenance, unknown_names_and_indices_outside_are_refused) {
  const Computation product = explained::matmul(random_tensor({2, 3}), random_tensor({3, 4}));
  EXPECT_THROW(product.explain("weights", {0, 0}), Error);
  EXPECT_THROW(product.explain("output", {0}), Error);
  EXPECT_THROW(product.explain("output", {2, 0}), Error);
  EXPECT_THROW(product.explain("output", {0, -1}), Error);
  EXPECT_THROW(product.explain("a", {0, 3}), Error);
  EXPECT_THROW(explained::mean(random_tensor({2, 3}), 2), Error);
  EXPECT_THROW(explained::mean(random_tensor({2, 3}), -1), Error);
  EXPECT_THROW(explained::difference(random_tensor({2}), random_tensor({3})), Error);
}

}  // namespace
}  // namespace glassformer
