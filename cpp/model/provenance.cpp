#include "model/provenance.h"

#include <cmath>

#include "formats/error.h"
#include "model/explain.h"

namespace glassformer {

namespace {

/// The recorded value `name`. Throws Error("invalid_argument") if it was not recorded.
const Tensor& recorded(const Activations& activations, const std::string& name) {
  const auto found = activations.tensors().find(name);
  if (found == activations.tensors().end()) {
    throw Error("invalid_argument", name + ": expected a value that was recorded in this pass");
  }
  return found->second;
}

}  // namespace

Provenance::Provenance(const ModelConfig& config, const Interventions& interventions)
    : config_(config), interventions_(interventions) {
  declare_stack("encoder", config.encoder_layers);
  declare_stack("decoder", config.decoder_layers);
  declarations_["logits"] = {Operation::kLinear,
                             "b t n",
                             {{"x", "decoder.output", "b t *"},
                              {"weight", "shared.weight", "n *"},
                              {"bias", "final_logits_bias", "0 n"}}};
  declarations_["probabilities"] = {Operation::kSoftmax, "b t n", {{"x", "logits", "b t n*"}}};
}

void Provenance::declare_stack(const std::string& stack, Index layers) {
  std::string x = declare_embedding(stack);
  for (Index i = 0; i < layers; ++i) {
    const std::string path = stack + ".layers." + std::to_string(i);
    x = declare_layer(path, x, stack == "decoder");
  }
  if (config_.norm_placement == NormPlacement::kPre) x = declare_norm(stack + ".layer_norm", x);
  declarations_[stack + ".output"] = {Operation::kSame, "b t d", {{"x", x, "b t d"}}};
}

std::string Provenance::declare_layer(const std::string& path, std::string x, bool decoder) {
  const auto attention = [&](const std::string& name, const std::string& memory) {
    const std::string module = path + "." + name;
    x = declare_residual(path, name + "_residual", name + "_layer_norm", module + ".output", x,
                         [&](const std::string& in) {
                           declare_attention(module, in, memory.empty() ? in : memory);
                         });
  };
  attention("self_attn", "");
  if (decoder) attention("encoder_attn", "encoder.output");
  return declare_residual(path, "feed_forward_residual", "final_layer_norm", path + ".fc2.output",
                          x, [&](const std::string& in) { declare_feed_forward(path, in); });
}

std::string Provenance::declare_embedding(const std::string& stack) {
  const std::string ids = stack + ".input_ids", rows = stack + ".embed_tokens",
                    scaled = stack + ".scaled_embeddings", positions = stack + ".embed_positions";
  std::string sum = stack + ".embeddings";
  declarations_[ids] = {Operation::kToken, "b t", {}};
  declarations_[rows] = {Operation::kLookup, "b t d", {{"id", ids, "b t"}}};
  const float factor =
      config_.scale_embedding ? std::sqrt(static_cast<float>(config_.d_model)) : 1.0f;
  declarations_[scaled] = {Operation::kScale, "b t d", {{"x", rows, "b t d"}}, factor};
  declarations_[sum] = {Operation::kAdd, "b t d", {{"token", scaled, "b t d"}}};
  if (interventions_.positions) {
    declarations_[positions] = {.operation = Operation::kPosition,
                                .axes = "t d",
                                .inputs = {},
                                .layout = config_.position_encoding};
    declarations_[sum].inputs.push_back({"position", positions, "t d"});
  }
  return sum;
}

void Provenance::declare_attention(const std::string& path, const std::string& x,
                                   const std::string& memory) {
  const auto head = [&](const char* name, const char* projection, const std::string& from) {
    const std::string weights = path + "." + projection;
    declarations_[path + "." + name] = {Operation::kLinear,
                                        "b h t d",
                                        {{"x", from, "b t *"},
                                         {"weight", weights + ".weight", "(h d) *"},
                                         {"bias", weights + ".bias", "(h d)"}}};
  };
  head("query", "q_proj", x);
  head("key", "k_proj", memory);
  head("value", "v_proj", memory);
  const bool in_encoder = path.starts_with("encoder");
  const auto heads = static_cast<float>(in_encoder ? config_.encoder_attention_heads
                                                   : config_.decoder_attention_heads);
  const float scale =
      interventions_.scaling ? 1 / std::sqrt(static_cast<float>(config_.d_model) / heads) : 1.0f;
  const std::string axes = "b h t s", same = path + ".";
  declarations_[same + "products"] = {
      Operation::kProduct,
      axes,
      {{"query", same + "query", "b h t *"}, {"key", same + "key", "b h s *"}}};
  declarations_[same + "scores"] = {
      Operation::kScale, axes, {{"product", same + "products", axes}}, scale};
  declarations_[same + "mask"] = {Operation::kMask, "b h t s", {}};
  declarations_[same + "masked_scores"] = {
      Operation::kAdd,
      axes,
      {{"score", same + "scores", axes}, {"mask", same + "mask", "b 0 t s"}}};
  declarations_[same + "weights"] = {Operation::kSoftmax,
                                     axes,
                                     {{"x", same + "masked_scores", "b h t s*"}},
                                     1 / interventions_.temperature};
  declarations_[same + "context"] = {
      Operation::kProduct,
      "b h t d",
      {{"weight", same + "weights", "b h t *"}, {"value", same + "value", "b h * d"}}};
  declarations_[same + "joined"] = {
      Operation::kSame, "b t n", {{"context", same + "context", "b n/d t n%d"}}};
  declare_linear(same + "output", same + "joined", path + ".out_proj");
}

void Provenance::declare_feed_forward(const std::string& path, const std::string& x) {
  declare_linear(path + ".fc1.output", x, path + ".fc1");
  declarations_[path + ".activation_fn.output"] = {
      Operation::kActivation,     "b t f", {{"x", path + ".fc1.output", "b t f"}}, 1, 0,
      config_.activation_function};
  declare_linear(path + ".fc2.output", path + ".activation_fn.output", path + ".fc2");
}

std::string Provenance::declare_norm(const std::string& path, const std::string& x) {
  std::string output = path + ".output";
  if (!interventions_.norm) {
    declarations_[output] = {Operation::kSame, "b t d", {{"x", x, "b t d"}}};
    return output;
  }
  declarations_[path + ".mean"] = {Operation::kMean, "b t", {{"x", x, "b t *"}}};
  declarations_[path + ".rstd"] = {.operation = Operation::kRstd,
                                   .axes = "b t",
                                   .inputs = {{"x", x, "b t *"}, {"mean", path + ".mean", "b t"}},
                                   .epsilon = config_.layer_norm_eps};
  declarations_[output] = {Operation::kLayerNorm,
                           "b t d",
                           {{"x", x, "b t d"},
                            {"mean", path + ".mean", "b t"},
                            {"rstd", path + ".rstd", "b t"},
                            {"gamma", path + ".weight", "d"},
                            {"beta", path + ".bias", "d"}}};
  return output;
}

void Provenance::declare_linear(const std::string& name, const std::string& x,
                                const std::string& path) {
  declarations_[name] = {
      Operation::kLinear,
      "b t n",
      {{"x", x, "b t *"}, {"weight", path + ".weight", "n *"}, {"bias", path + ".bias", "n"}}};
}

template <typename Declare>
std::string Provenance::declare_residual(const std::string& path, const std::string& sum,
                                         const std::string& norm, const std::string& sublayer,
                                         const std::string& x, Declare&& declare_sublayer) {
  const bool post = config_.norm_placement == NormPlacement::kPost;
  declare_sublayer(post ? x : declare_norm(path + "." + norm, x));
  const std::string name = path + "." + sum;
  declarations_[name] = {Operation::kAdd, "b t d", {{"sublayer", sublayer, "b t d"}}};
  if (interventions_.residual) {
    declarations_[name].inputs.insert(declarations_[name].inputs.begin(), {"x", x, "b t d"});
  }
  return post ? declare_norm(path + "." + norm, name) : name;
}

Explanation Provenance::explain(const Transformer& transformer, const Activations& activations,
                                const std::string& name, const Shape& index) const {
  const auto declared = declarations_.find(name);
  if (declared == declarations_.end()) {
    throw Error("invalid_argument", "expected the name of a recorded value, found " + name);
  }
  Declaration declaration = declared->second;
  const NumberSource source{
      [&](const std::string& of) -> const Tensor& { return recorded(activations, of); },
      [&](const std::string& of, Index row) { return transformer.parameter_row(of, row); }};
  const size_t dot = name.rfind('.');
  const bool head_value = declaration.axes.starts_with("b h") && dot != std::string::npos;
  const HeadIntervention* replaced = head_value && index.size() == 4
                                         ? interventions_.find(name.substr(0, dot), index[1])
                                         : nullptr;
  if (replaced != nullptr) {
    const bool off = replaced->kind == HeadIntervention::Kind::kOff;
    if (name.substr(dot + 1) == (off ? "context" : "weights")) {
      declaration = {Operation::kReplaced, declaration.axes, {}};
    }
  }
  return glassformer::explain(declaration, source, recorded(activations, name), name, index);
}

}  // namespace glassformer
