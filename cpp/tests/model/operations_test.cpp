// The lecture's pieces by themselves against PyTorch, and what they refuse.
#include "model/operations.h"

#include <gtest/gtest.h>

#include "formats/error.h"
#include "tests/support/fixture.h"

namespace glassformer {
namespace {

using operations::NamedTensors;

/// What PyTorch was given and what it computed, by `<case>/<name>`.
class Operations : public testing::Test {
 protected:
  Operations()
      : bytes_(
            read_bytes(std::string(GLASSFORMER_FIXTURES) + "/operations/operations.safetensors")),
        file_(bytes_, "operations.safetensors") {}

  Tensor at(const std::string& name) const {
    const StoredTensor& stored = file_.tensors().at(name);
    Tensor tensor(stored.shape);
    std::memcpy(tensor.data.data(), stored.bytes.data(), stored.bytes.size());
    return tensor;
  }

  /// One of the matrices in a stack.
  static Tensor matrix(const Tensor& stack, Index i) {
    const Shape shape(stack.shape.end() - 2, stack.shape.end());
    const auto* first = stack.data.data() + i * element_count(shape);
    return {shape, {first, first + element_count(shape)}};
  }

  /// Each of `names` in `found` is what PyTorch has under `test`, to `roundings` · ε of its size.
  void expect_parity(const std::string& test, const NamedTensors& found,
                     const std::vector<std::string>& names, double roundings) const {
    for (const std::string& name : names)
      expect_near(at(test + "/" + name), found.at(name), name, roundings);
  }

  static void expect_near(const Tensor& expected, const Tensor& actual, const std::string& name,
                          double roundings) {
    SCOPED_TRACE(name);
    ASSERT_EQ(actual.shape, expected.shape);
    for (size_t i = 0; i < expected.data.size(); ++i) {
      const float value = expected.data[i];
      const double tolerance = roundings * std::numeric_limits<float>::epsilon() *
                               std::max(1.0, std::abs(static_cast<double>(value)));
      if (std::isinf(value))
        ASSERT_EQ(actual.data[i], value);
      else
        ASSERT_NEAR(actual.data[i], value, tolerance);
    }
  }

 private:
  std::vector<std::byte> bytes_;
  Safetensors file_;
};

TEST_F(Operations, matmul_softmax_and_positions_are_those_of_pytorch) {
  expect_parity("matmul", operations::matmul(at("matmul/a"), at("matmul/b")), {"output"}, 10);
  for (const char* test : {"softmax", "softmax_masked", "softmax_large"}) {
    SCOPED_TRACE(test);
    expect_parity(test, operations::softmax(at(std::string(test) + "/x"), 1), {"output"}, 20);
  }
  expect_parity("positional_encoding_marian_30",
                operations::positional_encoding(PositionEncoding::kMarian, 64, 30), {"output"}, 1);
}

TEST_F(Operations, norms_are_those_of_pytorch) {
  const auto options = [this](const std::string& test) {
    return operations::NormOptions{at(test + "/gamma"), at(test + "/beta"), 1e-5f};
  };
  expect_parity("layer_norm", operations::layer_norm(at("layer_norm/x"), options("layer_norm")),
                {"mean", "rstd", "normalized", "output"}, 60);
  expect_parity("batch_norm", operations::batch_norm(at("batch_norm/x"), options("batch_norm")),
                {"mean", "variance", "normalized", "output"}, 60);
}

TEST_F(Operations, attention_is_that_of_pytorch_with_any_mask) {
  for (const char* test : {"attention", "attention_pad", "attention_causal",
                           "attention_causal_and_pad", "attention_one_query"}) {
    SCOPED_TRACE(test);
    const std::string prefix = std::string(test) + "/";
    const Tensor query = at(prefix + "query"), key = at(prefix + "key");
    const Tensor value = at(prefix + "value");
    const Index heads = query.shape[1];
    for (Index b = 0; b < query.shape[0]; ++b) {
      for (Index h = 0; h < heads; ++h) {
        const Index i = b * heads + h;
        operations::AttentionOptions options;
        if (std::string(test).find('_') != std::string::npos &&
            std::string(test) != "attention_one_query") {
          options.mask = matrix(at(prefix + "mask"), b);
        }
        const NamedTensors found = operations::scaled_dot_product_attention(
            matrix(query, i), matrix(key, i), matrix(value, i), options);
        for (const char* name : {"products", "scores", "masked_scores", "weights", "context"}) {
          expect_near(matrix(at(prefix + name), i), found.at(name), name, 40);
        }
      }
    }
  }
}

TEST_F(Operations, feed_forward_is_that_of_pytorch) {
  for (const auto& [test, activation] :
       {std::pair{"feed_forward_relu", ActivationFunction::kRelu},
        std::pair{"feed_forward_gelu", ActivationFunction::kGelu}}) {
    const auto part = [&, name = std::string(test)](const char* of) { return at(name + "/" + of); };
    expect_parity(test,
                  operations::feed_forward(part("x"), part("fc1.weight"), part("fc1.bias"),
                                           part("fc2.weight"), part("fc2.bias"), activation),
                  {"hidden", "activated", "output"}, 60);
  }
}

TEST_F(Operations, joined_heads_are_what_was_split) {
  const Tensor x = at("feed_forward_relu/x");  // (4, 6)
  const Tensor heads = operations::split_heads(x, 3).at("output");
  EXPECT_EQ(heads.shape, (Shape{3, 4, 2}));
  EXPECT_EQ(heads.data[4 * 2], x.data[2]);
  EXPECT_EQ(operations::join_heads(heads).at("output").data, x.data);
}

TEST_F(Operations, shapes_that_do_not_fit_are_refused) {
  const Tensor a({2, 3}), b({2, 3}), vector({3}), empty({0});
  EXPECT_THROW(operations::matmul(a, b), Error);
  EXPECT_THROW(operations::dot(vector, Tensor({4})), Error);
  EXPECT_THROW(operations::dot(a, a), Error);
  EXPECT_THROW(operations::split_heads(a, 2), Error);
  EXPECT_THROW(operations::split_heads(a, 0), Error);
  EXPECT_THROW(operations::softmax(empty, 1), Error);
  EXPECT_THROW(operations::softmax(vector, 0), Error);
  EXPECT_THROW(operations::residual(a, vector), Error);
  EXPECT_THROW(operations::layer_norm(a, {Tensor({2}), std::nullopt, 1e-5f}), Error);
  EXPECT_THROW(operations::scaled_dot_product_attention(a, Tensor({4, 2}), a, {}), Error);
  EXPECT_THROW(operations::scaled_dot_product_attention(a, b, b, {true, false, 3, {}}), Error);
  EXPECT_THROW(operations::scaled_dot_product_attention(a, b, b, {true, false, 0, Tensor({2, 3})}),
               Error);
  EXPECT_THROW(operations::positional_encoding(PositionEncoding::kMarian, 3, 5), Error);
}

}  // namespace
}  // namespace glassformer
