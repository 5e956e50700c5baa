// Where the numbers of an operation that stands by itself come from: each of operations.h once
// more, with a declaration of every output in the words of declaration.h.
#pragma once

#include <string>

#include "model/declaration.h"
#include "model/operations.h"

namespace glassformer::operations {

/// What an operation was given and what it computed from that.
class Computation {
 public:
  Computation(NamedTensors inputs, NamedTensors outputs, Declarations declarations);

  const NamedTensors& inputs() const { return inputs_; }
  const NamedTensors& outputs() const { return outputs_; }

  /// How element `index` of the input or output `name` came about; an input is as it was given.
  /// Throws Error("invalid_argument") where there is none of that name or the index is outside.
  Explanation explain(const std::string& name, const Shape& index) const;

 private:
  const Tensor& at(const std::string& name) const;

  NamedTensors inputs_, outputs_;
  Declarations declarations_;
};

/// They take, compute and throw what their namesakes of operations.h do; inputs have the names of
/// the parameters and of the options' fields.
namespace explained {

Computation dot(const Tensor& a, const Tensor& b);
Computation matmul(const Tensor& a, const Tensor& b);
Computation transpose(const Tensor& a);
Computation split_heads(const Tensor& x, Index heads);
Computation join_heads(const Tensor& x);
Computation scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                         const Tensor& value, const AttentionOptions& options);
Computation positional_encoding(PositionEncoding layout, Index length, Index d_model);
Computation softmax(const Tensor& x, float temperature);
Computation layer_norm(const Tensor& x, const NormOptions& options);
Computation batch_norm(const Tensor& x, const NormOptions& options);
Computation feed_forward(const Tensor& x, const Tensor& w1, const Tensor& b1, const Tensor& w2,
                         const Tensor& b2, const std::string& activation);
Computation residual(const Tensor& x, const Tensor& sublayer);
Computation difference(const Tensor& a, const Tensor& b);
Computation mean(const Tensor& x, Index axis);

}  // namespace explained

}  // namespace glassformer::operations
