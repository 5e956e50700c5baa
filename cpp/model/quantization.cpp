#include "model/quantization.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "formats/error.h"
#include "formats/json.h"
#include "kernels/quantized_matmul.h"
#include "model/embedding.h"
#include "model/parameters.h"
#include "model/transformer.h"

namespace glassformer {
namespace {

/// Other names of the embedding table.
bool is_table_again(const std::string& name) {
  return name == "model.encoder.embed_tokens.weight" ||
         name == "model.decoder.embed_tokens.weight" || name == "lm_head.weight";
}

bool is_sinusoids(const std::string& name) {
  return name == "model.encoder.embed_positions.weight" ||
         name == "model.decoder.embed_positions.weight";
}

/// How far a sine may lie from its value because of the number format it is stored in: half a
/// unit in the last place below 1, and for F32 the different ways to compute the angle.
float rounding(DType dtype) {
  if (dtype == DType::kF16) return std::ldexp(1.0f, -12);
  if (dtype == DType::kBF16) return std::ldexp(1.0f, -9);
  return 1e-4f;
}

/// Collects the tensors of the new file, and owns their values.
class Writer {
 public:
  void add(const std::string& name, const Shape& shape, std::vector<float> values) {
    std::vector<float>& kept = floats_[name] = std::move(values);
    tensors_[name] = {DType::kF32, shape, std::as_bytes(std::span(kept))};
  }
  void add(const std::string& name, const Shape& shape, std::vector<int8_t> values) {
    std::vector<int8_t>& kept = int8s_[name] = std::move(values);
    tensors_[name] = {DType::kI8, shape, std::as_bytes(std::span(kept))};
  }
  std::vector<std::byte> file(const std::map<std::string, std::string>& metadata) const {
    return write_safetensors(tensors_, metadata);
  }

 private:
  std::map<std::string, std::vector<float>> floats_;
  std::map<std::string, std::vector<int8_t>> int8s_;
  std::map<std::string, StoredTensor> tensors_;
};

double relative_error(const std::vector<float>& weight, const std::vector<int8_t>& values,
                      const std::vector<float>& scales) {
  const size_t inputs = weight.size() / scales.size();
  double error = 0;
  double norm = 0;
  for (size_t i = 0; i < weight.size(); ++i) {
    const double difference = weight[i] - double{scales[i / inputs]} * values[i];
    error += difference * difference;
    norm += double{weight[i]} * weight[i];
  }
  return norm == 0 ? 0 : std::sqrt(error / norm);
}

/// Throws unless the model loses nothing without the tensor `name`, which it does not read.
void check_superfluous(const ModelConfig& config, const Safetensors& file, const std::string& name,
                       const std::string& table_name) {
  const auto refuse = [&](const std::string& problem) {
    throw Error("unexpected_tensor", file.file() + ": tensor " + quote(name) + ": " + problem);
  };
  if (is_table_again(name)) {
    const Shape shape = {config.vocab_size, config.d_model};
    if (file.floats(name, shape) != file.floats(table_name, shape)) {
      refuse("expected the values of " + quote(table_name) + ", to which it is tied, got others");
    }
  } else if (is_sinusoids(name)) {
    const Shape shape = {config.max_position_embeddings, config.d_model};
    const std::vector<float> stored = file.floats(name, shape);
    const RowMajorMatrix computed =
        sinusoidal_positions(config.position_encoding, shape[0], shape[1]);
    const float bound = rounding(file.at(name, shape).dtype);
    for (size_t i = 0; i < stored.size(); ++i) {
      const float expected = computed.data()[i];
      if (std::abs(stored[i] - expected) > bound) {
        refuse("expected the sinusoids of position_encoding, got " + std::to_string(stored[i]) +
               " for " + std::to_string(expected) + " at index " + std::to_string(i));
      }
    }
  } else {
    refuse("expected tensors of the model type alone");
  }
}

}  // namespace

QuantizedModel quantize(const ModelConfig& config, const Safetensors& file) {
  for (const auto& [name, tensor] : file.tensors()) {
    if (tensor.dtype == DType::kI8) {
      throw Error("invalid_argument", file.file() + ": tensor " + quote(name) +
                                          ": expected F32, F16 or BF16, got I8: the file is "
                                          "quantised already");
    }
  }

  // The model itself says which tensors it has, and checks that they are there.
  const Transformer transformer(config, file, WeightType::kF32);
  const ParameterSource source(file, WeightType::kF32);
  QuantizedModel result;
  Writer writer;
  std::set<std::string> used;
  transformer.visit([&](const std::string& path, const Shape& shape, const auto&) {
    const std::string stored_name = source.stored_name(path);
    const std::string name = ParameterSource::name_in_file(path);
    const StoredTensor& stored = file.at(stored_name, shape);
    std::vector<float> weight = file.floats(stored_name, shape);
    QuantizedTensor tensor{name, shape, stored.dtype, DType::kF32, stored.bytes.size(), 0, 0};
    used.insert(stored_name);
    if (shape.size() == 2 && name.ends_with(".weight")) {
      std::vector<int8_t> values(weight.size());
      std::vector<float> scales(static_cast<size_t>(shape[0]));
      quantize_weights(weight.data(), shape[0], shape[1], values.data(), scales.data());
      tensor.dtype_after = DType::kI8;
      tensor.bytes_after = values.size() + scales.size() * sizeof(float);
      tensor.relative_error = relative_error(weight, values, scales);
      writer.add(name, shape, std::move(values));
      writer.add(name + "_scale", {shape[0], 1}, std::move(scales));
    } else {
      tensor.bytes_after = weight.size() * sizeof(float);
      writer.add(name, shape, std::move(weight));
    }
    result.tensors.push_back(std::move(tensor));
  });

  const std::string table_name = source.stored_name("shared.weight");
  for (const auto& [name, stored] : file.tensors()) {
    if (used.contains(name)) continue;
    check_superfluous(config, file, name, table_name);
    result.dropped.push_back(name);
  }
  result.file = writer.file(file.metadata());
  return result;
}

}  // namespace glassformer
