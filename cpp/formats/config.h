// config.json of Hugging Face's `marian` model type, and four keys of our own.
#pragma once

#include <string>
#include <string_view>

#include "tensor/tensor.h"

namespace glassformer {

/// How sin and cos of a position share its D numbers.
enum class PositionEncoding {
  kMarian,       // all sines, then all cosines: what the `marian` model type means
  kInterleaved,  // sin, cos, sin, cos, …: PE(pos, 2i) and PE(pos, 2i+1) of Vaswani et al. 2017
};

/// Where layer norms stand.
enum class NormPlacement {
  kPost,  // norm(x + sublayer(x)): Vaswani et al. 2017, and `marian`
  kPre,   // x + sublayer(norm(x)), and a norm after the last layer: Xiong et al. 2020
};

/// quantization_config.quant_method of a directory that glassformer-quantize wrote: a weight matrix
/// `X.weight` is I8 (outputs, inputs), and `X.weight_scale` beside it F32 (outputs, 1).
inline constexpr const char* kQuantMethod = "glassformer-q8";

/// The sizes and options of a model. Each field's comment names its key in config.json.
struct ModelConfig {
  Index vocab_size = 0;               // vocab_size
  Index d_model = 0;                  // d_model
  Index encoder_layers = 0;           // encoder_layers
  Index decoder_layers = 0;           // decoder_layers
  Index encoder_attention_heads = 0;  // encoder_attention_heads
  Index decoder_attention_heads = 0;  // decoder_attention_heads
  Index encoder_ffn_dim = 0;          // encoder_ffn_dim
  Index decoder_ffn_dim = 0;          // decoder_ffn_dim
  Index max_position_embeddings = 0;  // max_position_embeddings
  std::string activation_function;    // activation_function: relu, swish, silu, gelu, gelu_new
  bool scale_embedding = false;       // scale_embedding: multiply embeddings by √d_model
  int pad_token_id = 0;               // pad_token_id
  int eos_token_id = 0;               // eos_token_id
  int decoder_start_token_id = 0;     // decoder_start_token_id
  int forced_eos_token_id = -1;       // forced_eos_token_id, −1 where absent
  float layer_norm_eps = 1e-5f;       // layer_norm_eps (ours)
  PositionEncoding position_encoding = PositionEncoding::kMarian;  // position_encoding (ours)
  NormPlacement norm_placement = NormPlacement::kPost;  // normalize_before (ours): true for pre-LN
};

/// Reads and checks config.json. `file` is its name, for messages. Unknown keys are ignored, as
/// Hugging Face's readers do. Throws Error ("invalid_config", "unsupported_config").
ModelConfig parse_config(std::string_view json, const std::string& file);

/// The text of a config.json with `quantization_config` added, which says that the weights beside
/// it are quantised; everything else stays, in its order. Throws what parse_config throws.
std::string add_quantization_config(std::string_view json, const std::string& file);

}  // namespace glassformer
