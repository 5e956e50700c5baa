#include "kernels/layer_norm.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernels/random_matrix.h"

namespace glassformer {
namespace {

constexpr float kVarianceEpsilon = 1e-5f;

/// The formula in double precision, and how far single precision may be from it.
struct Reference {
  double mean = 0;
  double rstd = 0;
  double tolerance = 0;  // of a normalised value

  Reference(const MatrixView& x, Index m) {
    const auto N = static_cast<double>(x.cols());
    double variance = 0, largest = 0;
    for (Index n = 0; n < x.cols(); ++n) mean += x(m, n) / N;
    for (Index n = 0; n < x.cols(); ++n) {
      variance += (x(m, n) - mean) * (x(m, n) - mean) / N;
      largest = std::max(largest, std::abs(static_cast<double>(x(m, n))));
    }
    rstd = 1 / std::sqrt(variance + kVarianceEpsilon);
    // The mean: N additions at worst one after another, ε / 2 each, measured in standard
    // deviations. The variance: as many, relative, halved by the root. A few roundings besides.
    tolerance = kEpsilon * (N / 2 * largest * rstd + N / 4 * std::sqrt(N) + 4 * std::sqrt(N));
  }
};

TEST(LayerNorm, equals_the_formula_for_all_sizes) {
  std::mt19937 random(1);
  for (Index N = 1; N <= 67; ++N) {
    for (const Index M : {1, 2, 5}) {
      GappedMatrix x(M, N, 3), y(M, N, 5);
      fill_uniform(x.view(), random, -3, 5);
      const std::vector<float> gamma = uniform(N, random), beta = uniform(N, random);
      std::vector<float> mean(static_cast<size_t>(M)), rstd(static_cast<size_t>(M));
      layer_norm(x.const_view(), gamma.data(), beta.data(), kVarianceEpsilon, y.view(), mean.data(),
                 rstd.data());
      ASSERT_TRUE(y.gaps_untouched());
      for (Index m = 0; m < M; ++m) {
        const Reference expected(x.view(), m);
        ASSERT_NEAR(mean[static_cast<size_t>(m)], expected.mean,
                    expected.tolerance / expected.rstd);
        ASSERT_NEAR(rstd[static_cast<size_t>(m)], expected.rstd,
                    expected.rstd * expected.tolerance);
        for (Index n = 0; n < N; ++n) {
          const double g = gamma[static_cast<size_t>(n)], b = beta[static_cast<size_t>(n)];
          const double normal = (x.view()(m, n) - expected.mean) * expected.rstd;
          ASSERT_NEAR(y.view()(m, n), normal * g + b,
                      expected.tolerance * std::abs(g) + kEpsilon * (std::abs(normal * g) + 1))
              << "N " << N << " at " << n;
        }
      }
    }
  }
}

TEST(LayerNorm, result_has_mean_zero_and_variance_one) {
  std::mt19937 random(2);
  const Index N = 512;
  GappedMatrix x(1, N, 0), y(1, N, 0);
  fill_uniform(x.view(), random, -100, 300);
  const std::vector<float> gamma(N, 1.0f), beta(N, 0.0f);
  layer_norm(x.const_view(), gamma.data(), beta.data(), kVarianceEpsilon, y.view(), nullptr,
             nullptr);
  const Eigen::RowVectorXd values = y.view().row(0).cast<double>();
  const double tolerance = Reference(x.view(), 0).tolerance;
  EXPECT_NEAR(values.mean(), 0, tolerance);
  EXPECT_NEAR(values.squaredNorm() / N, 1, 2 * tolerance);
}

/// The difference of the mean square and the squared mean would be nothing but rounding here.
TEST(LayerNorm, survives_a_mean_far_larger_than_the_deviation) {
  const Index N = 64;
  GappedMatrix x(1, N, 0), y(1, N, 0);
  for (Index n = 0; n < N; ++n) x.view()(0, n) = n % 2 == 0 ? 16385.0f : 16383.0f;
  const std::vector<float> gamma(N, 1.0f), beta(N, 0.0f);
  layer_norm(x.const_view(), gamma.data(), beta.data(), 0, y.view(), nullptr, nullptr);
  for (Index n = 0; n < N; ++n) EXPECT_EQ(y.view()(0, n), n % 2 == 0 ? 1.0f : -1.0f);
}

TEST(LayerNorm, works_in_place) {
  std::mt19937 random(3);
  for (const Index N : {1, 4, 7, 32, 65}) {
    GappedMatrix x(3, N, 2), y(3, N, 0);
    fill_uniform(x.view(), random);
    const std::vector<float> gamma = uniform(N, random), beta = uniform(N, random);
    layer_norm(x.const_view(), gamma.data(), beta.data(), kVarianceEpsilon, y.view(), nullptr,
               nullptr);
    layer_norm(x.const_view(), gamma.data(), beta.data(), kVarianceEpsilon, x.view(), nullptr,
               nullptr);
    EXPECT_EQ(x.view(), y.view());
  }
}

}  // namespace
}  // namespace glassformer
