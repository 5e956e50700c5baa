#include "kernels/softmax.h"

#include <cmath>
#include <limits>

namespace glassformer {

void softmax(MatrixView x) {
  for (Index m = 0; m < x.rows(); ++m) {
    auto row = x.row(m);
    const float largest = row.maxCoeff();
    if (largest == -std::numeric_limits<float>::infinity()) {
      row.setZero();
      continue;
    }
    row = (row.array() - largest).exp();
    row /= row.sum();
  }
}

}  // namespace glassformer
