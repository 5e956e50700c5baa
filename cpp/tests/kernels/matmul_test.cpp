#include "kernels/matmul.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernels/random_matrix.h"

namespace glassformer {
namespace {

/// Σ_k a[k] · b[k] and, as what its rounding errors are measured by, Σ_k |a[k] · b[k]|.
struct Dot {
  double sum = 0;
  double magnitude = 0;
  void add(double a, double b) {
    sum += a * b;
    magnitude += std::abs(a * b);
  }
  /// K additions and K products, each wrong by ε / 2 of at most the magnitude (Higham 2002, 3.1).
  double tolerance(Index K) const { return static_cast<double>(K + 1) * kEpsilon * magnitude; }
};

/// The sizes at which tiles, panels and vectors are full, and one beside them.
const std::vector<Index> kRowCounts = {1, 2, 3, 4, 5, 6, 7, 8, 9};
const std::vector<Index> kInnerSizes = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 33, 35};

TEST(Matmul, equals_plain_sums_for_all_small_shapes) {
  std::mt19937 random(1);
  for (const Index M : kRowCounts) {
    for (Index N = 1; N <= 53; ++N) {
      for (const Index K : kInnerSizes) {
        GappedMatrix x(M, K, 3), y(M, N, 5);
        fill_uniform(x.view(), random);
        const std::vector<float> weight = uniform(N * K, random), bias = uniform(N, random);
        const PackedMatrix packed(weight.data(), N, K);
        for (const bool with_bias : {false, true}) {
          matmul(x.const_view(), packed, with_bias ? bias.data() : nullptr, y.view());
          ASSERT_TRUE(y.gaps_untouched());
          for (Index m = 0; m < M; ++m) {
            for (Index n = 0; n < N; ++n) {
              Dot dot;
              for (Index k = 0; k < K; ++k) {
                dot.add(x.view()(m, k), weight[static_cast<size_t>(n * K + k)]);
              }
              if (with_bias) dot.add(1, bias[static_cast<size_t>(n)]);
              ASSERT_NEAR(y.view()(m, n), dot.sum, dot.tolerance(K))
                  << "M " << M << " N " << N << " K " << K << " at " << m << ", " << n;
            }
          }
        }
      }
    }
  }
}

TEST(Matmul, row_is_the_same_to_the_last_bit_alone_and_among_others) {
  std::mt19937 random(2);
  const Index N = 61, K = 131;
  const std::vector<float> weight = uniform(N * K, random), bias = uniform(N, random);
  const PackedMatrix packed(weight.data(), N, K);
  for (const Index M : kRowCounts) {
    GappedMatrix x(M, K, 0), together(M, N, 0), alone(1, N, 0);
    fill_uniform(x.view(), random);
    matmul(x.const_view(), packed, bias.data(), together.view());
    for (Index m = 0; m < M; ++m) {
      matmul(view(x.const_view().data() + m * K, 1, K), packed, bias.data(), alone.view());
      for (Index n = 0; n < N; ++n) {
        ASSERT_TRUE(same_bits(together.view()(m, n), alone.view()(0, n))) << M << " " << m;
      }
    }
  }
}

TEST(Matmul, packed_matrix_gives_its_rows_back) {
  std::mt19937 random(3);
  for (Index N = 1; N <= 27; ++N) {
    for (const Index K : kInnerSizes) {
      const std::vector<float> weight = uniform(N * K, random);
      const PackedMatrix packed(weight.data(), N, K);
      EXPECT_EQ(packed.outputs(), N);
      EXPECT_EQ(packed.inputs(), K);
      std::vector<float> row(static_cast<size_t>(K));
      for (Index n = 0; n < N; ++n) {
        packed.copy_row(n, row.data());
        ASSERT_TRUE(std::equal(row.begin(), row.end(), weight.begin() + n * K));
      }
    }
  }
}

/// Both products of attention take the same shapes: `b_of` and `multiply` tell them apart.
template <typename BOf, typename Multiply>
void expect_plain_sums(bool transposed, BOf b_of, Multiply multiply) {
  std::mt19937 random(4);
  for (const Index M : kRowCounts) {
    for (Index N = 1; N <= 29; ++N) {
      for (const Index K : kInnerSizes) {
        GappedMatrix a(M, K, 3), b(transposed ? N : K, transposed ? K : N, 7), y(M, N, 5);
        fill_uniform(a.view(), random);
        fill_uniform(b.view(), random);
        multiply(a.const_view(), b.const_view(), y.view());
        ASSERT_TRUE(y.gaps_untouched());
        for (Index m = 0; m < M; ++m) {
          for (Index n = 0; n < N; ++n) {
            Dot dot;
            for (Index k = 0; k < K; ++k) dot.add(a.view()(m, k), b_of(b.const_view(), k, n));
            ASSERT_NEAR(y.view()(m, n), dot.sum, dot.tolerance(K))
                << "M " << M << " N " << N << " K " << K << " at " << m << ", " << n;
          }
        }
        for (Index m = 0; m < M; ++m) {
          GappedMatrix alone(1, N, 0);
          multiply(ConstMatrixView(&a.view()(m, 0), 1, K, Eigen::OuterStride<>(K)), b.const_view(),
                   alone.view());
          for (Index n = 0; n < N; ++n) {
            ASSERT_TRUE(same_bits(y.view()(m, n), alone.view()(0, n)))
                << "alone M " << M << " N " << N << " K " << K << " at " << m << ", " << n;
          }
        }
      }
    }
  }
}

TEST(Product, equals_plain_sums_and_row_alone_for_all_small_shapes) {
  expect_plain_sums(
      false, [](const ConstMatrixView& b, Index k, Index n) { return b(k, n); }, product);
}

TEST(ProductTransposed, equals_plain_sums_and_row_alone_for_all_small_shapes) {
  expect_plain_sums(
      true, [](const ConstMatrixView& b, Index k, Index n) { return b(n, k); }, product_transposed);
}

}  // namespace
}  // namespace glassformer
