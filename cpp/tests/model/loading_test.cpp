// A model and its file.
#include <gtest/gtest.h>

#include "tests/formats/error_text.h"
#include "tests/support/random_model.h"

namespace glassformer {
namespace {

class Loading : public testing::Test {
 protected:
  Loading() : config_(random_config(random_)), weights_(random_weights(config_, random_)) {}

  std::string refusal() {
    return error_text([&] { transformer_of(config_, weights_); });
  }

  Random random_{6};
  ModelConfig config_;
  Weights weights_;
};

TEST_F(Loading, every_tensor_is_needed) {
  ASSERT_EQ(refusal(), "");
  const Weights whole = weights_;
  for (const auto& [name, tensor] : whole) {
    weights_ = whole;
    weights_.erase(name);
    const std::string text = refusal();
    EXPECT_TRUE(text.starts_with("missing_tensor: ")) << name << ": " << text;
    EXPECT_NE(text.find("model.safetensors"), std::string::npos) << text;
    EXPECT_NE(text.find(name), std::string::npos) << text;
  }
}

TEST_F(Loading, every_tensor_must_have_its_shape) {
  const Weights whole = weights_;
  for (const auto& [name, tensor] : whole) {
    weights_ = whole;
    Shape wrong = tensor.shape;
    wrong.back() += 1;
    weights_[name] = Tensor(wrong);
    const std::string text = refusal();
    EXPECT_TRUE(text.starts_with("shape_mismatch: ")) << name << ": " << text;
    EXPECT_NE(text.find(name), std::string::npos) << text;
    EXPECT_NE(text.find(to_string(tensor.shape)), std::string::npos) << text;
    EXPECT_NE(text.find(to_string(wrong)), std::string::npos) << text;
  }
}

TEST_F(Loading, a_weight_that_is_not_a_number_is_refused) {
  weights_["model.encoder.layers.0.fc1.weight"].data[0] = NAN;
  const std::string text = refusal();
  EXPECT_TRUE(text.starts_with("invalid_safetensors: ")) << text;
  EXPECT_NE(text.find("model.encoder.layers.0.fc1.weight"), std::string::npos) << text;
}

TEST_F(Loading, the_shared_table_may_go_by_the_encoders_name) {
  const Transformer before = transformer_of(config_, weights_);
  weights_["model.encoder.embed_tokens.weight"] = weights_["model.shared.weight"];
  weights_.erase("model.shared.weight");
  const Transformer after = transformer_of(config_, weights_);
  const TokenBatch ids = before.pad(std::vector<std::vector<int>>{{1, 2, 3}});
  Arena scratch;
  EXPECT_EQ(forward(before, ids, ids, scratch, nullptr).data,
            forward(after, ids, ids, scratch, nullptr).data);
}

TEST_F(Loading, an_unknown_activation_function_is_refused) {
  config_.activation_function = "tanh";
  EXPECT_EQ(refusal(),
            "unsupported_config: activation_function: expected relu, silu, swish, gelu or "
            "gelu_new, found tanh");
}

}  // namespace
}  // namespace glassformer
