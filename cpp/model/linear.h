// y = x·Wᵀ + b
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kernels/matmul.h"
#include "kernels/quantized_matmul.h"
#include "model/forward_pass.h"
#include "model/parameters.h"

namespace glassformer {

/// A weight matrix (outputs, inputs) in either number format.
class WeightMatrix {
 public:
  WeightMatrix() = default;
  WeightMatrix(const ParameterSource& source, std::string name, Index outputs, Index inputs);

  Index outputs() const;
  Index inputs() const;

  /// y = x·Wᵀ + bias: x (M, inputs), bias (outputs) or null, y (M, outputs).
  void multiply(ConstMatrixView x, const float* bias, MatrixView y, Arena& scratch) const;

  /// Copies row `output` into `values` (inputs): an embedding lookup.
  void copy_row(Index output, float* values) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::string name_;
  std::variant<PackedMatrix, QuantizedMatrix> matrix_;
};

/// torch.nn.Linear.
class Linear {
 public:
  Linear() = default;
  /// Takes `path`.weight (outputs, inputs) and `path`.bias (outputs).
  Linear(const ParameterSource& source, std::string path, Index outputs, Index inputs);

  const std::string& path() const { return path_; }
  Index outputs() const { return weight_.outputs(); }

  void forward(const ForwardPass& pass, ConstMatrixView x, MatrixView y) const {
    weight_.multiply(x, bias_.data(), y, pass.scratch);
  }

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::string path_;
  WeightMatrix weight_;
  std::vector<float> bias_;
};

}  // namespace glassformer
