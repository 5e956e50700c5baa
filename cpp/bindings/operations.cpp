// The lecture's pieces as JavaScript sees them, and the origin of every number in them:
// model/operations_provenance.h.
#include "explanation.h"
#include "model/operations_provenance.h"
#include "values.h"

namespace glassformer::bindings {

namespace {

EMSCRIPTEN_DECLARE_VAL_TYPE(OptionalTensor);  // TensorObject or undefined

std::optional<Tensor> to_optional(const OptionalTensor& object) {
  if (object.isUndefined()) return std::nullopt;
  return to_tensor(TensorObject(object));
}

operations::NormOptions norm_options(const OptionalTensor& gamma, const OptionalTensor& beta,
                                     float epsilon) {
  return {to_optional(gamma), to_optional(beta), epsilon};
}

PositionEncoding layout_named(const std::string& name) {
  if (name == "interleaved") return PositionEncoding::kInterleaved;
  if (name == "marian") return PositionEncoding::kMarian;
  throw Error("invalid_argument", "expected the layout interleaved or marian, found " + name);
}

namespace explained = operations::explained;

/// An operation that was computed.
class Computation {
 public:
  explicit Computation(operations::Computation computation)
      : computation_(std::move(computation)) {}

  TensorMap tensors() const { return to_map(computation_.outputs()); }

  ExplanationObject explain(const std::string& name, const NumberList& index) const {
    return guarded([&] { return to_object(computation_.explain(name, to_shape(index))); });
  }

 private:
  operations::Computation computation_;
};

/// Runs an operation over tensors from JavaScript.
template <typename F>
Computation operate(F&& operation) {
  return guarded([&] { return Computation(operation()); });
}

Computation dot(const TensorObject& a, const TensorObject& b) {
  return operate([&] { return explained::dot(to_tensor(a), to_tensor(b)); });
}

Computation matmul(const TensorObject& a, const TensorObject& b) {
  return operate([&] { return explained::matmul(to_tensor(a), to_tensor(b)); });
}

Computation transpose(const TensorObject& a) {
  return operate([&] { return explained::transpose(to_tensor(a)); });
}

Computation split_heads(const TensorObject& x, int heads) {
  return operate([&] { return explained::split_heads(to_tensor(x), heads); });
}

Computation join_heads(const TensorObject& x) {
  return operate([&] { return explained::join_heads(to_tensor(x)); });
}

Computation scaled_dot_product_attention(const TensorObject& query, const TensorObject& key,
                                         const TensorObject& value, bool scaling, bool causal,
                                         int padding, const OptionalTensor& mask) {
  return operate([&] {
    return explained::scaled_dot_product_attention(to_tensor(query), to_tensor(key),
                                                   to_tensor(value),
                                                   {scaling, causal, padding, to_optional(mask)});
  });
}

Computation positional_encoding(const std::string& layout, int length, int d_model) {
  return operate(
      [&] { return explained::positional_encoding(layout_named(layout), length, d_model); });
}

Computation softmax(const TensorObject& x, float temperature) {
  return operate([&] { return explained::softmax(to_tensor(x), temperature); });
}

Computation layer_norm(const TensorObject& x, const OptionalTensor& gamma,
                       const OptionalTensor& beta, float epsilon) {
  return operate(
      [&] { return explained::layer_norm(to_tensor(x), norm_options(gamma, beta, epsilon)); });
}

Computation batch_norm(const TensorObject& x, const OptionalTensor& gamma,
                       const OptionalTensor& beta, float epsilon) {
  return operate(
      [&] { return explained::batch_norm(to_tensor(x), norm_options(gamma, beta, epsilon)); });
}

Computation feed_forward(const TensorObject& x, const TensorObject& w1, const TensorObject& b1,
                         const TensorObject& w2, const TensorObject& b2,
                         const std::string& activation) {
  return operate([&] {
    return explained::feed_forward(to_tensor(x), to_tensor(w1), to_tensor(b1), to_tensor(w2),
                                   to_tensor(b2), activation);
  });
}

Computation residual(const TensorObject& x, const TensorObject& sublayer) {
  return operate([&] { return explained::residual(to_tensor(x), to_tensor(sublayer)); });
}

Computation difference(const TensorObject& a, const TensorObject& b) {
  return operate([&] { return explained::difference(to_tensor(a), to_tensor(b)); });
}

Computation mean(const TensorObject& x, int axis) {
  return operate([&] { return explained::mean(to_tensor(x), axis); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(operations) {
  emscripten::register_type<OptionalTensor>(
      "{ dims: readonly number[]; data: Float32Array } | undefined");
  emscripten::class_<Computation>("Computation")
      .function("tensors", &Computation::tensors)
      .function("explain", &Computation::explain);
  emscripten::function("dot", &dot);
  emscripten::function("matmul", &matmul);
  emscripten::function("transpose", &transpose);
  emscripten::function("splitHeads", &split_heads);
  emscripten::function("joinHeads", &join_heads);
  emscripten::function("scaledDotProductAttention", &scaled_dot_product_attention);
  emscripten::function("positionalEncoding", &positional_encoding);
  emscripten::function("softmax", &softmax);
  emscripten::function("layerNorm", &layer_norm);
  emscripten::function("batchNorm", &batch_norm);
  emscripten::function("feedForward", &feed_forward);
  emscripten::function("residual", &residual);
  emscripten::function("difference", &difference);
  emscripten::function("mean", &mean);
}

}  // namespace glassformer::bindings
