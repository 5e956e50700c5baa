// Following a declaration to an element's ingredients, and putting them together again.
#pragma once

#include <string>

#include "formats/error.h"
#include "model/provenance.h"

namespace glassformer {

/// The recorded value `name`. Throws Error("invalid_argument") if it was not recorded.
const Tensor& recorded(const Activations& activations, const std::string& name);

/// An explanation of element `index` of `value` with all but `recomputed`: the ingredients that
/// the declaration's index maps name, read from the record and from the model's parameters.
Explanation gather(const Declaration& declaration, const Transformer& transformer,
                   const Activations& activations, const Tensor& value, const std::string& name,
                   const Shape& index);

/// The operation's formula on the ingredients of `explanation`.
double evaluate(const Declaration& declaration, const ModelConfig& config,
                const Explanation& explanation);

}  // namespace glassformer
