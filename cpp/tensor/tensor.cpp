#include "tensor/tensor.h"

#include <limits>
#include <stdexcept>

namespace glassformer {

Index element_count(std::span<const Index> shape) {
  Index count = 1;
  for (const Index size : shape) {
    if (size > 0 && count > std::numeric_limits<Index>::max() / size) {
      throw std::length_error("too many elements");
    }
    count *= size;
  }
  return count;
}

std::string to_string(const Shape& shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
  }
  return text + "]";
}

MatrixView Tensor::matrix() {
  const Index cols = shape.empty() ? 1 : shape.back();
  return view(data.data(), cols == 0 ? 0 : element_count(shape) / cols, cols);
}

ConstMatrixView Tensor::matrix() const {
  const Index cols = shape.empty() ? 1 : shape.back();
  return view(data.data(), cols == 0 ? 0 : element_count(shape) / cols, cols);
}

}  // namespace glassformer
