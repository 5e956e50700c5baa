#include "tensor/tensor.h"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

namespace glassformer {
namespace {

TEST(Tensor, is_zero_at_first) {
  const Tensor tensor({2, 3});
  EXPECT_EQ(tensor.data, std::vector<float>(6, 0.0f));
}

TEST(Tensor, as_a_matrix_has_its_last_dimension_as_columns) {
  Tensor tensor({2, 3, 4});
  std::iota(tensor.data.begin(), tensor.data.end(), 0.0f);
  MatrixView matrix = tensor.matrix();
  EXPECT_EQ(matrix.rows(), 6);
  EXPECT_EQ(matrix.cols(), 4);
  EXPECT_EQ(matrix(4, 1), 17);
  matrix(4, 1) = -1;
  EXPECT_EQ(std::as_const(tensor).matrix()(4, 1), -1);
}

TEST(Tensor, a_shape_is_written_as_in_pytorch) {
  EXPECT_EQ(to_string(Shape{2, 3, 512}), "[2, 3, 512]");
  EXPECT_EQ(to_string(Shape{}), "[]");
}

TEST(Tensor, no_dimensions_make_one_element) { EXPECT_EQ(element_count(Shape{}), 1); }

TEST(Tensor, more_elements_than_can_be_counted_are_refused) {
  const Index half = Index{1} << (sizeof(Index) * 4);  // its square overflows to 0
  EXPECT_THROW(Tensor({half, half}), std::length_error);
}

TEST(Tensor, a_view_of_a_view_reads_the_same_memory) {
  Tensor tensor({4, 6});
  std::iota(tensor.data.begin(), tensor.data.end(), 0.0f);
  MatrixView block(tensor.data.data() + 7, 2, 3, Eigen::OuterStride<>(6));
  const ConstMatrixView readable = block;
  EXPECT_EQ(readable(1, 2), 15);
  EXPECT_EQ(readable.outerStride(), 6);
}

}  // namespace
}  // namespace glassformer
