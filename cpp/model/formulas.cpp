#include "model/formulas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <utility>

namespace glassformer {

namespace {

double sum_of_products(const Ingredient& a, const Ingredient& b) {
  double sum = 0;
  for (size_t i = 0; i < a.values.size(); ++i) {
    sum += static_cast<double>(a.values[i]) * b.values[i];
  }
  return sum;
}

double largest_of(const Ingredient& x) {
  return *std::max_element(x.values.begin(), x.values.end());
}

/// exp((x − largest) · factor); where all of a row is −∞, nothing is looked at: 0.
double exponential(double x, double largest, double factor) {
  return std::isinf(largest) && largest < 0 ? 0 : std::exp((x - largest) * factor);
}

double softmax_at(const Ingredient& x, Index position, double factor) {
  const double largest = largest_of(x);
  double sum = 0;
  for (const float value : x.values) sum += exponential(value, largest, factor);
  return sum == 0 ? 0 : exponential(x.values[position], largest, factor) / sum;
}

double activated(const std::string& function, double x) {
  if (function == "relu") return std::max(0.0, x);
  if (function == "silu" || function == "swish") return x / (1 + std::exp(-x));
  if (function == "gelu") return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
  const double inner = std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x);
  return 0.5 * x * (1 + std::tanh(inner));
}

double position_at(PositionEncoding layout, Index d_model, Index position, Index d) {
  const Index pairs = d_model / 2;
  const bool interleaved = layout == PositionEncoding::kInterleaved;
  const Index i = interleaved ? d / 2 : d % pairs;
  const bool sine = interleaved ? d % 2 == 0 : d < pairs;
  const double angle =
      static_cast<double>(position) * std::pow(10000.0, -2.0 * static_cast<double>(i) / d_model);
  return sine ? std::sin(angle) : std::cos(angle);
}

/// Σ of f over all numbers of the ingredients, and how many they are.
template <typename F>
std::pair<double, double> sum_of(std::span<const Ingredient> ingredients, F f) {
  double sum = 0, count = 0;
  for (const Ingredient& each : ingredients) {
    for (const float value : each.values) sum += f(value);
    count += static_cast<double>(each.values.size());
  }
  return {sum, count};
}

/// Of the runs, about the mean, which is the last ingredient.
double variance_of(std::span<const Ingredient> in) {
  const double mean = in.back().values[0];
  const auto [sum, count] =
      sum_of(in.first(in.size() - 1), [&](double x) { return (x - mean) * (x - mean); });
  return sum / count;
}

}  // namespace

double evaluate(const Declaration& declaration, const Explanation& explanation, Index size) {
  const std::vector<Ingredient>& in = explanation.ingredients;
  const auto number = [&](size_t i) { return static_cast<double>(in[i].values[0]); };
  const auto itself = [](double x) { return x; };
  switch (declaration.operation) {
    case Operation::kToken:
    case Operation::kGiven:
    case Operation::kMask:
    case Operation::kReplaced:
      return explanation.value;
    case Operation::kPosition:
      return position_at(declaration.layout, size, explanation.index[0], explanation.index[1]);
    case Operation::kLookup:
      return number(1);
    case Operation::kSame:
      return number(0);
    case Operation::kScale:
      return number(0) * declaration.factor;
    case Operation::kAdd:
    case Operation::kSum:
      return sum_of(in, itself).first;
    case Operation::kDifference:
      return number(0) == number(1) ? 0 : number(0) - number(1);
    case Operation::kMultiply:
    case Operation::kProduct:
      return sum_of_products(in[0], in[1]);
    case Operation::kLinear:
      return sum_of_products(in[0], in[1]) + number(2);
    case Operation::kExponential:
      return exponential(in[0].values[explanation.position], largest_of(in[0]), 1);
    case Operation::kSoftmax:
      return softmax_at(in[0], explanation.position, declaration.factor);
    case Operation::kMean: {
      const auto [sum, count] = sum_of(in, itself);
      return sum / count;
    }
    case Operation::kVariance:
      return variance_of(in);
    case Operation::kRstd:
      return 1 / std::sqrt(variance_of(in) + declaration.epsilon);
    case Operation::kNormalize:
      return (number(0) - number(1)) * number(2);
    case Operation::kAffine: {
      double result = number(0);
      for (size_t i = 1; i < in.size(); ++i) {
        result = in[i].role == "gamma" ? result * number(i) : result + number(i);
      }
      return result;
    }
    case Operation::kLayerNorm:
      return (number(0) - number(1)) * number(2) * number(3) + number(4);
    case Operation::kActivation:
      return activated(declaration.activation, number(0));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace glassformer
