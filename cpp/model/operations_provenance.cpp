#include "model/operations_provenance.h"

#include <cmath>

#include "formats/error.h"
#include "model/explain.h"
#include "model/feed_forward.h"

namespace glassformer::operations {

Computation::Computation(NamedTensors inputs, NamedTensors outputs, Declarations declarations)
    : inputs_(std::move(inputs)),
      outputs_(std::move(outputs)),
      declarations_(std::move(declarations)) {}

const Tensor& Computation::at(const std::string& name) const {
  for (const NamedTensors* tensors : {&outputs_, &inputs_}) {
    const auto found = tensors->find(name);
    if (found != tensors->end()) return found->second;
  }
  throw Error("invalid_argument",
              "expected the name of what the operation was given or computed, found " + name);
}

Explanation Computation::explain(const std::string& name, const Shape& index) const {
  const NumberSource source{[this](const std::string& of) -> const Tensor& { return at(of); }, {}};
  const Declaration given{Operation::kGiven, "...", {}};
  const auto declared = declarations_.find(name);
  if (declared == declarations_.end()) {
    return glassformer::explain(given, source, at(name), name, index);
  }
  Explanation explanation = glassformer::explain(declared->second, source, at(name), name, index);
  // A mask is as it was given where no rule made it another.
  const auto input = inputs_.find(name);
  if (input != inputs_.end()) {
    Explanation before = glassformer::explain(given, source, input->second, name, index);
    if (before.value == explanation.value) return before;
  }
  return explanation;
}

namespace explained {

namespace {

/// Adds what was given of an option.
void give(NamedTensors& inputs, const char* name, const std::optional<Tensor>& option) {
  if (option) inputs[name] = *option;
}

/// Both norms, of the numbers in x that the map `run` names; `one` are the axes of their moments.
Computation norm(const Tensor& x, const NormOptions& options, NamedTensors outputs,
                 const std::string& run, const std::string& one) {
  NamedTensors inputs{{"x", x}};
  give(inputs, "gamma", options.gamma);
  give(inputs, "beta", options.beta);
  const DeclaredInput all{"x", "x", run}, mean{"mean", "mean", one};
  std::vector<DeclaredInput> affine{{"x", "normalized", "... n"}};
  if (options.gamma) affine.push_back({"gamma", "gamma", "n"});
  if (options.beta) affine.push_back({"beta", "beta", "n"});
  const Operation output = affine.size() > 1 ? Operation::kAffine : Operation::kSame;
  return {std::move(inputs),
          std::move(outputs),
          {{"mean", {Operation::kMean, one, {all}}},
           {"variance", {Operation::kVariance, one, {all, mean}}},
           {"rstd",
            {.operation = Operation::kRstd,
             .axes = one,
             .inputs = {all, mean},
             .epsilon = options.epsilon}},
           {"normalized",
            {Operation::kNormalize, "... n", {{"x", "x", "... n"}, mean, {"rstd", "rstd", one}}}},
           {"output", {output, "... n", affine}}}};
}

}  // namespace

Computation dot(const Tensor& a, const Tensor& b) {
  return {{{"a", a}, {"b", b}},
          operations::dot(a, b),
          {{"products", {Operation::kMultiply, "n", {{"a", "a", "n"}, {"b", "b", "n"}}}},
           {"output", {Operation::kProduct, "n", {{"a", "a", "*"}, {"b", "b", "*"}}}}}};
}

Computation matmul(const Tensor& a, const Tensor& b) {
  return {{{"a", a}, {"b", b}},
          operations::matmul(a, b),
          {{"output", {Operation::kProduct, "m n", {{"a", "a", "m *"}, {"b", "b", "* n"}}}}}};
}

Computation transpose(const Tensor& a) {
  return {{{"a", a}},
          operations::transpose(a),
          {{"output", {Operation::kSame, "n m", {{"a", "a", "m n"}}}}}};
}

Computation split_heads(const Tensor& x, Index heads) {
  return {{{"x", x}},
          operations::split_heads(x, heads),
          {{"output", {Operation::kSame, "h t d", {{"x", "x", "t (h d)"}}}}}};
}

Computation join_heads(const Tensor& x) {
  return {{{"x", x}},
          operations::join_heads(x),
          {{"output", {Operation::kSame, "t n", {{"x", "x", "n/d t n%d"}}}}}};
}

Computation scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                         const Tensor& value, const AttentionOptions& options) {
  NamedTensors outputs = operations::scaled_dot_product_attention(query, key, value, options);
  NamedTensors inputs{{"query", query}, {"key", key}, {"value", value}};
  give(inputs, "mask", options.mask);
  const float scale =
      options.scaling ? 1 / std::sqrt(static_cast<float>(query.shape.back())) : 1.0f;
  const std::string axes = "... t s";
  return {
      std::move(inputs),
      std::move(outputs),
      {{"products",
        {Operation::kProduct, axes, {{"query", "query", "... t *"}, {"key", "key", "... s *"}}}},
       {"scores", {Operation::kScale, axes, {{"product", "products", axes}}, scale}},
       {"mask", {Operation::kMask, "t s", {}}},
       {"masked_scores",
        {Operation::kAdd, axes, {{"score", "scores", axes}, {"mask", "mask", "t s"}}}},
       {"weights", {Operation::kSoftmax, axes, {{"x", "masked_scores", "... t s*"}}}},
       {"context",
        {Operation::kProduct,
         "... t d",
         {{"weight", "weights", "... t *"}, {"value", "value", "... * d"}}}}}};
}

Computation positional_encoding(PositionEncoding layout, Index length, Index d_model) {
  return {{},
          operations::positional_encoding(layout, length, d_model),
          {{"output",
            {.operation = Operation::kPosition, .axes = "t d", .inputs = {}, .layout = layout}}}};
}

Computation softmax(const Tensor& x, float temperature) {
  const std::string axes = "... n";
  const DeclaredInput row{"x", "scaled", "... n*"};
  return {{{"x", x}},
          operations::softmax(x, temperature),
          {{"scaled", {Operation::kScale, axes, {{"x", "x", axes}}, 1 / temperature}},
           {"exponentials", {Operation::kExponential, axes, {row}}},
           {"sums", {Operation::kSum, "...", {{"x", "exponentials", "... *"}}}},
           {"output", {Operation::kSoftmax, axes, {row}}}}};
}

Computation layer_norm(const Tensor& x, const NormOptions& options) {
  return norm(x, options, operations::layer_norm(x, options), "... *", "...");
}

Computation batch_norm(const Tensor& x, const NormOptions& options) {
  return norm(x, options, operations::batch_norm(x, options), "...* n", "n");
}

Computation feed_forward(const Tensor& x, const Tensor& w1, const Tensor& b1, const Tensor& w2,
                         const Tensor& b2, const std::string& activation) {
  return {{{"x", x}, {"w1", w1}, {"b1", b1}, {"w2", w2}, {"b2", b2}},
          operations::feed_forward(x, w1, b1, w2, b2, activation_named(activation)),
          {{"hidden",
            {Operation::kLinear,
             "... f",
             {{"x", "x", "... *"}, {"weight", "w1", "f *"}, {"bias", "b1", "f"}}}},
           {"activated",
            {.operation = Operation::kActivation,
             .axes = "... f",
             .inputs = {{"x", "hidden", "... f"}},
             .activation = activation}},
           {"output",
            {Operation::kLinear,
             "... d",
             {{"x", "activated", "... *"}, {"weight", "w2", "d *"}, {"bias", "b2", "d"}}}}}};
}

Computation residual(const Tensor& x, const Tensor& sublayer) {
  const std::string axes = "...";
  return {
      {{"x", x}, {"sublayer", sublayer}},
      operations::residual(x, sublayer),
      {{"output", {Operation::kAdd, axes, {{"x", "x", axes}, {"sublayer", "sublayer", axes}}}}}};
}

Computation difference(const Tensor& a, const Tensor& b) {
  const std::string axes = "...";
  return {{{"a", a}, {"b", b}},
          operations::difference(a, b),
          {{"output", {Operation::kDifference, axes, {{"a", "a", axes}, {"b", "b", axes}}}}}};
}

Computation mean(const Tensor& x, Index axis) {
  NamedTensors outputs = operations::mean(x, axis);
  // "a b c", and "a b * c" of x where the axis is 2.
  std::string axes, map;
  for (Index i = 0; i < static_cast<Index>(x.shape.size()); ++i) {
    const std::string letter{static_cast<char>('a' + i), ' '};
    if (i != axis) axes += letter;
    map += i == axis ? "* " : letter;
  }
  return {
      {{"x", x}}, std::move(outputs), {{"output", {Operation::kMean, axes, {{"x", "x", map}}}}}};
}

}  // namespace explained

}  // namespace glassformer::operations
