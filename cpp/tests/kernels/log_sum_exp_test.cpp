#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "kernels/softmax.h"

namespace glassformer {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr double kEpsilon = std::numeric_limits<float>::epsilon();

float of(const std::vector<float>& x) {
  return log_sum_exp(x.data(), static_cast<Index>(x.size()));
}

TEST(LogSumExp, is_what_its_name_says_at_every_length) {
  std::mt19937 random(1);
  for (size_t N = 1; N <= 70; ++N) {
    std::vector<float> x(N);
    double sum = 0;
    for (float& value : x) {
      value = static_cast<float>(random() % 2000) / 100 - 10;
      sum += std::exp(static_cast<double>(value));
    }
    // A relative error of the sum is an absolute one of its logarithm: one of x − max for each
    // exponential, a few of exp itself, N of the sum; and the result is rounded.
    const double tolerance = kEpsilon * (20 + 4 + static_cast<double>(N) + 10);
    EXPECT_NEAR(of(x), std::log(sum), tolerance) << N;
  }
}

TEST(LogSumExp, neither_overflows_nor_underflows) {
  EXPECT_FLOAT_EQ(of({1000, 1000}), 1000 + std::log(2.0f));
  EXPECT_FLOAT_EQ(of({-1000, -1000}), -1000 + std::log(2.0f));
}

TEST(LogSumExp, what_is_minus_infinity_does_not_count) {
  EXPECT_FLOAT_EQ(of({-kInfinity, 0, -kInfinity, 0}), std::log(2.0f));
  EXPECT_EQ(of({-kInfinity, -kInfinity}), -kInfinity);
}

TEST(LogSumExp, leaves_its_argument_as_it_is) {
  std::vector<float> x(37, 2.5f);
  of(x);
  EXPECT_EQ(x, std::vector<float>(37, 2.5f));
}

}  // namespace
}  // namespace glassformer
