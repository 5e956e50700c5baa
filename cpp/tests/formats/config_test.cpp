#include "formats/config.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "tests/formats/error_text.h"

namespace glassformer {
namespace {

using Json = nlohmann::ordered_json;

/// Every key that is read, none at its default.
Json full() {
  return Json::parse(R"({
    "model_type": "marian", "vocab_size": 50, "decoder_vocab_size": 50, "d_model": 12,
    "encoder_layers": 3, "decoder_layers": 2, "encoder_attention_heads": 4,
    "decoder_attention_heads": 6, "encoder_ffn_dim": 20, "decoder_ffn_dim": 24,
    "max_position_embeddings": 64, "activation_function": "relu", "scale_embedding": true,
    "pad_token_id": 49, "eos_token_id": 3, "decoder_start_token_id": 2,
    "forced_eos_token_id": 3, "layer_norm_eps": 0.001, "position_encoding": "interleaved",
    "normalize_before": true, "is_encoder_decoder": true, "tie_word_embeddings": true,
    "share_encoder_decoder_embeddings": true,
    "quantization_config": {"quant_method": "glassformer-q8"}
  })");
}

ModelConfig parse(const Json& json) { return parse_config(json.dump(), "config.json"); }

/// The refusal of `full` with one key changed.
std::string refusal_with(const std::string& key, const Json& value) {
  Json json = full();
  json[key] = value;
  return error_text([&] { parse(json); });
}

std::string refusal_without(const std::string& key) {
  Json json = full();
  json.erase(key);
  return error_text([&] { parse(json); });
}

TEST(Config, every_key_is_read) {
  const ModelConfig config = parse(full());
  EXPECT_EQ(config.vocab_size, 50);
  EXPECT_EQ(config.d_model, 12);
  EXPECT_EQ(config.encoder_layers, 3);
  EXPECT_EQ(config.decoder_layers, 2);
  EXPECT_EQ(config.encoder_attention_heads, 4);
  EXPECT_EQ(config.decoder_attention_heads, 6);
  EXPECT_EQ(config.encoder_ffn_dim, 20);
  EXPECT_EQ(config.decoder_ffn_dim, 24);
  EXPECT_EQ(config.max_position_embeddings, 64);
  EXPECT_EQ(config.activation_function, "relu");
  EXPECT_TRUE(config.scale_embedding);
  EXPECT_EQ(config.pad_token_id, 49);
  EXPECT_EQ(config.eos_token_id, 3);
  EXPECT_EQ(config.decoder_start_token_id, 2);
  EXPECT_EQ(config.forced_eos_token_id, 3);
  EXPECT_EQ(config.layer_norm_eps, 0.001f);
  EXPECT_EQ(config.position_encoding, PositionEncoding::kInterleaved);
  EXPECT_EQ(config.norm_placement, NormPlacement::kPre);
}

// The values of transformers' MarianConfig; for our own keys, what Marian computes.
TEST(Config, absent_keys_mean_what_they_mean_to_hugging_face) {
  const ModelConfig config = parse_config(
      R"({"vocab_size": 58101, "d_model": 512, "encoder_layers": 6, "decoder_layers": 6,
          "encoder_attention_heads": 8, "decoder_attention_heads": 8, "encoder_ffn_dim": 2048,
          "decoder_ffn_dim": 2048})",
      "config.json");
  EXPECT_EQ(config.max_position_embeddings, 1024);
  EXPECT_EQ(config.activation_function, "gelu");
  EXPECT_FALSE(config.scale_embedding);
  EXPECT_EQ(config.pad_token_id, 58100);
  EXPECT_EQ(config.eos_token_id, 0);
  EXPECT_EQ(config.decoder_start_token_id, 58100);
  EXPECT_EQ(config.forced_eos_token_id, -1);
  EXPECT_EQ(config.layer_norm_eps, 1e-5f);
  EXPECT_EQ(config.position_encoding, PositionEncoding::kMarian);
  EXPECT_EQ(config.norm_placement, NormPlacement::kPost);
}

