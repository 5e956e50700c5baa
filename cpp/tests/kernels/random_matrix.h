// Matrices for the tests of kernels: seeded values, rows with gaps between them.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "tensor/tensor.h"

namespace glassformer {

inline constexpr double kEpsilon = std::numeric_limits<float>::epsilon();

/// A matrix (rows, cols) that starts `offset` floats into its memory, with rows `cols` + `gap`
/// apart. What lies between them holds a mark that nothing may overwrite.
class GappedMatrix {
 public:
  static constexpr float kMark = -12345.0f;

  GappedMatrix(Index rows, Index cols, Index gap, Index offset = 1)
      : rows_(rows), cols_(cols), stride_(cols + gap), offset_(offset) {
    memory_.assign(static_cast<size_t>(offset + rows * stride_), kMark);
  }

  MatrixView view() {
    return {memory_.data() + offset_, rows_, cols_, Eigen::OuterStride<>(stride_)};
  }
  ConstMatrixView const_view() const {
    return {memory_.data() + offset_, rows_, cols_, Eigen::OuterStride<>(stride_)};
  }

  /// Whether the gaps are as they were.
  bool gaps_untouched() const {
    for (Index i = 0; i < static_cast<Index>(memory_.size()); ++i) {
      const Index within = i - offset_;
      const bool gap = within < 0 || within % stride_ >= cols_;
      if (gap && memory_[static_cast<size_t>(i)] != kMark) return false;
    }
    return true;
  }

 private:
  Index rows_, cols_, stride_, offset_;
  std::vector<float> memory_;
};

inline void fill_uniform(MatrixView values, std::mt19937& random, float low = -1, float high = 1) {
  std::uniform_real_distribution<float> distribution(low, high);
  for (Index m = 0; m < values.rows(); ++m) {
    for (Index n = 0; n < values.cols(); ++n) values(m, n) = distribution(random);
  }
}

inline std::vector<float> uniform(Index count, std::mt19937& random, float low = -1,
                                  float high = 1) {
  std::vector<float> values(static_cast<size_t>(count));
  fill_uniform(view(values.data(), 1, count), random, low, high);
  return values;
}

/// Equal in every bit: 0 is not −0.
inline bool same_bits(float a, float b) {
  return std::bit_cast<uint32_t>(a) == std::bit_cast<uint32_t>(b);
}

}  // namespace glassformer
