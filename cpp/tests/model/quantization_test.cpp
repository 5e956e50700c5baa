#include "model/quantization.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <random>

#include "model/embedding.h"
#include "model/transformer.h"
#include "tests/formats/error_text.h"

namespace glassformer {
namespace {

constexpr float kEpsilon = std::numeric_limits<float>::epsilon();

ModelConfig small_config() {
  ModelConfig config;
  config.vocab_size = 11;
  config.d_model = 6;
  config.encoder_layers = 1;
  config.decoder_layers = 2;
  config.encoder_attention_heads = 2;
  config.decoder_attention_heads = 3;
  config.encoder_ffn_dim = 5;
  config.decoder_ffn_dim = 7;
  config.max_position_embeddings = 9;
  config.activation_function = "relu";
  return config;
}

/// A marian file of random floats, under the names and with the shapes that Hugging Face gives.
class MarianFile {
 public:
  explicit MarianFile(const ModelConfig& config) {
    const Index D = config.d_model;
    add("final_logits_bias", {1, config.vocab_size});
    add("model.shared.weight", {config.vocab_size, D});
    for (const char* stack : {"encoder", "decoder"}) {
      const bool decoder = stack == std::string("decoder");
      const Index layers = decoder ? config.decoder_layers : config.encoder_layers;
      const Index F = decoder ? config.decoder_ffn_dim : config.encoder_ffn_dim;
      for (Index i = 0; i < layers; ++i) {
        const std::string layer = std::string("model.") + stack + ".layers." + std::to_string(i);
        add_attention(layer + ".self_attn", D);
        if (decoder) add_attention(layer + ".encoder_attn", D);
        add_linear(layer + ".fc1", F, D);
        add_linear(layer + ".fc2", D, F);
        add_norm(layer + ".final_layer_norm", D);
      }
    }
  }

  void add(const std::string& name, const Shape& shape) {
    std::vector<float> values(static_cast<size_t>(element_count(shape)));
    for (float& value : values) value = normal_(random_);
    set(name, shape, std::move(values));
  }
  void set(const std::string& name, const Shape& shape, std::vector<float> values) {
    std::vector<float>& kept = floats_[name] = std::move(values);
    tensors_[name] = {DType::kF32, shape, std::as_bytes(std::span(kept))};
  }
  void set(const std::string& name, DType dtype, const Shape& shape, std::vector<uint16_t> values) {
    std::vector<uint16_t>& kept = halves_[name] = std::move(values);
    tensors_[name] = {dtype, shape, std::as_bytes(std::span(kept))};
  }
  void erase(const std::string& name) { tensors_.erase(name); }
  void rename(const std::string& from, const std::string& to) {
    tensors_[to] = tensors_.at(from);
    tensors_.erase(from);
  }

  std::vector<float>& floats(const std::string& name) { return floats_.at(name); }
  const std::map<std::string, StoredTensor>& tensors() const { return tensors_; }
  std::vector<std::byte> bytes() const { return write_safetensors(tensors_, {{"format", "pt"}}); }

 private:
  void add_linear(const std::string& path, Index outputs, Index inputs) {
    add(path + ".weight", {outputs, inputs});
    add(path + ".bias", {outputs});
  }
  void add_norm(const std::string& path, Index size) {
    add(path + ".weight", {size});
    add(path + ".bias", {size});
  }
  void add_attention(const std::string& path, Index size) {
    for (const char* part : {".q_proj", ".k_proj", ".v_proj", ".out_proj"}) {
      add_linear(path + part, size, size);
    }
    add_norm(path + "_layer_norm", size);
  }

