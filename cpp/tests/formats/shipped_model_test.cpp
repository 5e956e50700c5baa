// The model in public/models is what its card says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "formats/config.h"
#include "formats/files.h"
#include "formats/safetensors.h"

namespace glassformer {
namespace {

const std::string kDirectory = GLASSFORMER_MODELS "/everyday-en-ko";

TEST(ShippedModel, config_is_that_of_the_card) {
  const std::vector<std::byte> bytes = read_file(kDirectory + "/config.json");
  const ModelConfig config =
      parse_config({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, "config.json");
  EXPECT_EQ(config.d_model, 512);
  EXPECT_EQ(config.vocab_size, 8000);
  EXPECT_EQ(config.encoder_layers, 3);
  EXPECT_EQ(config.decoder_layers, 2);
  EXPECT_EQ(config.encoder_attention_heads, 8);
  EXPECT_EQ(config.decoder_attention_heads, 8);
  EXPECT_EQ(config.encoder_ffn_dim, 1024);
  EXPECT_EQ(config.activation_function, "relu");
  EXPECT_EQ(config.position_encoding, PositionEncoding::kInterleaved);
  EXPECT_EQ(config.norm_placement, NormPlacement::kPost);
  EXPECT_EQ(config.decoder_start_token_id, 2);
  EXPECT_EQ(config.eos_token_id, 3);
}

TEST(ShippedModel, every_matrix_is_int8_and_uses_its_range) {
  const std::vector<std::byte> bytes = read_file(kDirectory + "/model.safetensors");
  const Safetensors file(bytes, "model.safetensors");
  int matrices = 0;
  for (const auto& [name, tensor] : file.tensors()) {
    if (tensor.dtype != DType::kI8) {
      EXPECT_EQ(tensor.dtype, DType::kF32) << name;
      EXPECT_FALSE(file.floats(name, tensor.shape).empty()) << name;  // finite
      continue;
    }
    ++matrices;
    ASSERT_EQ(tensor.shape.size(), 2u) << name;
    const std::vector<int8_t> values = file.int8s(name, tensor.shape);
    // The largest weight of each row is ±127 by definition of the scale.
    for (Index row = 0; row < tensor.shape[0]; ++row) {
      int largest = 0;
      for (Index k = 0; k < tensor.shape[1]; ++k) {
        largest = std::max(largest, std::abs(values[row * tensor.shape[1] + k]));
      }
      EXPECT_EQ(largest, 127) << name << " row " << row;
    }
    for (const float scale : file.floats(name + "_scale", {tensor.shape[0], 1})) {
      EXPECT_GT(scale, 0.0f) << name;
    }
  }
  EXPECT_EQ(matrices, 1 + 3 * 6 + 2 * 10);  // the table; 4 + 2 and 8 + 2 matrices a layer
}

}  // namespace
}  // namespace glassformer
