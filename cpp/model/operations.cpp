#include "model/operations.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formats/error.h"
#include "kernels/layer_norm.h"
#include "kernels/matmul.h"
#include "kernels/softmax.h"
#include "model/embedding.h"

namespace glassformer::operations {

namespace {

constexpr float kMasked = -std::numeric_limits<float>::infinity();
constexpr size_t kAnyRank = std::numeric_limits<size_t>::max();
constexpr size_t kMostAxes = 8;  // of which any may be meant: each has a name of its own

void require(bool satisfied, const std::string& expected, const Tensor& found) {
  if (satisfied) return;
  throw Error("invalid_argument", "expected " + expected + ", found " + to_string(found.shape));
}

void require_rank(const char* name, const Tensor& tensor, size_t least, size_t most) {
  const std::string count = least == most ? std::to_string(least)
                            : most == kAnyRank
                                ? "at least " + std::to_string(least)
                                : std::to_string(least) + " to " + std::to_string(most);
  require(tensor.shape.size() >= least && tensor.shape.size() <= most && !tensor.data.empty(),
          std::string(name) + " of " + count + (most == 1 ? " dimension" : " dimensions") +
              " with numbers in it",
          tensor);
}

void require_shape(const char* name, const Tensor& tensor, const Shape& shape) {
  require(tensor.shape == shape, std::string(name) + " of shape " + to_string(shape), tensor);
}

/// `shape` without its last `count` dimensions, and others in their place.
Shape replace_last(const Shape& shape, size_t count, std::initializer_list<Index> last) {
  Shape result(shape.begin(), shape.end() - static_cast<std::ptrdiff_t>(count));
  result.insert(result.end(), last);
  return result;
}

/// Matrix `i` of a stack of matrices: the last two dimensions.
ConstMatrixView matrix_at(const Tensor& stack, Index i) {
  const Index cols = stack.shape.back(), rows = stack.shape[stack.shape.size() - 2];
  return view(stack.data.data() + i * rows * cols, rows, cols);
}
MatrixView matrix_at(Tensor& stack, Index i) {
  const Index cols = stack.shape.back(), rows = stack.shape[stack.shape.size() - 2];
  return view(stack.data.data() + i * rows * cols, rows, cols);
}

/// 0, or −∞ where the options forbid to look: (T, S).
Tensor attention_mask(Index T, Index S, const AttentionOptions& options) {
  Tensor mask({T, S});
  if (options.mask) {
    require_shape("a mask", *options.mask, {T, S});
    mask = *options.mask;
  }
  if (options.padding < 0 || options.padding > S) {
    throw Error("invalid_argument", "expected padding from 0 to " + std::to_string(S) + ", found " +
                                        std::to_string(options.padding));
  }
  MatrixView values = mask.matrix();
  for (Index i = 0; i < T; ++i) {
    const Index unpadded = S - options.padding;
    const Index visible = options.causal ? std::min(unpadded, i + 1) : unpadded;
    for (Index j = visible; j < S; ++j) values(i, j) = kMasked;
  }
  return mask;
}

std::vector<float> norm_parameter(const char* name, const std::optional<Tensor>& tensor, Index size,
                                  float otherwise) {
  if (!tensor) return std::vector<float>(static_cast<size_t>(size), otherwise);
  require_shape(name, *tensor, {size});
  return tensor->data;
}

/// The rows of x normalised by the model's own kernel.
struct Normalized {
  std::vector<float> mean, rstd, variance;
  Tensor values;
};

Normalized normalize_rows(const Tensor& x, float epsilon) {
  if (!std::isfinite(epsilon) || epsilon < 0) {
    throw Error("invalid_argument",
                "expected an epsilon of at least 0, found " + std::to_string(epsilon));
  }
  const ConstMatrixView rows = x.matrix();
  const auto count = static_cast<size_t>(rows.rows());
  const std::vector<float> ones(static_cast<size_t>(rows.cols()), 1), zeros(ones.size(), 0);
  Normalized result{std::vector<float>(count), std::vector<float>(count), std::vector<float>(count),
                    Tensor(x.shape)};
  layer_norm(rows, ones.data(), zeros.data(), epsilon, result.values.matrix(), result.mean.data(),
             result.rstd.data());
  for (Index i = 0; i < rows.rows(); ++i) {
    result.variance[i] =
        (rows.row(i).array() - result.mean[i]).square().sum() / static_cast<float>(rows.cols());
  }
  return result;
}

}  // namespace

NamedTensors dot(const Tensor& a, const Tensor& b) {
  require_rank("a vector", a, 1, 1);
  require(b.shape == a.shape, "a second vector of shape " + to_string(a.shape), b);
  Tensor products(a.shape), output({1});
  products.matrix().array() = a.matrix().array() * b.matrix().array();
  product_transposed(a.matrix(), b.matrix(), output.matrix());
  return {{"products", products}, {"output", output}};
}

NamedTensors matmul(const Tensor& a, const Tensor& b) {
  require_rank("a left matrix", a, 2, 2);
  require_rank("a right matrix", b, 2, 2);
  require(b.shape[0] == a.shape[1],
          "a right matrix with as many rows as the left one " + to_string(a.shape) +
              " has columns, " + std::to_string(a.shape[1]),
          b);
  Tensor output({a.shape[0], b.shape[1]});
  product(a.matrix(), b.matrix(), output.matrix());
  return {{"output", output}};
}

NamedTensors transpose(const Tensor& a) {
  require_rank("a matrix", a, 2, 2);
  Tensor output({a.shape[1], a.shape[0]});
  output.matrix() = a.matrix().transpose();
  return {{"output", output}};
}

NamedTensors split_heads(const Tensor& x, Index heads) {
  require_rank("a matrix", x, 2, 2);
  if (heads < 1 || x.shape[1] % heads != 0) {
    throw Error("invalid_argument", "expected a number of heads that divides the " +
                                        std::to_string(x.shape[1]) + " columns, found " +
                                        std::to_string(heads));
  }
  const Index K = x.shape[1] / heads;
  Tensor output({heads, x.shape[0], K});
  for (Index h = 0; h < heads; ++h) matrix_at(output, h) = x.matrix().middleCols(h * K, K);
  return {{"output", output}};
}

NamedTensors join_heads(const Tensor& x) {
  require_rank("heads", x, 3, 3);
  const Index H = x.shape[0], K = x.shape[2];
  Tensor output({x.shape[1], H * K});
  for (Index h = 0; h < H; ++h) output.matrix().middleCols(h * K, K) = matrix_at(x, h);
  return {{"output", output}};
}

NamedTensors scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                          const Tensor& value, const AttentionOptions& options) {
  require_rank("a query", query, 2, kAnyRank);
  require_rank("a key", key, 2, kAnyRank);
  require_rank("a value", value, 2, kAnyRank);
  const Index T = query.shape[query.shape.size() - 2], K = query.shape.back();
  const Index S = key.shape[key.shape.size() - 2], J = value.shape.back();
  require(key.shape == replace_last(query.shape, 2, {S, K}),
          "a key of shape " + to_string(replace_last(query.shape, 2, {S, K})) + " for a query of " +
              to_string(query.shape),
          key);
  require(value.shape == replace_last(query.shape, 2, {S, J}),
          "a value of shape " + to_string(replace_last(query.shape, 2, {S, J})) + " for a key of " +
              to_string(key.shape),
          value);

  const Tensor mask = attention_mask(T, S, options);
  Tensor products(replace_last(query.shape, 2, {T, S}));
  Tensor context(replace_last(query.shape, 2, {T, J}));
  const Index matrices = element_count(query.shape) / (T * K);
  for (Index i = 0; i < matrices; ++i) {
    product_transposed(matrix_at(query, i), matrix_at(key, i), matrix_at(products, i));
  }
  Tensor scores = products;
  if (options.scaling) scores.matrix() *= 1 / std::sqrt(static_cast<float>(K));
  Tensor masked_scores = scores;
  for (Index i = 0; i < matrices; ++i) matrix_at(masked_scores, i) += mask.matrix();
  Tensor weights = masked_scores;
  glassformer::softmax(weights.matrix());
  for (Index i = 0; i < matrices; ++i) {
    product(matrix_at(weights, i), matrix_at(value, i), matrix_at(context, i));
  }
  return {{"products", products},           {"scores", scores},   {"mask", mask},
          {"masked_scores", masked_scores}, {"weights", weights}, {"context", context}};
}

