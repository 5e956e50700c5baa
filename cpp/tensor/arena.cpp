#include "tensor/arena.h"

#include <algorithm>
#include <cstdint>

namespace glassformer {

namespace {
constexpr size_t kAlignment = 64;           // a cache line
constexpr size_t kSmallestBlock = 1 << 18;  // 256 KiB: a decoding step of the everyday model fits
}  // namespace

void* Arena::allocate_bytes(size_t bytes) {
  for (; current_ < blocks_.size(); ++current_, used_ = 0) {
    Block& block = blocks_[current_];
    const auto base = reinterpret_cast<std::uintptr_t>(block.memory.get());
    const size_t start = ((base + used_ + kAlignment - 1) & ~(kAlignment - 1)) - base;
    if (start + bytes <= block.size) {
      used_ = start + bytes;
      return block.memory.get() + start;
    }
  }
  const size_t doubled = blocks_.empty() ? kSmallestBlock : 2 * blocks_.back().size;
  const size_t size = std::max(doubled, bytes + kAlignment);
  blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
  current_ = blocks_.size() - 1;
  used_ = 0;
  return allocate_bytes(bytes);
}

size_t Arena::capacity() const {
  size_t total = 0;
  for (const Block& block : blocks_) total += block.size;
  return total;
}

}  // namespace glassformer
