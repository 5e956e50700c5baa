// The formula of each operation, in 64-bit floats.
#pragma once

#include "model/declaration.h"

namespace glassformer {

/// What the operation makes of the ingredients of `explanation`. `size` is that of the output's
/// last axis: a position's number of dimensions.
double evaluate(const Declaration& declaration, const Explanation& explanation, Index size);

}  // namespace glassformer