TEST(Config, sizes_must_be_there) {
  for (const auto& [key, range] :
       std::map<std::string, std::string>{{"vocab_size", "1 to 1000000"},
                                          {"d_model", "2 to 16384"},
                                          {"encoder_layers", "1 to 256"},
                                          {"decoder_layers", "1 to 256"},
                                          {"encoder_attention_heads", "1 to 12"},
                                          {"decoder_attention_heads", "1 to 12"},
                                          {"encoder_ffn_dim", "1 to 65536"},
                                          {"decoder_ffn_dim", "1 to 65536"}}) {
    EXPECT_EQ(refusal_without(key), "invalid_config: config.json: " + key +
                                        ": expected an integer from " + range +
                                        ", got no such key");
  }
}

TEST(Config, integers_of_another_type_or_out_of_range_are_refused) {
  for (const char* key :
       {"vocab_size", "d_model", "encoder_layers", "decoder_layers", "encoder_attention_heads",
        "decoder_attention_heads", "encoder_ffn_dim", "decoder_ffn_dim", "max_position_embeddings",
        "pad_token_id", "eos_token_id", "decoder_start_token_id", "forced_eos_token_id"}) {
    for (const char* value :
         {"\"8\"", "8.0", "true", "[8]", "-1", "2000000", "1e30", "9223372036854775808"}) {
      const std::string text = refusal_with(key, Json::parse(value));
      EXPECT_EQ(text.rfind("invalid_config: config.json: " + std::string(key) +
                               ": expected an integer from ",
                           0),
                0u)
          << key << " " << value << " gave " << text;
    }
  }
  EXPECT_EQ(refusal_with("d_model", "512"),
            "invalid_config: config.json: d_model: expected an integer from 2 to 16384, got "
            "\"512\"");
  EXPECT_EQ(refusal_with("encoder_layers", 0),
            "invalid_config: config.json: encoder_layers: expected an integer from 1 to 256, got "
            "0");
  EXPECT_EQ(refusal_with("pad_token_id", nullptr),
            "invalid_config: config.json: pad_token_id: expected an integer from 0 to 49, got "
            "null");
}

TEST(Config, token_ids_must_be_in_the_vocabulary) {
  for (const char* key :
       {"pad_token_id", "eos_token_id", "decoder_start_token_id", "forced_eos_token_id"}) {
    EXPECT_EQ(refusal_with(key, 49), "");
    EXPECT_EQ(refusal_with(key, 50), std::string("invalid_config: config.json: ") + key +
                                         ": expected an integer from 0 to 49, got 50");
  }
  // MarianConfig's value for an absent id, 58100, is none of a small vocabulary.
  EXPECT_EQ(refusal_without("pad_token_id"),
            "invalid_config: config.json: pad_token_id: expected an integer from 0 to 49, got no "
            "such key");
}

TEST(Config, no_forced_end_may_be_written_as_null) {
  Json json = full();
  json["forced_eos_token_id"] = nullptr;
  EXPECT_EQ(parse(json).forced_eos_token_id, -1);
}

TEST(Config, sizes_must_fit_each_other) {
  EXPECT_EQ(refusal_with("d_model", 13),
            "invalid_config: config.json: d_model: expected an even number, got 13");
  EXPECT_EQ(refusal_with("encoder_attention_heads", 5),
            "invalid_config: config.json: encoder_attention_heads: expected a divisor of d_model, "
            "12, got 5");
  EXPECT_EQ(refusal_with("decoder_attention_heads", 24),
            "invalid_config: config.json: decoder_attention_heads: expected an integer from 1 to "
            "12, got 24");
}

TEST(Config, the_five_activation_functions_are_known) {
  for (const char* name : {"relu", "swish", "silu", "gelu", "gelu_new"}) {
    Json json = full();
    json["activation_function"] = name;
    EXPECT_EQ(parse(json).activation_function, name);
  }
  EXPECT_EQ(refusal_with("activation_function", "tanh"),
            "unsupported_config: config.json: activation_function: expected relu, swish, silu, "
            "gelu or gelu_new, got \"tanh\"");
  EXPECT_EQ(refusal_with("activation_function", 1),
            "invalid_config: config.json: activation_function: expected a string, got 1");
}

