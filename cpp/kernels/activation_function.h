// The non-linearities of the feed-forward network.
#pragma once

#include "tensor/tensor.h"

namespace glassformer {

enum class ActivationFunction {
  kRelu,     // max(0, x)                                torch.relu
  kSilu,     // x · σ(x), also called Swish              torch.nn.functional.silu
  kGelu,     // x · Φ(x), Φ by the error function        torch.nn.functional.gelu
  kGeluTanh  // x · ½(1 + tanh(√(2/π)(x + 0.044715 x³)))  gelu(approximate="tanh")
};

/// Applies `function` to every element of x, in place.
void activate(ActivationFunction function, MatrixView x);

}  // namespace glassformer
