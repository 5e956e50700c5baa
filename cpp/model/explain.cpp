#include "model/explain.h"

#include <algorithm>
#include <utility>

#include "formats/error.h"
#include "model/formulas.h"

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

/// The output's indices and sizes by the letters of its axes, and the indices before those.
class OutputIndex {
 public:
  OutputIndex(const std::string& axes, const Shape& index, const Shape& shape) {
    std::vector<std::string> letters = words(axes);
    if (!letters.empty() && letters.front() == "...") letters.erase(letters.begin());
    const size_t before = index.size() - letters.size();
    before_.assign(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(before));
    for (size_t i = 0; i < letters.size(); ++i) {
      index_[letters[i].front()] = index[before + i];
      size_[letters[i].front()] = shape[before + i];
    }
  }

  /// What the word of an index map means here, of one axis; `part` is the size of the smaller of
  /// the two parts that `h/d` and `h%d` take an axis apart into.
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

  /// What `...` stands for.
  const Shape& before() const { return before_; }

 private:
  Shape before_;
  std::map<char, Index> index_, size_;
};

Index flat(const Shape& shape, const Shape& index) {
  Index result = 0;
  for (size_t i = 0; i < shape.size(); ++i) result = result * shape[i] + index[i];
  return result;
}

/// The same ingredient once for each index of the first `count` axes, where all of them are meant.
std::vector<Ingredient> at_each(const Ingredient& ingredient, const Shape& shape, size_t count) {
  std::vector<Ingredient> result{ingredient};
  for (size_t i = 0; i < count; ++i) {
    std::vector<Ingredient> longer;
    for (const Ingredient& each : result) {
      for (Index at = 0; at < shape[i]; ++at) longer.emplace_back(each).index[i] = at;
    }
    result = std::move(longer);
  }
  return result;
}

/// Where an input's numbers lie in a tensor of this shape: in one place, or in as many runs as
/// `...*` has.
std::vector<Ingredient> place(const OutputIndex& output, const DeclaredInput& input,
                              const Shape& shape) {
  Ingredient ingredient{input.role, input.name, false, {}, -1, {}};
  const std::vector<std::string> axes = words(input.map);
  // Only heads are taken apart, and their size is the last axis.
  const Index part = shape.empty() ? 1 : shape.back();
  size_t outer = 0;
  for (const std::string& word : axes) {
    if (word == "...") {
      ingredient.index = output.before();
    } else if (word == "...*") {
      ingredient.index.resize(shape.size() - axes.size() + 1);
      outer = ingredient.index.size() - 1;
      ingredient.axis = static_cast<int>(outer);
    } else {
      const Axis axis = output.resolve(word, part);
      if (axis.run) ingredient.axis = static_cast<int>(ingredient.index.size());
      ingredient.index.push_back(axis.start);
    }
  }
  return at_each(ingredient, shape, outer);
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
Ingredient read_parameter(const NumberSource& source, const OutputIndex& output,
                          const DeclaredInput& input) {
  Ingredient ingredient{input.role, input.name, true, {}, -1, {}};
  const std::vector<std::string> axes = words(input.map);
  const Index row = axes.size() == 1 ? 0 : output.resolve(axes[0], 0).start;
  const std::vector<float> values = source.parameter_row(input.name, row);
  if (axes.size() == 2) ingredient.index.push_back(row);
  const Axis axis = output.resolve(axes.back(), 0);
  ingredient.index.push_back(axis.start);
  if (axis.run) {
    ingredient.axis = static_cast<int>(axes.size()) - 1;
    ingredient.values = values;
  } else {
    ingredient.values = {values[axis.start]};
  }
  return ingredient;
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

}  // namespace

Explanation explain(const Declaration& declaration, const NumberSource& source, const Tensor& value,
                    const std::string& name, const Shape& index) {
  check_index(name, index, value.shape);
  const OutputIndex output(declaration.axes, index, value.shape);
  Explanation explanation;
  explanation.operation = declaration.operation;
  explanation.index = index;
  explanation.value = value.data[flat(value.shape, index)];
  explanation.factor = declaration.factor;
  std::vector<Ingredient>& in = explanation.ingredients;
  for (const DeclaredInput& input : declaration.inputs) {
    if (input.name.ends_with(".weight") || input.name.ends_with("bias")) {
      in.push_back(read_parameter(source, output, input));
      continue;
    }
    const Tensor& tensor = source.tensor(input.name);
    for (Ingredient& ingredient : place(output, input, tensor.shape)) {
      read(tensor, ingredient);
      in.push_back(std::move(ingredient));
    }
  }
  if (declaration.operation == Operation::kSoftmax ||
      declaration.operation == Operation::kExponential) {
    explanation.position = index.back();
  }
  if (declaration.operation == Operation::kLookup) {
    const auto id = static_cast<Index>(in[0].values[0]);
    const Index d = index.back();
    const float number = source.parameter_row("shared.weight", id)[d];
    in.push_back({"row", "shared.weight", true, {id, d}, -1, {number}});
  }
  const Index last = value.shape.empty() ? 1 : value.shape.back();
  explanation.recomputed = evaluate(declaration, explanation, last);
  return explanation;
}

}  // namespace glassformer
