// Seeded damage to good files: the readers either accept what is left or throw an Error. Crashes
// and reads outside of the file show under ASan and UBSan.
#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <random>
#include <set>

#include "formats/config.h"
#include "formats/error.h"
#include "formats/safetensors.h"
#include "tests/formats/safetensors_file.h"

namespace glassformer {
namespace {

constexpr int kRounds = 20'000;

constexpr std::string_view kHeader =
    R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
    R"("b":{"dtype":"F16","shape":[3],"data_offsets":[8,14]},)"
    R"("c":{"dtype":"BF16","shape":[2,1],"data_offsets":[14,18]},)"
    R"("d":{"dtype":"I8","shape":[],"data_offsets":[18,19]}})";

constexpr std::string_view kConfig =
    R"({"model_type":"marian","vocab_size":50,"d_model":12,"encoder_layers":3,"decoder_layers":2,)"
    R"("encoder_attention_heads":4,"decoder_attention_heads":6,"encoder_ffn_dim":20,)"
    R"("decoder_ffn_dim":24,"max_position_embeddings":64,"activation_function":"relu",)"
    R"("scale_embedding":true,"pad_token_id":49,"eos_token_id":3,"decoder_start_token_id":2,)"
    R"("forced_eos_token_id":null,"layer_norm_eps":0.001,"position_encoding":"interleaved"})";

/// Pieces that matter to the formats, to be put in anywhere.
constexpr std::array kPieces = {
    "{",    "}",    "[",  "]",   ",",    ":",      "\"",    "\\",         "-",
    "0",    "9",    ".",  "e9",  "null", "true",   "false", "4294967296", "18446744073709551616",
    "\xFF", "\x01", "한", "F32", "I8",   "\\ud800"};

/// `text` with one to three changes: a byte overwritten, removed or repeated, a piece put in, a
/// part copied elsewhere, the end cut off.
std::string damaged(std::string text, std::mt19937& random) {
  const auto below = [&](size_t bound) { return bound == 0 ? 0 : random() % bound; };
  for (size_t changes = 1 + below(3); changes > 0; --changes) {
    const size_t place = below(text.size());
    switch (below(6)) {
      case 0:
        if (!text.empty()) text[place] = static_cast<char>(random());
        break;
      case 1:
        text.erase(place, 1 + below(4));
        break;
      case 2:
        text.insert(place, text.substr(place, 1));
        break;
      case 3:
        text.insert(place, kPieces[below(kPieces.size())]);
        break;
      case 4:
        text.insert(place, text.substr(below(text.size()), below(60)));
        break;
      case 5:
        if (below(4) == 0) text.resize(place);
        break;
    }
  }
  return text;
}

TEST(Fuzz, a_damaged_safetensors_file_is_read_within_its_bytes_or_refused) {
  std::mt19937 random(2017);
  int accepted = 0;
  std::set<std::string> refusals;
  for (int round = 0; round < kRounds; ++round) {
    const std::string header = damaged(std::string(kHeader), random);
    // Most lengths fit the header, so that damage gets as far as the JSON.
    const uint64_t length = random() % 8 == 0 ? header.size() + random() % 64 - 32 : header.size();
    std::vector<std::byte> data(random() % 8 == 0 ? random() % 40 : 19);
    for (std::byte& each : data) each = static_cast<std::byte>(random() % 120);
    const std::vector<std::byte> bytes = safetensors_file(length, header, data);
    try {
      const Safetensors file(bytes, "m");
      size_t covered = 0;
      for (const auto& [name, tensor] : file.tensors()) {
        if (tensor.dtype == DType::kI8) {
          covered += file.int8s(name, tensor.shape).size();
        } else {
          covered += file.floats(name, tensor.shape).size() * size_of(tensor.dtype);
        }
      }
      EXPECT_EQ(covered, bytes.size() - 8 - static_cast<size_t>(length));
      ++accepted;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "invalid_safetensors") << error.what();
      refusals.insert(error.what());
    }
  }
  // The loop has met both outcomes, and many different refusals.
  EXPECT_GT(accepted, kRounds / 100);
  EXPECT_GT(refusals.size(), 100u);
}

TEST(Fuzz, a_damaged_config_fits_together_or_is_refused) {
  std::mt19937 random(2018);
  int accepted = 0;
  std::set<std::string> refusals;
  for (int round = 0; round < kRounds; ++round) {
    try {
      const ModelConfig config = parse_config(damaged(std::string(kConfig), random), "config.json");
      ASSERT_GT(config.encoder_attention_heads, 0);
      ASSERT_GT(config.decoder_attention_heads, 0);
      EXPECT_EQ(config.d_model % config.encoder_attention_heads, 0);
      EXPECT_EQ(config.d_model % config.decoder_attention_heads, 0);
      EXPECT_EQ(config.d_model % 2, 0);
      for (const int id : {config.pad_token_id, config.eos_token_id, config.decoder_start_token_id,
                           config.forced_eos_token_id}) {
        EXPECT_GE(id, -1);
        EXPECT_LT(id, config.vocab_size);
      }
      ++accepted;
    } catch (const Error& error) {
      EXPECT_TRUE(error.code() == "invalid_config" || error.code() == "unsupported_config");
      refusals.insert(error.what());
    }
  }
  EXPECT_GT(accepted, kRounds / 100);
  EXPECT_GT(refusals.size(), 100u);
}

}  // namespace
}  // namespace glassformer
