#include "kernels/matmul.h"

#include <algorithm>

namespace glassformer {

PackedMatrix::PackedMatrix(const float* weight, Index outputs, Index inputs)
    : outputs_(outputs), inputs_(inputs), panels_(weight, weight + outputs * inputs) {}

void PackedMatrix::copy_row(Index output, float* values) const {
  std::copy_n(panels_.data() + output * inputs_, inputs_, values);
}

void matmul(ConstMatrixView x, const PackedMatrix& weight, const float* bias, MatrixView y) {
  y.noalias() =
      x * view(weight.panels_.data(), weight.outputs(), weight.inputs()).transpose();
  if (bias != nullptr) y.rowwise() += Eigen::Map<const Eigen::RowVectorXf>(bias, y.cols());
}

void product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView y) {
  y.noalias() = a * b.transpose();
}

void product(ConstMatrixView a, ConstMatrixView b, MatrixView y) { y.noalias() = a * b; }

}  // namespace glassformer
