// softmax(x)_j = exp(x_j − max x) / Σ_k exp(x_k − max x)
#pragma once

#include "tensor/tensor.h"

namespace glassformer {

/// torch.softmax(x, dim=-1), in place on each row. Where x is −∞ the result is exactly 0; a row of
/// nothing but −∞ becomes zeros.
void softmax(MatrixView x);

/// log Σ_k exp(x_k) of N values, torch.logsumexp: the log of a softmax is x_j less this. Neither
/// overflows nor underflows; −∞ where every x is.
float log_sum_exp(const float* x, Index N);

}  // namespace glassformer
