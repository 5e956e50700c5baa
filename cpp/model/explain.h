// Following a declaration's index maps to an element's ingredients.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/declaration.h"

namespace glassformer {

/// Where an explanation finds the numbers that a declaration names.
struct NumberSource {
  /// The value `name`. Throws Error("invalid_argument") if there is none.
  std::function<const Tensor&(const std::string& name)> tensor;
  /// A row of a model's parameter, whose name ends with ".weight" or "bias".
  std::function<std::vector<float>(const std::string& name, Index row)> parameter_row;
};

/// How element `index` of `value` came about: the ingredients that the declaration's index maps
/// name, and the operation's formula on them. `name` is for messages. Throws
/// Error("invalid_argument") if the index is outside.
Explanation explain(const Declaration& declaration, const NumberSource& source, const Tensor& value,
                    const std::string& name, const Shape& index);

}  // namespace glassformer
