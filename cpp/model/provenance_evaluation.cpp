#include "model/provenance_evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace glassformer {

namespace {

/// An axis of an input: where it starts, and whether all of it is meant.
struct Axis {
  Index start = 0;
  bool run = false;
};

/// The words of an index map: letters, "s*", "h/d", and "(h d)", which is one word.
std::vector<std::string> words(const std::string& map) {
  std::vector<std::string> result;
  for (size_t start = map.find_first_not_of(' '); start != std::string::npos;) {
    const size_t end = map[start] == '(' ? map.find(')', start) + 1 : map.find(' ', start);
    result.push_back(map.substr(start, end - start));
    start = map.find_first_not_of(' ', std::min(end, map.size()));
  }
  return result;
}

/// The output's indices and sizes by the letters of its axes.
class OutputIndex {
 public:
  OutputIndex(const std::string& axes, const Shape& index, const Shape& shape) {
    const std::vector<std::string> letters = words(axes);
    for (size_t i = 0; i < letters.size(); ++i) {
      index_[letters[i].front()] = index[i];
      size_[letters[i].front()] = shape[i];
    }
  }

  /// What the word of an index map means here; `size` is that of the input's next axis on the
  /// right… of the part that a composite axis is taken apart into.
  Axis resolve(const std::string& word, Index part) const {
    if (word == "*") return {0, true};
    if (word == "0") return {0, false};
    if (word.front() == '(') {  // (h d)
      return {index_.at(word[1]) * size_.at(word[3]) + index_.at(word[3]), false};
    }
    const Index at = index_.at(word[0]);
    if (word.size() == 1) return {at, false};
    if (word[1] == '*') return {0, true};
    return {word[1] == '/' ? at / part : at % part, false};
  }

  Index at(char letter) const { return index_.at(letter); }

 private:
  std::map<char, Index> index_, size_;
};

Index flat(const Shape& shape, const Shape& index) {
  Index result = 0;
  for (size_t i = 0; i < shape.size(); ++i) result = result * shape[i] + index[i];
  return result;
}

/// Fills in where an ingredient's numbers lie in a tensor of this shape.
void place(const OutputIndex& output, const std::string& map, const Shape& shape,
           Ingredient& ingredient) {
  const std::vector<std::string> axes = words(map);
  // Only heads are taken apart, and their size is the last axis.
  const Index part = shape.back();
  for (size_t i = 0; i < axes.size(); ++i) {
    const Axis axis = output.resolve(axes[i], part);
    ingredient.index.push_back(axis.start);
    if (axis.run) ingredient.axis = static_cast<int>(i);
  }
}

void read(const Tensor& tensor, Ingredient& ingredient) {
  if (ingredient.axis < 0) {
    ingredient.values = {tensor.data[flat(tensor.shape, ingredient.index)]};
    return;
  }
  Shape at = ingredient.index;
  for (Index i = 0; i < tensor.shape[ingredient.axis]; ++i) {
    at[ingredient.axis] = i;
    ingredient.values.push_back(tensor.data[flat(tensor.shape, at)]);
  }
}

/// A weight matrix is read by its row; a vector is one row.
void read_parameter(const Transformer& transformer, const OutputIndex& output,
                    const std::string& map, Ingredient& ingredient) {
  const std::vector<std::string> axes = words(map);
  const Index row = axes.size() == 1 ? 0 : output.resolve(axes[0], 0).start;
  const std::vector<float> values = transformer.parameter_row(ingredient.name, row);
  if (axes.size() == 2) ingredient.index.push_back(row);
  const Axis axis = output.resolve(axes.back(), 0);
  ingredient.index.push_back(axis.start);
  ingredient.parameter = true;
  if (axis.run) {
    ingredient.axis = static_cast<int>(axes.size()) - 1;
    ingredient.values = values;
  } else {
    ingredient.values = {values[axis.start]};
  }
}

void check_index(const std::string& name, const Shape& index, const Shape& shape) {
  bool inside = index.size() == shape.size();
  for (size_t i = 0; inside && i < shape.size(); ++i) {
    inside = index[i] >= 0 && index[i] < shape[i];
  }
  if (!inside) {
    throw Error("invalid_argument", name + ": expected an index inside " + to_string(shape) +
                                        ", found " + to_string(index));
  }
}

double sum_of_products(const Ingredient& a, const Ingredient& b) {
  double sum = 0;
  for (size_t i = 0; i < a.values.size(); ++i) {
    sum += static_cast<double>(a.values[i]) * b.values[i];
  }
  return sum;
}

double softmax_at(const Ingredient& x, Index position, double factor) {
  const double largest = *std::max_element(x.values.begin(), x.values.end());
  double sum = 0;
  for (const float value : x.values) sum += std::exp((value - largest) * factor);
  return std::exp((x.values[position] - largest) * factor) / sum;
}

double activated(const std::string& function, double x) {
  if (function == "relu") return std::max(0.0, x);
  if (function == "silu" || function == "swish") return x / (1 + std::exp(-x));
  if (function == "gelu") return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
  const double inner = std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x);
  return 0.5 * x * (1 + std::tanh(inner));
}

