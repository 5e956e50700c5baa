#include "formats/config.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "formats/error.h"
#include "formats/json.h"

namespace glassformer {
namespace {

// Far above any model there is, so that a damaged file does not ask for absurd amounts of memory.
constexpr int64_t kMaxVocabulary = 1'000'000;
constexpr int64_t kMaxModelSize = 16'384;
constexpr int64_t kMaxFeedForwardSize = 65'536;
constexpr int64_t kMaxPositions = 65'536;
constexpr int64_t kMaxLayers = 256;

constexpr std::array kActivationFunctions = {"relu", "swish", "silu", "gelu", "gelu_new"};

/// Reads keys of one config.json; what is wrong is thrown with file, key, expected and actual.
class Reader {
 public:
  Reader(std::string_view json, const std::string& file)
      : root_(parse_json_object(json, file, "invalid_config")), file_(file) {}

  /// An integer from `low` to `high` that must be there.
  int64_t integer(const char* key, int64_t low, int64_t high) const {
    const JsonValue* value = root_.find(key);
    const int64_t* number = value == nullptr ? nullptr : value->as<int64_t>();
    if (number == nullptr || *number < low || *number > high) {
      fail("invalid_config", key,
           "an integer from " + std::to_string(low) + " to " + std::to_string(high), value);
    }
    return *number;
  }

  /// The same with a value where the key is absent, which is checked like a present one.
  int64_t integer_or(const char* key, int64_t low, int64_t high, int64_t absent) const {
    if (root_.find(key) != nullptr || absent < low || absent > high) return integer(key, low, high);
    return absent;
  }

  bool boolean_or(const char* key, bool absent) const {
    const JsonValue* value = root_.find(key);
    if (value == nullptr) return absent;
    const bool* boolean = value->as<bool>();
    if (boolean == nullptr) fail("invalid_config", key, "true or false", value);
    return *boolean;
  }

  std::string string_or(const char* key, const char* absent) const {
    const JsonValue* value = root_.find(key);
    if (value == nullptr) return absent;
    const std::string* string = value->as<std::string>();
    if (string == nullptr) fail("invalid_config", key, "a string", value);
    return *string;
  }

  double number_or(const char* key, double absent) const {
    const JsonValue* value = root_.find(key);
    if (value == nullptr) return absent;
    if (const int64_t* integer = value->as<int64_t>()) return static_cast<double>(*integer);
    const double* number = value->as<double>();
    if (number == nullptr) fail("invalid_config", key, "a number", value);
    return *number;
  }

  /// True where the key is absent or null.
  bool is_null(const char* key) const {
    const JsonValue* value = root_.find(key);
    return value == nullptr || value->as<std::monostate>() != nullptr;
  }

  const JsonValue* find(const char* key) const { return root_.find(key); }

  [[noreturn]] void fail(const char* code, const std::string& key, const std::string& expected,
                         const JsonValue* actual) const {
    throw Error(code, file_ + ": " + key + ": expected " + expected + ", got " +
                          (actual == nullptr ? "no such key" : describe(*actual)));
  }

