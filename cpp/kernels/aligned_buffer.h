// Memory for packed weights.
#pragma once

#include <cstddef>
#include <memory>
#include <new>

#include "tensor/tensor.h"

namespace glassformer {

/// Uninitialised elements that start on a cache line, so that no vector of a panel lies across two.
template <typename T>
class AlignedBuffer {
 public:
  AlignedBuffer() = default;
  explicit AlignedBuffer(Index size)
      : data_(static_cast<T*>(::operator new(static_cast<size_t>(size) * sizeof(T), kCacheLine))) {}

  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }

 private:
  static constexpr std::align_val_t kCacheLine{64};
  struct Free {
    void operator()(T* data) const { ::operator delete(data, kCacheLine); }
  };
  std::unique_ptr<T, Free> data_;
};

}  // namespace glassformer
