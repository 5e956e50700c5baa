#include "kernels/softmax.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kernels/exp.h"
#include "tests/kernels/random_matrix.h"

namespace glassformer {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Sizes around whole vectors, and a vocabulary.
const std::vector<Index> kSizes = {1,  2,  3,  4,  5,   6,   7,   8,   9,   10,  11,   12,
                                   13, 15, 16, 17, 18,  23,  24,  25,  31,  32,  33,   63,
                                   64, 65, 66, 67, 127, 128, 129, 255, 256, 257, 8000, 8001};

/// Two units in the last place of an exponential, one in its argument for each unit of distance
/// from the maximum, and N / 8 additions in each lane, half a unit each.
double relative_tolerance(Index N, double distance) {
  return (4 + distance + static_cast<double>(N) / 16) * kEpsilon;
}

TEST(Softmax, equals_the_formula_for_all_sizes) {
  std::mt19937 random(1);
  for (const Index N : kSizes) {
    for (const Index M : {1, 2, 3}) {
      GappedMatrix x(M, N, 3);
      fill_uniform(x.view(), random, -20, 20);
      const RowMajorMatrix before = x.view();
      softmax(x.view());
      ASSERT_TRUE(x.gaps_untouched());
      for (Index m = 0; m < M; ++m) {
        const double largest = before.row(m).maxCoeff();
        double sum = 0;
        for (Index n = 0; n < N; ++n) sum += std::exp(before(m, n) - largest);
        for (Index n = 0; n < N; ++n) {
          const double expected = std::exp(before(m, n) - largest) / sum;
          const double tolerance = expected * relative_tolerance(N, largest - before(m, n));
          ASSERT_NEAR(x.view()(m, n), expected, tolerance) << "N " << N << " at " << n;
        }
      }
    }
  }
}

TEST(Softmax, rows_sum_to_one) {
  std::mt19937 random(2);
  for (const Index N : kSizes) {
    GappedMatrix x(1, N, 0);
    fill_uniform(x.view(), random, -5, 5);
    softmax(x.view());
    ASSERT_NEAR(x.view().cast<double>().sum(), 1, relative_tolerance(N, 0));
  }
}

TEST(Softmax, minus_infinity_becomes_exactly_zero) {
  std::mt19937 random(3);
  for (const Index N : kSizes) {
    GappedMatrix x(1, N, 0), unmasked(1, (N + 1) / 2, 0);
    fill_uniform(x.view(), random);
    for (Index n = 0; n < N; ++n) {
      if (n % 2 == 1) x.view()(0, n) = -kInfinity;
      if (n % 2 == 0) unmasked.view()(0, n / 2) = x.view()(0, n);
    }
    softmax(x.view());
    softmax(unmasked.view());
    for (Index n = 0; n < N; ++n) {
      if (n % 2 == 1) {
        ASSERT_TRUE(same_bits(x.view()(0, n), 0.0f)) << "N " << N << " at " << n;
      } else {
        const float expected = unmasked.view()(0, n / 2);
        ASSERT_NEAR(x.view()(0, n), expected, expected * 2 * relative_tolerance(N, 0));
      }
    }
  }
}

TEST(Softmax, row_of_nothing_but_minus_infinity_becomes_zeros) {
  for (const Index N : kSizes) {
    GappedMatrix x(2, N, 1);
    x.view().setConstant(-kInfinity);
    x.view()(1, N - 1) = 3;
    softmax(x.view());
    for (Index n = 0; n < N; ++n) {
      ASSERT_TRUE(same_bits(x.view()(0, n), 0.0f));
      ASSERT_EQ(x.view()(1, n), n == N - 1 ? 1.0f : 0.0f);
    }
  }
}

/// Whole numbers plus a whole number are exact, so that the differences are the same bits.
TEST(Softmax, does_not_change_when_all_are_shifted) {
  for (const Index N : kSizes) {
    GappedMatrix x(1, N, 0), shifted(1, N, 0);
    for (Index n = 0; n < N; ++n) x.view()(0, n) = static_cast<float>(n * 7 % 31);
    shifted.view() = (x.view().array() - 1000).matrix();
    softmax(x.view());
    softmax(shifted.view());
    for (Index n = 0; n < N; ++n) {
      ASSERT_TRUE(same_bits(x.view()(0, n), shifted.view()(0, n)));
    }
  }
}

TEST(Softmax, nan_is_not_hidden) {
  GappedMatrix x(1, 9, 0);
  x.view().setZero();
  x.view()(0, 6) = std::numeric_limits<float>::quiet_NaN();
  softmax(x.view());
  for (Index n = 0; n < 9; ++n) ASSERT_TRUE(std::isnan(x.view()(0, n)));
}

float exp_of(float x) { return simd::exp_of_nonpositive(simd::splat(x))[0]; }

TEST(Exp, is_within_two_units_in_the_last_place) {
  for (float x = 0; x > -87.3f; x = std::nextafter(x - 1e-4f, -kInfinity)) {
    const double expected = std::exp(static_cast<double>(x));
    const float rounded = static_cast<float>(expected);
    const double unit = static_cast<double>(std::nextafter(rounded, kInfinity)) - rounded;
    ASSERT_NEAR(exp_of(x), expected, 2 * unit) << x;
  }
}

TEST(Exp, ends_in_exact_values) {
  EXPECT_EQ(exp_of(0), 1.0f);
  EXPECT_EQ(exp_of(-0.0f), 1.0f);
  for (const float x :
       {-87.4f, -100.0f, -1e10f, std::numeric_limits<float>::lowest(), -kInfinity}) {
    EXPECT_TRUE(same_bits(exp_of(x), 0.0f)) << x;
  }
  EXPECT_TRUE(std::isnan(exp_of(std::numeric_limits<float>::quiet_NaN())));
}

}  // namespace
}  // namespace glassformer
