// FFN(x) = activation(x·W₁ᵀ + b₁)·W₂ᵀ + b₂  (Vaswani et al. 2017, section 3.3)
#pragma once

#include <string>

#include "kernels/activation_function.h"
#include "model/linear.h"

namespace glassformer {

/// The function that config.json calls `name`. Throws Error("unsupported_config").
ActivationFunction activation_named(const std::string& name);

/// The position-wise feed-forward network D → F → D of one layer.
class FeedForward {
 public:
  FeedForward() = default;
  /// Takes `path`.fc1 and `path`.fc2. `activation` is a name that `parse_config` lets pass.
  FeedForward(const ParameterSource& source, std::string path, Index d_model, Index ffn_dim,
              const std::string& activation);

  /// x, y (B·T, D). Records fc1.output, activation_fn.output, fc2.output.
  void forward(const ForwardPass& pass, ConstMatrixView x, MatrixView y) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::string path_;
  ActivationFunction activation_ = ActivationFunction::kRelu;
  Linear fc1_, fc2_;
};

}  // namespace glassformer