 private:
  JsonValue root_;
  const std::string& file_;
};

/// Variants of the model type that this code does not compute.
void check_supported(const Reader& reader) {
  const auto refuse = [&](const char* key, const char* expected) {
    reader.fail("unsupported_config", key, expected, reader.find(key));
  };
  if (reader.string_or("model_type", "marian") != "marian") refuse("model_type", "\"marian\"");
  if (!reader.boolean_or("is_encoder_decoder", true)) refuse("is_encoder_decoder", "true");
  if (!reader.boolean_or("share_encoder_decoder_embeddings", true)) {
    refuse("share_encoder_decoder_embeddings", "true (one table for both languages)");
  }
  if (!reader.boolean_or("tie_word_embeddings", true)) {
    refuse("tie_word_embeddings", "true (the output projection is the embedding table)");
  }
  if (const JsonValue* quantization = reader.find("quantization_config")) {
    const JsonValue* method = quantization->find("quant_method");
    const std::string* name = method == nullptr ? nullptr : method->as<std::string>();
    if (name == nullptr || *name != kQuantMethod) {
      reader.fail("unsupported_config", "quantization_config.quant_method", quote(kQuantMethod),
                  method);
    }
  }
}

Index heads(const Reader& reader, const char* key, Index d_model) {
  const Index count = reader.integer(key, 1, d_model);
  if (d_model % count != 0) {
    reader.fail("invalid_config", key, "a divisor of d_model, " + std::to_string(d_model),
                reader.find(key));
  }
  return count;
}

}  // namespace

ModelConfig parse_config(std::string_view json, const std::string& file) {
  const Reader reader(json, file);
  check_supported(reader);

  // Values for absent keys are those of Hugging Face's MarianConfig. Sizes have none here: a file
  // without them is broken.
  ModelConfig config;
  config.vocab_size = reader.integer("vocab_size", 1, kMaxVocabulary);
  if (!reader.is_null("decoder_vocab_size") &&
      reader.integer("decoder_vocab_size", 1, kMaxVocabulary) != config.vocab_size) {
    reader.fail("unsupported_config", "decoder_vocab_size",
                "vocab_size, " + std::to_string(config.vocab_size),
                reader.find("decoder_vocab_size"));
  }
  config.d_model = reader.integer("d_model", 2, kMaxModelSize);
  if (config.d_model % 2 != 0) {
    reader.fail("invalid_config", "d_model", "an even number", reader.find("d_model"));
  }
  config.encoder_layers = reader.integer("encoder_layers", 1, kMaxLayers);
  config.decoder_layers = reader.integer("decoder_layers", 1, kMaxLayers);
  config.encoder_attention_heads = heads(reader, "encoder_attention_heads", config.d_model);
  config.decoder_attention_heads = heads(reader, "decoder_attention_heads", config.d_model);
  config.encoder_ffn_dim = reader.integer("encoder_ffn_dim", 1, kMaxFeedForwardSize);
  config.decoder_ffn_dim = reader.integer("decoder_ffn_dim", 1, kMaxFeedForwardSize);
  config.max_position_embeddings =
      reader.integer_or("max_position_embeddings", 1, kMaxPositions, 1024);

  config.activation_function = reader.string_or("activation_function", "gelu");
  if (std::find(kActivationFunctions.begin(), kActivationFunctions.end(),
                config.activation_function) == kActivationFunctions.end()) {
    reader.fail("unsupported_config", "activation_function", "relu, swish, silu, gelu or gelu_new",
                reader.find("activation_function"));
  }
  config.scale_embedding = reader.boolean_or("scale_embedding", false);

  const auto token = [&](const char* key, int64_t absent) {
    return static_cast<int>(reader.integer_or(key, 0, config.vocab_size - 1, absent));
  };
  config.pad_token_id = token("pad_token_id", 58100);
  config.eos_token_id = token("eos_token_id", 0);
  config.decoder_start_token_id = token("decoder_start_token_id", 58100);
  if (!reader.is_null("forced_eos_token_id")) {
    config.forced_eos_token_id = token("forced_eos_token_id", -1);
  }

  const double eps = reader.number_or("layer_norm_eps", 1e-5);
  config.layer_norm_eps = static_cast<float>(eps);
  if (!(config.layer_norm_eps > 0 && config.layer_norm_eps < 1)) {
    reader.fail("invalid_config", "layer_norm_eps", "a number between 0 and 1",
                reader.find("layer_norm_eps"));
  }
  const std::string encoding = reader.string_or("position_encoding", "marian");
  if (encoding == "interleaved") {
    config.position_encoding = PositionEncoding::kInterleaved;
  } else if (encoding != "marian") {
    reader.fail("unsupported_config", "position_encoding", "\"marian\" or \"interleaved\"",
                reader.find("position_encoding"));
  }
  if (reader.boolean_or("normalize_before", false)) config.norm_placement = NormPlacement::kPre;
  return config;
}

}  // namespace glassformer
