#include "kernels/quantized_matmul.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kernels/dot.h"
#include "tests/kernels/random_matrix.h"

namespace glassformer {
namespace {

const std::vector<Index> kInnerSizes = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 33, 35};

struct Weights {
  std::vector<int8_t> values;
  std::vector<float> scales;
};

Weights random_weights(Index N, Index K, std::mt19937& random) {
  std::uniform_int_distribution<int> distribution(-127, 127);
  Weights weights{std::vector<int8_t>(static_cast<size_t>(N * K)), uniform(N, random, 0.001f, 1)};
  for (int8_t& value : weights.values) value = static_cast<int8_t>(distribution(random));
  return weights;
}

/// The quantised product against exact sums over unquantised activations: each of those is wrong by
/// half a step of its row at most.
void expect_within_half_a_step(MatrixView x, const Weights& w, const float* bias, MatrixView y) {
  const Index K = x.cols();
  for (Index m = 0; m < x.rows(); ++m) {
    const double low = x.row(m).minCoeff(), high = x.row(m).maxCoeff();
    const double half_step = (high - low) / 127 / 2;
    for (Index n = 0; n < y.cols(); ++n) {
      double sum = 0, weight_magnitude = 0, magnitude = 0;
      for (Index k = 0; k < K; ++k) {
        const double weight = w.values[static_cast<size_t>(n * K + k)];
        sum += x(m, k) * weight;
        weight_magnitude += std::abs(weight);
      }
      magnitude = weight_magnitude * (std::abs(low) + std::abs(high));
      const double scale = w.scales[static_cast<size_t>(n)];
      const double b = bias == nullptr ? 0 : bias[n];
      // Eight roundings on the way, of terms no larger than `magnitude`.
      const double tolerance =
          scale * weight_magnitude * half_step + 8 * kEpsilon * (scale * magnitude + std::abs(b));
      ASSERT_NEAR(y(m, n), scale * sum + b, tolerance)
          << "M " << x.rows() << " N " << y.cols() << " K " << K << " at " << m << ", " << n;
    }
  }
}

TEST(QuantizedMatmul, is_within_half_a_step_of_exact_sums_for_all_small_shapes) {
  std::mt19937 random(1);
  Arena scratch;
  for (Index M = 1; M <= 9; ++M) {
    for (Index N = 1; N <= 53; ++N) {
      for (const Index K : kInnerSizes) {
        GappedMatrix x(M, K, 3), y(M, N, 5);
        fill_uniform(x.view(), random, -1, 3);
        const Weights w = random_weights(N, K, random);
        const QuantizedMatrix packed(w.values.data(), w.scales.data(), N, K);
        const std::vector<float> bias = uniform(N, random);
        for (const float* b : {static_cast<const float*>(nullptr), bias.data()}) {
          quantized_matmul(x.const_view(), packed, b, y.view(), scratch);
          ASSERT_TRUE(y.gaps_untouched());
          expect_within_half_a_step(x.view(), w, b, y.view());
          if (HasFatalFailure()) return;
        }
      }
    }
  }
}

/// Activations that are whole numbers from 0 to 127, both present, quantise to themselves, so that
/// the product is exact.
TEST(QuantizedMatmul, is_exact_where_activations_are_their_own_steps) {
  std::mt19937 random(2);
  std::uniform_int_distribution<int> distribution(0, 127);
  Arena scratch;
  for (Index M = 1; M <= 7; ++M) {
    for (const Index K : {2, 3, 4, 5, 6, 7, 8, 9, 16, 33, 515}) {
      const Index N = 41;
      GappedMatrix x(M, K, 1), y(M, N, 0);
      for (Index m = 0; m < M; ++m) {
        for (Index k = 0; k < K; ++k) x.view()(m, k) = static_cast<float>(distribution(random));
        x.view()(m, 0) = 127;
        x.view()(m, K - 1) = 0;
      }
      Weights w = random_weights(N, K, random);
      std::ranges::fill(w.scales, 1.0f);
      const QuantizedMatrix packed(w.values.data(), w.scales.data(), N, K);
      quantized_matmul(x.const_view(), packed, nullptr, y.view(), scratch);
      for (Index m = 0; m < M; ++m) {
        for (Index n = 0; n < N; ++n) {
          int64_t sum = 0;
          for (Index k = 0; k < K; ++k) {
            sum += static_cast<int64_t>(x.view()(m, k)) * w.values[static_cast<size_t>(n * K + k)];
          }
          ASSERT_EQ(y.view()(m, n), static_cast<float>(sum)) << M << " " << K << " " << n;
        }
      }
    }
  }
}

/// 127 · 127 + 127 · 127 is the largest sum of a pair: one that saturates 16 bits would show here.
TEST(QuantizedMatmul, is_exact_at_the_extremes) {
  Arena scratch;
  const Index N = 25, K = 1031;  // 127² · K < 2²⁴, exact in a float
  std::vector<float> x(static_cast<size_t>(K), 127.0f);
  x[0] = 0;
  for (const int extreme : {-127, 127}) {
    const std::vector<int8_t> weight(static_cast<size_t>(N * K), static_cast<int8_t>(extreme));
    const std::vector<float> scales(static_cast<size_t>(N), 1.0f);
    const QuantizedMatrix packed(weight.data(), scales.data(), N, K);
    for (const Index M : {1, 2, 3}) {
      const std::vector<float> rows = [&] {
        std::vector<float> copies;
        for (Index m = 0; m < M; ++m) copies.insert(copies.end(), x.begin(), x.end());
        return copies;
      }();
      GappedMatrix y(M, N, 0);
      quantized_matmul(view(rows.data(), M, K), packed, nullptr, y.view(), scratch);
      for (Index m = 0; m < M; ++m) {
        for (Index n = 0; n < N; ++n) {
          ASSERT_EQ(y.view()(m, n), static_cast<float>(127 * extreme * (K - 1)));
        }
      }
    }
  }
}

TEST(QuantizedMatmul, constant_rows_lose_nothing) {
  std::mt19937 random(3);
  Arena scratch;
  const Index N = 13, K = 37;
  const Weights w = random_weights(N, K, random);
  const QuantizedMatrix packed(w.values.data(), w.scales.data(), N, K);
  for (const float value : {0.0f, -2.5f, 1e-30f, 3e8f}) {
    const std::vector<float> x(static_cast<size_t>(K), value);
    GappedMatrix y(1, N, 0);
    quantized_matmul(view(x.data(), 1, K), packed, nullptr, y.view(), scratch);
    for (Index n = 0; n < N; ++n) {
      double total = 0;
      for (Index k = 0; k < K; ++k) total += w.values[static_cast<size_t>(n * K + k)];
      const double expected = total * w.scales[static_cast<size_t>(n)] * value;
      ASSERT_NEAR(y.view()(0, n), expected, 2 * kEpsilon * std::abs(expected));
    }
  }
}

TEST(QuantizedMatmul, row_is_the_same_to_the_last_bit_alone_and_among_others) {
  std::mt19937 random(4);
  Arena scratch;
  const Index N = 61, K = 131;
  const Weights w = random_weights(N, K, random);
  const std::vector<float> bias = uniform(N, random);
  const QuantizedMatrix packed(w.values.data(), w.scales.data(), N, K);
  for (Index M = 1; M <= 9; ++M) {
    GappedMatrix x(M, K, 0), together(M, N, 0), alone(1, N, 0);
    fill_uniform(x.view(), random);
    quantized_matmul(x.const_view(), packed, bias.data(), together.view(), scratch);
    for (Index m = 0; m < M; ++m) {
      quantized_matmul(view(x.const_view().data() + m * K, 1, K), packed, bias.data(), alone.view(),
                       scratch);
      for (Index n = 0; n < N; ++n) {
        ASSERT_TRUE(same_bits(together.view()(m, n), alone.view()(0, n))) << M << " " << m;
      }
    }
  }
}

TEST(QuantizedMatrix, gives_its_rows_back_dequantised) {
  std::mt19937 random(5);
  for (Index N = 1; N <= 27; ++N) {
    for (const Index K : kInnerSizes) {
      const Weights w = random_weights(N, K, random);
      const QuantizedMatrix packed(w.values.data(), w.scales.data(), N, K);
      std::vector<float> row(static_cast<size_t>(K));
      for (Index n = 0; n < N; ++n) {
        packed.copy_row(n, row.data());
        for (Index k = 0; k < K; ++k) {
          ASSERT_EQ(row[static_cast<size_t>(k)],
                    w.scales[static_cast<size_t>(n)] * w.values[static_cast<size_t>(n * K + k)]);
        }
      }
    }
  }
}

TEST(QuantizeWeights, errs_by_half_a_step_at_most_and_reaches_127) {
  std::mt19937 random(6);
  const Index N = 9, K = 67;
  std::vector<float> weight = uniform(N * K, random, -0.3f, 0.2f);
  std::fill_n(weight.begin(), K, 0.0f);
  std::vector<int8_t> values(weight.size());
  std::vector<float> scales(static_cast<size_t>(N));
  quantize_weights(weight.data(), N, K, values.data(), scales.data());
  EXPECT_EQ(scales[0], 1.0f);
  for (Index n = 0; n < N; ++n) {
    const float scale = scales[static_cast<size_t>(n)];
    int largest = 0;
    for (Index k = 0; k < K; ++k) {
      const auto i = static_cast<size_t>(n * K + k);
      largest = std::max(largest, std::abs(int{values[i]}));
      ASSERT_LE(std::abs(weight[i] - scale * values[i]), scale / 2 * (1 + 127 * kEpsilon));
    }
    EXPECT_EQ(largest, n == 0 ? 0 : 127);
  }
}

/// Every pair of a weight and an activation, and neighbours at the extremes.
template <typename DotStep>
void expect_exact_dots() {
  using simd::Activation, simd::Ints, simd::kDepth, simd::kLanes;
  const DotStep dot;
  for (int weight = -127; weight <= 127; ++weight) {
    for (int activation = 0; activation <= 127; ++activation) {
      std::vector<int8_t> w(static_cast<size_t>(kLanes * kDepth), static_cast<int8_t>(weight));
      std::vector<Activation> p(static_cast<size_t>(kDepth), static_cast<Activation>(activation));
      w[0] = -127;
      p[0] = 127;
      const Ints sum =
          dot(simd::load_weights(w.data()), simd::splat_activations(p.data()), 1000000 - Ints{});
      for (Index lane = 0; lane < kLanes; ++lane) {
        const int first = (lane == 0 ? -127 : weight) * 127;
        ASSERT_EQ(sum[lane], 1000000 + first + (kDepth - 1) * weight * activation);
      }
    }
  }
}

TEST(Dot, is_exact_for_all_weights_and_activations) {
  expect_exact_dots<simd::PairwiseDot>();
#ifdef __wasm_relaxed_simd__
  if (simd::has_fused_dot()) expect_exact_dots<simd::FusedDot>();
#endif
}

}  // namespace
}  // namespace glassformer
