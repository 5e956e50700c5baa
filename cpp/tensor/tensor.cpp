#include "tensor/tensor.h"

namespace glassformer {

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
