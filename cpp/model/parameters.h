// Where modules take their weights from, and how they show them again.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "formats/safetensors.h"
#include "tensor/tensor.h"

namespace glassformer {

/// How weight matrices are kept and multiplied. Everything else is 32-bit floats in both.
enum class WeightType {
  kF32,  // 32-bit floats
  kQ8,   // int8 with one scale for each output, activations quantised row by row
};

/// Finds a model's weights in its file. Names are paths in the model (`shared.weight`); the file
/// has them under the prefix `model.`, except `final_logits_bias`.
class ParameterSource {
 public:
  ParameterSource(const Safetensors& file, WeightType type) : file_(file), type_(type) {}

  const Safetensors& file() const { return file_; }
  WeightType type() const { return type_; }

  /// The name that files have for `name`.
  static std::string name_in_file(const std::string& name);

  /// The name that this file has for `name`: the shared table may go by its use in the encoder.
  std::string stored_name(const std::string& name) const;

  bool contains(const std::string& name) const { return file_.contains(stored_name(name)); }

  /// The values of `name`, which must have this shape; stored in floats of any kind.
  std::vector<float> floats(const std::string& name, const Shape& shape) const {
    return file_.floats(stored_name(name), shape);
  }

 private:
  const Safetensors& file_;
  WeightType type_;
};

/// Is shown each parameter of a module: its name, its shape, and how to copy one row of it out (a
/// vector is one row).
using ParameterVisitor =
    std::function<void(const std::string& name, const Shape& shape,
                       const std::function<void(Index row, float* values)>& copy_row)>;

}  // namespace glassformer
