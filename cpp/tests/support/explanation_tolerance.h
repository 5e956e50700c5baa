// How far a value of the model may be from its explanation's formula.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "model/declaration.h"

namespace glassformer {

/// Rounding of a formula on `explanation`'s ingredients in 32-bit floats, in any order: one ε for
/// each number that is added, relative to the sum of what is added without signs.
inline double tolerance_of(const Explanation& explanation) {
  double terms = 4, magnitude = std::abs(explanation.recomputed);
  if (explanation.operation == Operation::kProduct || explanation.operation == Operation::kLinear) {
    const auto& a = explanation.ingredients[0].values;
    const auto& b = explanation.ingredients[1].values;
    for (size_t i = 0; i < a.size(); ++i) magnitude += std::abs(a[i] * b[i]);
    terms += static_cast<double>(a.size());
  } else {
    for (const Ingredient& ingredient : explanation.ingredients) {
      for (const float value : ingredient.values) {
        if (std::isfinite(value)) magnitude += std::abs(value);
      }
      terms += static_cast<double>(ingredient.values.size());
    }
  }
  return terms * std::numeric_limits<float>::epsilon() * magnitude;
}

/// Holds the value of `name` that `explanation` is of to what the formula makes of its ingredients.
inline void expect_recomputed(const Explanation& explanation, const std::string& name) {
  const std::string where = name + to_string(explanation.index);
  if (std::isinf(explanation.value)) {
    EXPECT_EQ(explanation.recomputed, explanation.value) << where;
  } else {
    EXPECT_NEAR(explanation.recomputed, explanation.value, tolerance_of(explanation)) << where;
  }
}

}  // namespace glassformer