double position_at(const ModelConfig& config, Index position, Index d) {
  const Index pairs = config.d_model / 2;
  const bool interleaved = config.position_encoding == PositionEncoding::kInterleaved;
  const Index i = interleaved ? d / 2 : d % pairs;
  const bool sine = interleaved ? d % 2 == 0 : d < pairs;
  const double angle = static_cast<double>(position) *
                       std::pow(10000.0, -2.0 * static_cast<double>(i) / config.d_model);
  return sine ? std::sin(angle) : std::cos(angle);
}

double inverse_deviation(const Ingredient& x, double mean, double epsilon) {
  double sum = 0;
  for (const float value : x.values) sum += (value - mean) * (value - mean);
  return 1 / std::sqrt(sum / static_cast<double>(x.values.size()) + epsilon);
}

}  // namespace

const Tensor& recorded(const Activations& activations, const std::string& name) {
  const auto found = activations.tensors().find(name);
  if (found == activations.tensors().end()) {
    throw Error("invalid_argument", name + ": expected a value that was recorded in this pass");
  }
  return found->second;
}

Explanation gather(const Declaration& declaration, const Transformer& transformer,
                   const Activations& activations, const Tensor& value, const std::string& name,
                   const Shape& index) {
  check_index(name, index, value.shape);
  const OutputIndex output(declaration.axes, index, value.shape);
  Explanation explanation;
  explanation.operation = declaration.operation;
  explanation.index = index;
  explanation.value = value.data[flat(value.shape, index)];
  explanation.factor = declaration.factor;
  for (const DeclaredInput& input : declaration.inputs) {
    Ingredient ingredient{input.role, input.name, false, {}, -1, {}};
    if (input.name.ends_with(".weight") || input.name.ends_with("bias")) {
      read_parameter(transformer, output, input.map, ingredient);
    } else {
      const Tensor& tensor = recorded(activations, input.name);
      place(output, input.map, tensor.shape, ingredient);
      read(tensor, ingredient);
    }
    explanation.ingredients.push_back(std::move(ingredient));
  }
  if (declaration.operation == Operation::kSoftmax) explanation.position = index.back();
  if (declaration.operation == Operation::kLookup) {
    const auto id = static_cast<Index>(explanation.ingredients[0].values[0]);
    const Index d = index.back();
    explanation.ingredients.push_back({"row",
                                       "shared.weight",
                                       true,
                                       {id, d},
                                       -1,
                                       {transformer.parameter_row("shared.weight", id)[d]}});
  }
  return explanation;
}

double evaluate(const Declaration& declaration, const ModelConfig& config,
                const Explanation& explanation) {
  const std::vector<Ingredient>& in = explanation.ingredients;
  const auto number = [&](size_t i) { return static_cast<double>(in[i].values[0]); };
  switch (declaration.operation) {
    case Operation::kToken:
    case Operation::kMask:
    case Operation::kReplaced:
      return explanation.value;
    case Operation::kPosition:
      return position_at(config, explanation.index[0], explanation.index[1]);
    case Operation::kLookup:
      return number(1);
    case Operation::kSame:
      return number(0);
    case Operation::kScale:
      return number(0) * declaration.factor;
    case Operation::kAdd: {
      double sum = 0;
      for (size_t i = 0; i < in.size(); ++i) sum += number(i);
      return sum;
    }
    case Operation::kProduct:
      return sum_of_products(in[0], in[1]);
    case Operation::kLinear:
      return sum_of_products(in[0], in[1]) + number(2);
    case Operation::kSoftmax:
      return softmax_at(in[0], explanation.position, declaration.factor);
    case Operation::kMean: {
      const std::vector<float>& x = in[0].values;
      return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    }
    case Operation::kRstd:
      return inverse_deviation(in[0], number(1), config.layer_norm_eps);
    case Operation::kLayerNorm:
      return (number(0) - number(1)) * number(2) * number(3) + number(4);
    case Operation::kActivation:
      return activated(declaration.activation, number(0));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace glassformer
