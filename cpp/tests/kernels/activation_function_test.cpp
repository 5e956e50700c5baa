#include "kernels/activation_function.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/kernels/random_matrix.h"

namespace glassformer {
namespace {

double relu(double x) { return x > 0 ? x : 0; }
double silu(double x) { return x / (1 + std::exp(-x)); }
double gelu(double x) { return x / 2 * std::erfc(-x / std::numbers::sqrt2); }
double gelu_tanh(double x) {
  const double u = std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x);
  return x / (1 + std::exp(-2 * u));
}

/// Applies `function` to −10..10 in steps that no vector divides, and holds every value to within
/// `units(x)` ε of itself: tails, small as they are, are relatively exact.
template <typename Expected, typename Units>
void expect_formula(ActivationFunction function, Expected expected, Units units) {
  const Index N = 20011;
  GappedMatrix x(1, N, 0);
  for (Index n = 0; n < N; ++n) x.view()(0, n) = static_cast<float>(n - N / 2) / 1000.5f;
  const RowMajorMatrix before = x.view();
  activate(function, x.view());
  for (Index n = 0; n < N; ++n) {
    const double value = expected(before(0, n));
    ASSERT_NEAR(x.view()(0, n), value, std::abs(value) * units(before(0, n)) * kEpsilon)
        << "of " << before(0, n);
  }
}

TEST(Activation, relu_is_exact) {
  expect_formula(ActivationFunction::kRelu, relu, [](double) { return 0; });
}

// The exponential's argument is rounded once or twice, relative to itself: an error of the result
// in proportion to the argument. Then two units for the exponential and one for each operation.
TEST(Activation, silu_equals_the_formula) {
  expect_formula(ActivationFunction::kSilu, silu, [](double) { return 3; });
}

TEST(Activation, gelu_equals_the_formula) {
  expect_formula(ActivationFunction::kGelu, gelu, [](double x) { return 5 + x * x; });
}

TEST(Activation, gelu_tanh_equals_the_formula) {
  expect_formula(ActivationFunction::kGeluTanh, gelu_tanh,
                 [](double x) { return 6 + 3 * std::abs(1.6 * (x + 0.044715 * x * x * x)); });
}

TEST(Activation, does_not_depend_on_place_or_stride) {
  std::mt19937 random(1);
  using enum ActivationFunction;
  for (const ActivationFunction function : {kRelu, kSilu, kGelu, kGeluTanh}) {
    for (Index N = 1; N <= 19; ++N) {
      GappedMatrix x(3, N, 2), alone(1, 1, 0);
      fill_uniform(x.view(), random, -4, 4);
      const RowMajorMatrix before = x.view();
      activate(function, x.view());
      ASSERT_TRUE(x.gaps_untouched());
      for (Index m = 0; m < 3; ++m) {
        for (Index n = 0; n < N; ++n) {
          alone.view()(0, 0) = before(m, n);
          activate(function, alone.view());
          ASSERT_TRUE(same_bits(x.view()(m, n), alone.view()(0, 0)));
        }
      }
    }
  }
}

TEST(Activation, extreme_values_stay_finite) {
  using enum ActivationFunction;
  const float largest = 1e18f;  // its cube is still finite
  for (const ActivationFunction function : {kRelu, kSilu, kGelu, kGeluTanh}) {
    GappedMatrix x(1, 3, 0);
    x.view() << -largest, 0, 1e12f;
    activate(function, x.view());
    EXPECT_EQ(x.view()(0, 0), 0);
    EXPECT_EQ(x.view()(0, 1), 0);
    EXPECT_EQ(x.view()(0, 2), 1e12f);
  }
}

}  // namespace
}  // namespace glassformer
