#include "model/linear.h"

#include <algorithm>

namespace glassformer {

namespace {

std::variant<PackedMatrix, QuantizedMatrix> load(const ParameterSource& source,
                                                 const std::string& name, Index outputs,
                                                 Index inputs) {
  const std::string stored = source.stored_name(name);
  const Safetensors& file = source.file();
  if (file.at(stored, {outputs, inputs}).dtype == DType::kI8) {
    const std::vector<int8_t> values = file.int8s(stored, {outputs, inputs});
    const std::vector<float> scales = file.floats(stored + "_scale", {outputs, 1});
    QuantizedMatrix quantized(values.data(), scales.data(), outputs, inputs);
    if (source.type() == WeightType::kQ8) return quantized;
    RowMajorMatrix floats(outputs, inputs);
    for (Index n = 0; n < outputs; ++n) quantized.copy_row(n, floats.row(n).data());
    return PackedMatrix(floats.data(), outputs, inputs);
  }
  const std::vector<float> floats = source.floats(name, {outputs, inputs});
  if (source.type() == WeightType::kF32) return PackedMatrix(floats.data(), outputs, inputs);
  std::vector<int8_t> values(floats.size());
  std::vector<float> scales(static_cast<size_t>(outputs));
  quantize_weights(floats.data(), outputs, inputs, values.data(), scales.data());
  return QuantizedMatrix(values.data(), scales.data(), outputs, inputs);
}

}  // namespace

WeightMatrix::WeightMatrix(const ParameterSource& source, std::string name, Index outputs,
                           Index inputs)
    : name_(std::move(name)), matrix_(load(source, name_, outputs, inputs)) {}

Index WeightMatrix::outputs() const {
  return std::visit([](const auto& matrix) { return matrix.outputs(); }, matrix_);
}

Index WeightMatrix::inputs() const {
  return std::visit([](const auto& matrix) { return matrix.inputs(); }, matrix_);
}

void WeightMatrix::multiply(ConstMatrixView x, const float* bias, MatrixView y,
                            Arena& scratch) const {
  if (const auto* floats = std::get_if<PackedMatrix>(&matrix_)) {
    matmul(x, *floats, bias, y);
  } else {
    quantized_matmul(x, std::get<QuantizedMatrix>(matrix_), bias, y, scratch);
  }
}

void WeightMatrix::copy_row(Index output, float* values) const {
  std::visit([&](const auto& matrix) { matrix.copy_row(output, values); }, matrix_);
}

void WeightMatrix::visit(const ParameterVisitor& visitor) const {
  visitor(name_, {outputs(), inputs()},
          [this](Index row, float* values) { copy_row(row, values); });
}

Linear::Linear(const ParameterSource& source, std::string path, Index outputs, Index inputs)
    : path_(std::move(path)),
      weight_(source, path_ + ".weight", outputs, inputs),
      bias_(source.floats(path_ + ".bias", {outputs})) {}

void Linear::visit(const ParameterVisitor& visitor) const {
  weight_.visit(visitor);
  visitor(path_ + ".bias", {outputs()},
          [this](Index, float* values) { std::copy(bias_.begin(), bias_.end(), values); });
}

}  // namespace glassformer
