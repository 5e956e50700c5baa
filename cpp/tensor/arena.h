// Scratch memory for one forward pass.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "tensor/tensor.h"

namespace glassformer {

/// A bump allocator of floats and bytes. Memory is handed out until `release` gives all of it back
/// at once; blocks are kept, so that a pass no larger than one before it allocates nothing.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// `count` uninitialised elements at a 64-byte boundary, valid until the mark before them is
  /// released.
  template <typename T = float>
  T* allocate(Index count) {
    return static_cast<T*>(allocate_bytes(static_cast<size_t>(count) * sizeof(T)));
  }

  /// An uninitialised matrix (rows, cols) without gaps.
  MatrixView matrix(Index rows, Index cols) { return view(allocate(rows * cols), rows, cols); }

  /// Takes back what was allocated since `mark` was taken.
  struct Mark {
    size_t block = 0;
    size_t used = 0;
  };
  Mark mark() const { return {current_, used_}; }
  void release(Mark mark) {
    current_ = mark.block;
    used_ = mark.used;
  }

  /// Bytes held from the system.
  size_t capacity() const;

 private:
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    size_t size = 0;
  };

  void* allocate_bytes(size_t bytes);

  std::vector<Block> blocks_;
  size_t current_ = 0;  // the block being filled
  size_t used_ = 0;     // bytes of it handed out
};

/// Releases, at the end of its own scope, what was allocated in it.
class ArenaScope {
 public:
  explicit ArenaScope(Arena& arena) : arena_(arena), mark_(arena.mark()) {}
  ~ArenaScope() { arena_.release(mark_); }
  ArenaScope(const ArenaScope&) = delete;
  ArenaScope& operator=(const ArenaScope&) = delete;

 private:
  Arena& arena_;
  Arena::Mark mark_;
};

}  // namespace glassformer