NamedTensors positional_encoding(PositionEncoding layout, Index length, Index d_model) {
  if (length < 1 || d_model < 2 || d_model % 2 != 0) {
    throw Error("invalid_argument",
                "expected a length of at least 1 and an even size of at least 2, found " +
                    std::to_string(length) + " and " + std::to_string(d_model));
  }
  Tensor output({length, d_model});
  output.matrix() = sinusoidal_positions(layout, length, d_model);
  return {{"output", output}};
}

NamedTensors softmax(const Tensor& x, float temperature) {
  require_rank("numbers", x, 1, kAnyRank);
  if (!std::isfinite(temperature) || temperature <= 0) {
    throw Error("invalid_argument",
                "expected a temperature above 0, found " + std::to_string(temperature));
  }
  Tensor scaled = x;
  scaled.matrix() /= temperature;
  Tensor output = scaled, exponentials = scaled, sums(replace_last(x.shape, 1, {}));
  glassformer::softmax(output.matrix());
  MatrixView e = exponentials.matrix();
  for (Index i = 0; i < e.rows(); ++i) {
    const float most = e.row(i).maxCoeff();
    // A row of nothing but −∞ has no largest: its exponentials are 0.
    if (most == kMasked)
      e.row(i).setZero();
    else
      e.row(i) = (e.row(i).array() - most).exp();
    sums.data[i] = e.row(i).sum();
  }
  return {{"scaled", scaled}, {"exponentials", exponentials}, {"sums", sums}, {"output", output}};
}

