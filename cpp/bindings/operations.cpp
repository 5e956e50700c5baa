// The lecture's pieces as JavaScript sees them: model/operations.h.
#include "model/operations.h"

#include "model/feed_forward.h"
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

/// Runs an operation over tensors from JavaScript and hands back all that it computed.
template <typename F>
TensorMap operate(F&& operation) {
  return guarded([&] { return to_map(operation()); });
}

TensorMap dot(const TensorObject& a, const TensorObject& b) {
  return operate([&] { return operations::dot(to_tensor(a), to_tensor(b)); });
}

TensorMap matmul(const TensorObject& a, const TensorObject& b) {
  return operate([&] { return operations::matmul(to_tensor(a), to_tensor(b)); });
}

TensorMap transpose(const TensorObject& a) {
  return operate([&] { return operations::transpose(to_tensor(a)); });
}

TensorMap split_heads(const TensorObject& x, int heads) {
  return operate([&] { return operations::split_heads(to_tensor(x), heads); });
}

TensorMap join_heads(const TensorObject& x) {
  return operate([&] { return operations::join_heads(to_tensor(x)); });
}

TensorMap scaled_dot_product_attention(const TensorObject& query, const TensorObject& key,
                                       const TensorObject& value, bool scaling, bool causal,
                                       int padding, const OptionalTensor& mask) {
  return operate([&] {
    return operations::scaled_dot_product_attention(to_tensor(query), to_tensor(key),
                                                    to_tensor(value),
                                                    {scaling, causal, padding, to_optional(mask)});
  });
}

TensorMap positional_encoding(const std::string& layout, int length, int d_model) {
  return operate(
      [&] { return operations::positional_encoding(layout_named(layout), length, d_model); });
}

TensorMap softmax(const TensorObject& x, float temperature) {
  return operate([&] { return operations::softmax(to_tensor(x), temperature); });
}

TensorMap layer_norm(const TensorObject& x, const OptionalTensor& gamma, const OptionalTensor& beta,
                     float epsilon) {
  return operate(
      [&] { return operations::layer_norm(to_tensor(x), norm_options(gamma, beta, epsilon)); });
}

TensorMap batch_norm(const TensorObject& x, const OptionalTensor& gamma, const OptionalTensor& beta,
                     float epsilon) {
  return operate(
      [&] { return operations::batch_norm(to_tensor(x), norm_options(gamma, beta, epsilon)); });
}

TensorMap feed_forward(const TensorObject& x, const TensorObject& w1, const TensorObject& b1,
                       const TensorObject& w2, const TensorObject& b2,
                       const std::string& activation) {
  return operate([&] {
    return operations::feed_forward(to_tensor(x), to_tensor(w1), to_tensor(b1), to_tensor(w2),
                                    to_tensor(b2), activation_named(activation));
  });
}

TensorMap residual(const TensorObject& x, const TensorObject& sublayer) {
  return operate([&] { return operations::residual(to_tensor(x), to_tensor(sublayer)); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(operations) {
  emscripten::register_type<OptionalTensor>(
      "{ dims: readonly number[]; data: Float32Array } | undefined");
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
}

}  // namespace glassformer::bindings
