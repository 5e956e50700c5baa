#include "kernels/layer_norm.h"

#include <cmath>

namespace glassformer {

void layer_norm(ConstMatrixView x, const float* gamma, const float* beta, float epsilon,
                MatrixView y, float* mean, float* rstd) {
  const auto scale = Eigen::Map<const Eigen::RowVectorXf>(gamma, x.cols()).array();
  const auto shift = Eigen::Map<const Eigen::RowVectorXf>(beta, x.cols()).array();
  for (Index m = 0; m < x.rows(); ++m) {
    const float average = x.row(m).mean();
    const float variance = (x.row(m).array() - average).square().mean();
    const float inverse = 1 / std::sqrt(variance + epsilon);
    y.row(m) = ((x.row(m).array() - average) * inverse * scale + shift).matrix();
    if (mean != nullptr) mean[m] = average;
    if (rstd != nullptr) rstd[m] = inverse;
  }
}

}  // namespace glassformer
