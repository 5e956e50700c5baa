// A model with 8-bit weights, against the same with 32-bit floats.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/fixture.h"

namespace glassformer {
namespace {

/// A product with a weight matrix, by the names of what goes in and what comes out.
struct Product {
  std::string weight, bias, input, output;
};

/// Those of `config` whose input is recorded as it is: all but queries, keys and values.
std::vector<Product> products(const ModelConfig& config) {
  std::vector<Product> products{
      {"model.shared.weight", "final_logits_bias", "decoder.output", "logits"}};
  const auto linear = [&](const std::string& path, const std::string& input,
                          const std::string& output) {
    products.push_back({"model." + path + ".weight", "model." + path + ".bias", input, output});
  };
  for (const std::string stack : {"encoder", "decoder"}) {
    const bool decoder = stack == "decoder";
    for (Index i = 0; i < (decoder ? config.decoder_layers : config.encoder_layers); ++i) {
      const std::string layer = stack + ".layers." + std::to_string(i) + ".";
      linear(layer + "self_attn.out_proj", layer + "self_attn.joined", layer + "self_attn.output");
      if (decoder) {
        linear(layer + "encoder_attn.out_proj", layer + "encoder_attn.joined",
               layer + "encoder_attn.output");
      }
      const bool norm_first = config.norm_placement == NormPlacement::kPre;
      const std::string norm = norm_first ? "final" : decoder ? "encoder_attn" : "self_attn";
      linear(layer + "fc1", layer + norm + "_layer_norm.output", layer + "fc1.output");
      linear(layer + "fc2", layer + "activation_fn.output", layer + "fc2.output");
    }
  }
  return products;
}

/// The distance of two neighbours among what 8 bits hold of a row: see quantized_matmul.h.
double weight_step(const float* row, Index count) {
  const auto [least, most] = std::minmax_element(row, row + count);
  return std::max(std::abs(1.0 * *least), std::abs(1.0 * *most)) / 127;
}
double activation_step(const float* row, Index count) {
  const auto [least, most] = std::minmax_element(row, row + count);
  return (1.0 * *most - *least) / 127;
}

/// Values of tensor `name` of the model file.
Tensor stored(const Safetensors& file, const std::string& name) {
  const Shape& shape = file.tensors().at(name).shape;
  return {shape, file.floats(name, shape)};
}

class Q8 : public testing::TestWithParam<const char*> {};

TEST_P(Q8, each_product_is_off_by_no_more_than_half_steps_of_its_factors) {
  const Fixture fixture(GetParam());
  const Transformer transformer = fixture.transformer(WeightType::kQ8);
  for (const FixtureCase& of : fixture.cases()) {
    Arena scratch;
    Activations activations({"*"});
    forward(transformer, transformer.pad(of.source), transformer.pad(of.target), scratch,
            &activations);
    for (const Product& product : products(fixture.config())) {
      SCOPED_TRACE(product.output);
      const Tensor w = stored(fixture.weights(), product.weight);
      const Tensor bias = stored(fixture.weights(), product.bias);
      const Tensor& x = activations.tensors().at(product.input);
      const Tensor& y = activations.tensors().at(product.output);
      const Index N = w.shape[0], K = w.shape[1], M = x.matrix().rows();
      for (Index m = 0; m < M; ++m) {
        const float* x_m = x.data.data() + m * K;
        const double x_step = activation_step(x_m, K);
        for (Index n = 0; n < N; ++n) {
          const float* w_n = w.data.data() + n * K;
          const double w_step = weight_step(w_n, K);
          double exact = bias.data[n], bound = 0;
          for (Index k = 0; k < K; ++k) {
            exact += 1.0 * x_m[k] * w_n[k];
            // |xw − x'w'| ≤ |x||w − w'| + |w||x − x'| + |x − x'||w − w'|
            bound +=
                (std::abs(x_m[k]) * w_step + std::abs(w_n[k]) * x_step) / 2 + x_step * w_step / 4;
          }
          // The integers' sum is exact; what is rounded in floats is a thousandth of a step.
          ASSERT_NEAR(y.data[m * N + n], exact, bound * 1.001) << "row " << m << ", column " << n;
        }
      }
    }
  }
}

TEST_P(Q8, logits_are_those_of_fp32_but_for_the_noise_of_rounding) {
  const Fixture fixture(GetParam());
  const ModelConfig& config = fixture.config();
  const Transformer q8 = fixture.transformer(WeightType::kQ8);
  double difference = 0, size = 0;
  for (const FixtureCase& of : fixture.cases()) {
    Arena scratch;
    const Tensor actual = forward(q8, q8.pad(of.source), q8.pad(of.target), scratch, nullptr);
    const Tensor expected = fixture.expected(of, "logits");
    for (size_t i = 0; i < expected.data.size(); ++i) {
      difference += std::pow(actual.data[i] - expected.data[i], 2);
      size += std::pow(expected.data[i], 2);
    }
  }
  // Rounding is noise of deviation step / √12 in both factors of each product. The largest of K
  // numbers is at most √K times the root of their mean square: so a weight's step is at most
  // √K / 127 of that, an activation's, from the least to the largest, twice as much. Noise adds up
  // in squares over the products on the longest way: six an encoder layer, ten a decoder layer,
  // and the logits.
  const Index K = std::max({config.d_model, config.encoder_ffn_dim, config.decoder_ffn_dim});
  const double one = std::sqrt((1 + 4) * static_cast<double>(K) / 12) / 127;
  const auto count =
      static_cast<double>(6 * config.encoder_layers + 10 * config.decoder_layers + 1);
  EXPECT_LE(std::sqrt(difference / size), one * std::sqrt(count));
  EXPECT_GT(std::sqrt(difference / size), one / 100) << "as exact as this, it is not 8 bits";
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Q8, testing::ValuesIn(kFixtures),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace glassformer
