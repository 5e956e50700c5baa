// Shapes, owning tensors and row-major views. This folder holds storage only: no arithmetic.
//
// Legend used everywhere below `cpp/`: B batch, S source length, T target length, D d_model,
// H heads, K = D / H, F feed-forward size, V vocabulary size.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace glassformer {

using Index = Eigen::Index;

using RowMajorMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Matrices over memory that somebody else owns; a row starts `outerStride()` floats after the
/// one before it, and the values of a row lie next to each other.
using MatrixView = Eigen::Map<RowMajorMatrix, Eigen::Unaligned, Eigen::OuterStride<>>;
class ConstMatrixView
    : public Eigen::Map<const RowMajorMatrix, Eigen::Unaligned, Eigen::OuterStride<>> {
 public:
  using Map = Eigen::Map<const RowMajorMatrix, Eigen::Unaligned, Eigen::OuterStride<>>;
  using Map::Map;
  // Implicit on purpose: what may be written may be read.
  ConstMatrixView(const MatrixView& other)
      : Map(other.data(), other.rows(), other.cols(), Eigen::OuterStride<>(other.outerStride())) {}
};

inline MatrixView view(float* data, Index rows, Index cols) {
  return {data, rows, cols, Eigen::OuterStride<>(cols)};
}
inline ConstMatrixView view(const float* data, Index rows, Index cols) {
  return {data, rows, cols, Eigen::OuterStride<>(cols)};
}

/// The sizes of a tensor, outermost first.
using Shape = std::vector<Index>;

/// Throws std::length_error where there are more than can be counted, as 32 bits soon cannot.
Index element_count(std::span<const Index> shape);

/// "[2, 3, 512]", for messages.
std::string to_string(const Shape& shape);

/// An owning, contiguous, row-major tensor of 32-bit floats.
struct Tensor {
  Shape shape;
  std::vector<float> data;

  Tensor() = default;
  explicit Tensor(Shape sizes)
      : shape(std::move(sizes)), data(static_cast<size_t>(element_count(shape))) {}
  Tensor(Shape sizes, std::vector<float> values)
      : shape(std::move(sizes)), data(std::move(values)) {}

  /// The last dimension as columns, all others folded into rows.
  MatrixView matrix();
  ConstMatrixView matrix() const;
};

}  // namespace glassformer
