#include "tensor/arena.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace glassformer {
namespace {

TEST(Arena, memory_starts_on_a_cache_line_and_does_not_overlap) {
  Arena arena;
  std::byte* end = nullptr;
  for (const Index count : {1, 63, 64, 65, 1000}) {
    auto* memory = reinterpret_cast<std::byte*>(arena.allocate(count));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % 64, 0u);
    EXPECT_TRUE(end == nullptr || memory >= end);
    end = memory + count * static_cast<Index>(sizeof(float));
  }
}

TEST(Arena, what_is_released_is_handed_out_again) {
  Arena arena;
  arena.allocate(10);
  const Arena::Mark mark = arena.mark();
  const float* first = arena.allocate(20);
  arena.release(mark);
  EXPECT_EQ(arena.allocate(20), first);
}

TEST(Arena, a_scope_releases_what_was_allocated_in_it) {
  Arena arena;
  const float* inside = nullptr;
  {
    ArenaScope scope(arena);
    inside = arena.allocate(20);
  }
  EXPECT_EQ(arena.allocate(20), inside);
}

TEST(Arena, the_same_again_takes_no_more_memory_from_the_system) {
  Arena arena;
  const auto pass = [&] {
    ArenaScope scope(arena);
    for (const Index count : {100, 100'000, 7, 1'000'000, 3}) arena.allocate(count)[count - 1] = 1;
  };
  pass();
  const size_t capacity = arena.capacity();
  EXPECT_GE(capacity, 1'100'110 * sizeof(float));
  for (int i = 0; i < 3; ++i) pass();
  EXPECT_EQ(arena.capacity(), capacity);
}

TEST(Arena, a_matrix_has_no_gaps) {
  Arena arena;
  const MatrixView matrix = arena.matrix(3, 5);
  EXPECT_EQ(matrix.rows(), 3);
  EXPECT_EQ(matrix.cols(), 5);
  EXPECT_EQ(&matrix(2, 4) - &matrix(0, 0), 14);
}

}  // namespace
}  // namespace glassformer