NamedTensors layer_norm(const Tensor& x, const NormOptions& options) {
  require_rank("numbers", x, 1, kAnyRank);
  const Index N = x.shape.back();
  const std::vector<float> gamma = norm_parameter("gamma", options.gamma, N, 1);
  const std::vector<float> beta = norm_parameter("beta", options.beta, N, 0);
  const Normalized normalized = normalize_rows(x, options.epsilon);
  Tensor output(x.shape);
  glassformer::layer_norm(x.matrix(), gamma.data(), beta.data(), options.epsilon, output.matrix(),
                          nullptr, nullptr);
  const Shape rows = replace_last(x.shape, 1, {});
  return {{"mean", Tensor(rows, normalized.mean)},
          {"variance", Tensor(rows, normalized.variance)},
          {"rstd", Tensor(rows, normalized.rstd)},
          {"normalized", normalized.values},
          {"output", output}};
}

NamedTensors batch_norm(const Tensor& x, const NormOptions& options) {
  require_rank("rows of numbers", x, 2, kAnyRank);
  const Index N = x.shape.back(), rows = x.matrix().rows();
  const std::vector<float> gamma = norm_parameter("gamma", options.gamma, N, 1);
  const std::vector<float> beta = norm_parameter("beta", options.beta, N, 0);
  // A column of x is a row of xᵀ: the same normalisation, of the other direction.
  Tensor transposed({N, rows});
  transposed.matrix() = x.matrix().transpose();
  const Normalized columns = normalize_rows(transposed, options.epsilon);
  Tensor normalized(x.shape), output(x.shape);
  normalized.matrix() = columns.values.matrix().transpose();
  for (Index n = 0; n < N; ++n) {
    output.matrix().col(n) = normalized.matrix().col(n).array() * gamma[n] + beta[n];
  }
  return {{"mean", Tensor({N}, columns.mean)},
          {"variance", Tensor({N}, columns.variance)},
          {"rstd", Tensor({N}, columns.rstd)},
          {"normalized", normalized},
          {"output", output}};
}

NamedTensors feed_forward(const Tensor& x, const Tensor& w1, const Tensor& b1, const Tensor& w2,
                          const Tensor& b2, ActivationFunction activation) {
  require_rank("numbers", x, 1, kAnyRank);
  require_rank("weights w1", w1, 2, 2);
  require_rank("weights w2", w2, 2, 2);
  const Index D = x.shape.back(), F = w1.shape[0], E = w2.shape[0];
  require_shape("weights w1", w1, {F, D});
  require_shape("a bias b1", b1, {F});
  require_shape("weights w2", w2, {E, F});
  require_shape("a bias b2", b2, {E});
  Tensor hidden(replace_last(x.shape, 1, {F})), output(replace_last(x.shape, 1, {E}));
  glassformer::matmul(x.matrix(), PackedMatrix(w1.data.data(), F, D), b1.data.data(),
                      hidden.matrix());
  Tensor activated = hidden;
  activate(activation, activated.matrix());
  glassformer::matmul(activated.matrix(), PackedMatrix(w2.data.data(), E, F), b2.data.data(),
                      output.matrix());
  return {{"hidden", hidden}, {"activated", activated}, {"output", output}};
}

NamedTensors residual(const Tensor& x, const Tensor& sublayer) {
  require_rank("numbers", x, 1, kAnyRank);
  require_shape("a sub-layer's result", sublayer, x.shape);
  Tensor output = x;
  output.matrix() += sublayer.matrix();
  return {{"output", output}};
}

NamedTensors difference(const Tensor& a, const Tensor& b) {
  require_rank("numbers", a, 1, kAnyRank);
  require_shape("numbers to take away", b, a.shape);
  Tensor output(a.shape);
  std::transform(a.data.begin(), a.data.end(), b.data.begin(), output.data.begin(),
                 [](float x, float y) { return x == y ? 0.0f : x - y; });
  return {{"output", output}};
}

NamedTensors mean(const Tensor& x, Index axis) {
  require_rank("numbers", x, 1, kMostAxes);
  const auto rank = static_cast<Index>(x.shape.size());
  if (axis < 0 || axis >= rank) {
    throw Error("invalid_argument", "expected an axis from 0 to " + std::to_string(rank - 1) +
                                        ", found " + std::to_string(axis));
  }
  const auto at = x.shape.begin() + axis;
  const Index count = *at, inner = element_count({at + 1, x.shape.end()});
  Shape rest = x.shape;
  rest.erase(rest.begin() + axis);
  Tensor output(rest);
  // What lies before the axis, with a matrix (axis, what lies after it) for each.
  for (Index i = 0; i < element_count({x.shape.begin(), at}); ++i) {
    view(output.data.data() + i * inner, 1, inner) =
        view(x.data.data() + i * count * inner, count, inner).colwise().mean();
  }
  return {{"output", output}};
}

}  // namespace glassformer::operations
