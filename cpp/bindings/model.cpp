#include "model.h"

#include <algorithm>

#include "formats/config.h"
#include "formats/safetensors.h"

using emscripten::val;

namespace glassformer::bindings {

namespace {

bool is_quantized(const Safetensors& file) {
  return std::ranges::any_of(file.tensors(),
                             [](const auto& entry) { return entry.second.dtype == DType::kI8; });
}

/// Throws what the constructor of a model with that config.json would: known before the weights
/// are there.
void check_config(const std::string& config, const std::string& config_file) {
  guarded([&] { parse_config(config, config_file); });
}

}  // namespace

Buffer::Buffer(double size)
    : bytes_(guarded([&] { return std::vector<std::byte>(static_cast<size_t>(size)); })) {}

ByteArray Buffer::view() {
  return ByteArray(val(emscripten::typed_memory_view(
      bytes_.size(), reinterpret_cast<unsigned char*>(bytes_.data()))));
}

Model::Model(const std::string& config, const std::string& config_file, const Buffer& weights,
             const std::string& weights_file, const std::string& dtype) {
  guarded([&] {
    const Safetensors file(weights.bytes(), weights_file);
    const bool q8 = dtype.empty() ? is_quantized(file) : dtype == "q8";
    dtype_ = q8 ? "q8" : "fp32";
    transformer_ = std::make_shared<const Transformer>(parse_config(config, config_file), file,
                                                       q8 ? WeightType::kQ8 : WeightType::kF32);
  });
}

GenerationOptions Model::default_options() const {
  return GenerationOptions::of(transformer_->config());
}

StringList Model::parameter_names() const {
  val names = val::array();
  transformer_->visit(
      [&](const std::string& name, const Shape&, const auto&) { names.call<void>("push", name); });
  return StringList(names);
}

TensorObject Model::parameter(const std::string& name) const {
  return guarded([&] { return to_object(transformer_->parameter(name)); });
}

EMSCRIPTEN_BINDINGS(model) {
  emscripten::function("checkConfig", &check_config);
  emscripten::class_<Buffer>("Buffer").constructor<double>().function("view", &Buffer::view);
  emscripten::class_<Model>("Model")
      .constructor<const std::string&, const std::string&, const Buffer&, const std::string&,
                   const std::string&>()
      .property("dtype", &Model::dtype)
      .function("defaultOptions", &Model::default_options)
      .function("parameterNames", &Model::parameter_names)
      .function("parameter", &Model::parameter);
}

}  // namespace glassformer::bindings