  std::mt19937 random_{7};
  std::normal_distribution<float> normal_;
  std::map<std::string, std::vector<float>> floats_;
  std::map<std::string, std::vector<uint16_t>> halves_;
  std::map<std::string, StoredTensor> tensors_;
};

QuantizedModel quantized(const MarianFile& file) {
  const std::vector<std::byte> bytes = file.bytes();
  return quantize(small_config(), Safetensors(bytes, "m"));
}

std::string refusal(const MarianFile& file) {
  return error_text([&] { quantized(file); });
}

std::vector<float> sinusoids(PositionEncoding encoding) {
  const RowMajorMatrix values = sinusoidal_positions(encoding, 9, 6);
  return {values.data(), values.data() + values.size()};
}

TEST(Quantization, every_weight_lies_within_half_a_step_of_itself) {
  MarianFile file(small_config());
  const QuantizedModel model = quantized(file);
  const Safetensors result(model.file, "q");
  int matrices = 0;
  for (const auto& [name, tensor] : file.tensors()) {
    if (tensor.shape.size() != 2 || name == "final_logits_bias") continue;
    ++matrices;
    const std::vector<float>& weight = file.floats(name);
    const Index inputs = tensor.shape[1];
    const std::vector<int8_t> values = result.int8s(name, tensor.shape);
    const std::vector<float> scales = result.floats(name + "_scale", {tensor.shape[0], 1});
    for (size_t i = 0; i < weight.size(); ++i) {
      const size_t row = i / static_cast<size_t>(inputs);
      const float step = scales[row];
      // The quotient is rounded to a float before it is rounded to an integer of at most 127.
      EXPECT_LE(std::abs(weight[i] - step * values[i]), step * (0.5f + 127 * 2 * kEpsilon)) << name;
    }
    for (Index row = 0; row < tensor.shape[0]; ++row) {
      const auto begin = weight.begin() + row * inputs;
      const float largest = std::abs(*std::max_element(
          begin, begin + inputs, [](float a, float b) { return std::abs(a) < std::abs(b); }));
      EXPECT_FLOAT_EQ(scales[static_cast<size_t>(row)] * 127, largest) << name;
    }
  }
  EXPECT_EQ(matrices, 1 + 6 + 2 * 10);  // the table; 4 + 2 and 8 + 2 matrices a layer
}

TEST(Quantization, what_is_no_weight_matrix_stays_as_it_was) {
  MarianFile file(small_config());
  const QuantizedModel model = quantized(file);
  const Safetensors result(model.file, "q");
  for (const auto& [name, tensor] : file.tensors()) {
    if (tensor.shape.size() == 2 && name != "final_logits_bias") continue;
    EXPECT_EQ(result.at(name, tensor.shape).dtype, DType::kF32);
    EXPECT_EQ(result.floats(name, tensor.shape), file.floats(name)) << name;
    EXPECT_FALSE(result.contains(name + "_scale"));
  }
  EXPECT_EQ(result.metadata(), (std::map<std::string, std::string>{{"format", "pt"}}));
}

TEST(Quantization, rounding_in_advance_and_when_loading_give_the_same_model) {
  const ModelConfig config = small_config();
  const std::vector<std::byte> bytes = MarianFile(config).bytes();
  const Safetensors floats(bytes, "m");
  const QuantizedModel model = quantize(config, floats);
  const Safetensors rounded(model.file, "q");
  const auto parameters = [](const Transformer& transformer) {
    std::map<std::string, std::vector<float>> values;
    transformer.visit([&](const std::string& name, const Shape& shape, const auto& copy_row) {
      std::vector<float>& copied = values[name];
      copied.resize(static_cast<size_t>(element_count(shape)));
      const Index rows = shape.size() == 1 ? 1 : shape[0];
      const Index columns = element_count(shape) / rows;
      for (Index row = 0; row < rows; ++row) copy_row(row, copied.data() + row * columns);
    });
    return values;
  };
  const auto expected = parameters(Transformer(config, floats, WeightType::kQ8));
  EXPECT_EQ(parameters(Transformer(config, rounded, WeightType::kQ8)), expected);
  EXPECT_EQ(parameters(Transformer(config, rounded, WeightType::kF32)), expected);
  EXPECT_NE(parameters(Transformer(config, floats, WeightType::kF32)), expected);
}

TEST(Quantization, the_report_says_what_became_of_each_tensor) {
  MarianFile file(small_config());
  // Steps of 1, 1 and 2: nothing is lost in the first row, and in the second 0.25 and in the third
  // 1 of weights of norm √(2·127² + 254² + …).
  std::vector<float>& weight = file.floats("model.encoder.layers.0.fc1.weight");
  std::fill(weight.begin(), weight.end(), 0.0f);
  weight[0] = 127;
  weight[6] = -127;
  weight[7] = 3.25f;
  weight[12] = 254;
  weight[13] = 41;
  const QuantizedModel model = quantized(file);
  EXPECT_EQ(model.tensors.size(), file.tensors().size());
  EXPECT_TRUE(model.dropped.empty());
  const auto find = [&](const std::string& name) {
    return *std::find_if(model.tensors.begin(), model.tensors.end(),
                         [&](const QuantizedTensor& each) { return each.name == name; });
  };
  const QuantizedTensor matrix = find("model.encoder.layers.0.fc1.weight");
  EXPECT_EQ(matrix.shape, (Shape{5, 6}));
  EXPECT_EQ(matrix.dtype_before, DType::kF32);
  EXPECT_EQ(matrix.dtype_after, DType::kI8);
  EXPECT_EQ(matrix.bytes_before, 5u * 6 * 4);
  EXPECT_EQ(matrix.bytes_after, 5u * 6 + 5 * 4);
  const double norm = std::sqrt(127.0 * 127 + 127.0 * 127 + 3.25 * 3.25 + 254.0 * 254 + 41.0 * 41);
  EXPECT_DOUBLE_EQ(matrix.relative_error, std::sqrt(0.25 * 0.25 + 1) / norm);
  const QuantizedTensor bias = find("model.encoder.layers.0.fc1.bias");
  EXPECT_EQ(bias.dtype_after, DType::kF32);
  EXPECT_EQ(bias.bytes_after, 5u * 4);
  EXPECT_EQ(bias.relative_error, 0);
}

TEST(Quantization, a_matrix_of_zeros_stays_one) {
  MarianFile file(small_config());
  std::vector<float>& weight = file.floats("model.encoder.layers.0.fc1.weight");
  std::fill(weight.begin(), weight.end(), 0.0f);
  const QuantizedModel model = quantized(file);
  const Safetensors result(model.file, "q");
  EXPECT_EQ(result.int8s("model.encoder.layers.0.fc1.weight", {5, 6}), std::vector<int8_t>(30));
  for (const QuantizedTensor& each : model.tensors) EXPECT_TRUE(std::isfinite(each.relative_error));
}

TEST(Quantization, stored_sinusoids_and_second_names_of_the_table_are_left_out) {
  MarianFile file(small_config());
  const std::vector<float> table = file.floats("model.shared.weight");
  const std::vector<float> positions = sinusoids(PositionEncoding::kMarian);
  std::vector<uint16_t> rounded;  // to bfloat16, the nearest
  for (const float value : positions) {
    rounded.push_back(static_cast<uint16_t>((std::bit_cast<uint32_t>(value) + 0x8000) >> 16));
  }
  file.set("model.encoder.embed_positions.weight", {9, 6}, positions);
  file.set("model.decoder.embed_positions.weight", DType::kBF16, {9, 6}, rounded);
  file.set("model.encoder.embed_tokens.weight", {11, 6}, table);
  file.set("model.decoder.embed_tokens.weight", {11, 6}, table);
  file.set("lm_head.weight", {11, 6}, table);
  const QuantizedModel model = quantized(file);
  EXPECT_EQ(model.dropped,
            (std::vector<std::string>{"lm_head.weight", "model.decoder.embed_positions.weight",
                                      "model.decoder.embed_tokens.weight",
                                      "model.encoder.embed_positions.weight",
                                      "model.encoder.embed_tokens.weight"}));
  const Safetensors result(model.file, "q");
  for (const std::string& name : model.dropped) EXPECT_FALSE(result.contains(name)) << name;
}

TEST(Quantization, a_table_under_its_second_name_gets_its_first) {
  MarianFile file(small_config());
  file.rename("model.shared.weight", "model.encoder.embed_tokens.weight");
  const QuantizedModel model = quantized(file);
  const Safetensors result(model.file, "q");
  EXPECT_TRUE(result.contains("model.shared.weight"));
  EXPECT_TRUE(result.contains("model.shared.weight_scale"));
  EXPECT_FALSE(result.contains("model.encoder.embed_tokens.weight"));
  EXPECT_TRUE(model.dropped.empty());
}

TEST(Quantization, tensors_that_would_be_missed_are_not_left_out) {
  MarianFile untied(small_config());
  untied.add("lm_head.weight", {11, 6});
  EXPECT_EQ(refusal(untied),
            "unexpected_tensor: m: tensor \"lm_head.weight\": expected the values of "
            "\"model.shared.weight\", to which it is tied, got others");

  MarianFile learned(small_config());
  std::vector<float> positions = sinusoids(PositionEncoding::kMarian);
  positions[6] = 0.5f;  // sin 1 = 0.841471
  learned.set("model.encoder.embed_positions.weight", {9, 6}, positions);
  EXPECT_EQ(refusal(learned),
            "unexpected_tensor: m: tensor \"model.encoder.embed_positions.weight\": expected the "
            "sinusoids of position_encoding, got 0.500000 for 0.841471 at index 6");

  MarianFile other_layout(small_config());
  other_layout.set("model.decoder.embed_positions.weight", {9, 6},
                   sinusoids(PositionEncoding::kInterleaved));
  EXPECT_NE(refusal(other_layout), "");

  MarianFile unknown(small_config());
  unknown.add("model.encoder.layernorm_embedding.weight", {6});
  EXPECT_EQ(refusal(unknown),
            "unexpected_tensor: m: tensor \"model.encoder.layernorm_embedding.weight\": expected "
            "tensors of the model type alone");
}

TEST(Quantization, an_incomplete_file_is_refused) {
  MarianFile file(small_config());
  file.erase("model.decoder.layers.1.encoder_attn.k_proj.bias");
  EXPECT_EQ(refusal(file),
            "missing_tensor: m: tensor \"model.decoder.layers.1.encoder_attn.k_proj.bias\": "
            "expected shape [6], got no tensor of this name");
}

TEST(Quantization, a_quantized_file_is_refused) {
  const QuantizedModel once = quantized(MarianFile(small_config()));
  EXPECT_EQ(error_text([&] { quantize(small_config(), Safetensors(once.file, "q")); }),
            "invalid_argument: q: tensor \"model.decoder.layers.0.encoder_attn.k_proj.weight\": "
            "expected F32, F16 or BF16, got I8: the file is quantised already");
}

}  // namespace
}  // namespace glassformer
