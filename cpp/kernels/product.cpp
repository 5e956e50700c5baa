// product and product_transposed: both operands are read where they are, unpacked, as those of
// attention come and go.
#include "kernels/matmul.h"
#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassformer {

void product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView y) {
  y.noalias() = a * b.transpose();
}

void product(ConstMatrixView a, ConstMatrixView b, MatrixView y) { y.noalias() = a * b; }

}  // namespace glassformer