TEST(Config, what_this_code_does_not_compute_is_refused_with_the_reason) {
  const std::string file = "unsupported_config: config.json: ";
  EXPECT_EQ(refusal_with("model_type", "t5"), file + "model_type: expected \"marian\", got \"t5\"");
  EXPECT_EQ(refusal_with("is_encoder_decoder", false),
            file + "is_encoder_decoder: expected true, got false");
  EXPECT_EQ(refusal_with("share_encoder_decoder_embeddings", false),
            file +
                "share_encoder_decoder_embeddings: expected true (one table for both "
                "languages), got false");
  EXPECT_EQ(refusal_with("tie_word_embeddings", false),
            file +
                "tie_word_embeddings: expected true (the output projection is the embedding "
                "table), got false");
  EXPECT_EQ(refusal_with("decoder_vocab_size", 60),
            file + "decoder_vocab_size: expected vocab_size, 50, got 60");
  EXPECT_EQ(refusal_with("position_encoding", "rope"),
            file + "position_encoding: expected \"marian\" or \"interleaved\", got \"rope\"");
  EXPECT_EQ(refusal_with("quantization_config", {{"quant_method", "gptq"}}),
            file + "quantization_config.quant_method: expected \"glassformer-q8\", got \"gptq\"");
  EXPECT_EQ(refusal_with("quantization_config", Json::object()),
            file +
                "quantization_config.quant_method: expected \"glassformer-q8\", got no such "
                "key");
}

TEST(Config, keys_that_say_what_is_true_anyway_may_be_absent_or_null) {
  for (const char* key : {"model_type", "is_encoder_decoder", "share_encoder_decoder_embeddings",
                          "tie_word_embeddings", "decoder_vocab_size", "quantization_config"}) {
    EXPECT_EQ(refusal_without(key), "") << key;
  }
  EXPECT_EQ(refusal_with("decoder_vocab_size", nullptr), "");
}

TEST(Config, truth_values_must_be_truth_values) {
  for (const char* key : {"scale_embedding", "normalize_before", "is_encoder_decoder",
                          "share_encoder_decoder_embeddings", "tie_word_embeddings"}) {
    EXPECT_EQ(refusal_with(key, 1), std::string("invalid_config: config.json: ") + key +
                                        ": expected true or false, got 1");
  }
}

TEST(Config, layer_norm_eps_must_be_a_small_positive_number) {
  for (const char* value : {"0", "-1e-5", "1", "1e-60", "\"1e-5\"", "null"}) {
    EXPECT_NE(refusal_with("layer_norm_eps", Json::parse(value)), "") << value;
  }
  EXPECT_EQ(refusal_with("layer_norm_eps", 0),
            "invalid_config: config.json: layer_norm_eps: expected a number between 0 and 1, got "
            "0");
  EXPECT_EQ(refusal_with("layer_norm_eps", 1e-12), "");
}

TEST(Config, unknown_keys_are_ignored) {
  EXPECT_EQ(refusal_with("transformers_version", "4.57.0"), "");
  EXPECT_EQ(refusal_with("bad_words_ids", {{58100}}), "");
}

TEST(Config, a_quantized_config_differs_by_one_key) {
  Json json = full();
  json.erase("quantization_config");
  json["한"] = "글";
  json["init_std"] = 0.02;
  const std::string text = add_quantization_config(json.dump(), "config.json");
  EXPECT_EQ(error_text([&] { parse_config(text, "config.json"); }), "");
  Json changed = Json::parse(text);
  EXPECT_EQ(changed["quantization_config"]["quant_method"], "glassformer-q8");
  EXPECT_EQ(changed["quantization_config"]["weights"]["num_bits"], 8);
  changed.erase("quantization_config");
  EXPECT_EQ(changed.dump(), json.dump());  // the order too
}

TEST(Config, a_broken_config_is_not_made_a_quantized_one) {
  EXPECT_EQ(error_text([] { add_quantization_config("{}", "config.json"); }),
            "invalid_config: config.json: vocab_size: expected an integer from 1 to 1000000, got "
            "no such key");
}

TEST(Config, text_that_is_no_object_is_refused) {
  const auto refusal = [](std::string_view text) {
    return error_text([&] { parse_config(text, "config.json"); });
  };
  EXPECT_EQ(refusal(""), "invalid_config: config.json: malformed JSON at byte 1");
  EXPECT_EQ(refusal("<!doctype html>"), "invalid_config: config.json: malformed JSON at byte 1");
  EXPECT_EQ(refusal("[]"), "invalid_config: config.json: expected a JSON object, got an array");
  EXPECT_EQ(refusal(R"({"d_model": 2, "d_model": 4})"),
            "invalid_config: config.json: the key \"d_model\" stands twice in one object");
}

}  // namespace
}  // namespace glassformer
