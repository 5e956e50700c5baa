// y = (x − mean) / √(variance + ε) · γ + β
#pragma once

#include "tensor/tensor.h"

namespace glassformer {

/// torch.nn.LayerNorm over the columns (Ba et al. 2016): x and y (M, N), γ and β (N); the variance
/// is the biased one. `mean` and `rstd` = 1 / √(variance + ε), each (M), are written unless null.
/// y may be x.
void layer_norm(ConstMatrixView x, const float* gamma, const float* beta, float epsilon,
                MatrixView y, float* mean, float* rstd);

}  // namespace glassformer
