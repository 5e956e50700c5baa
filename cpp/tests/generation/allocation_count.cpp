#include "tests/generation/allocation_count.h"

#include <cstdlib>
#include <new>

#ifndef __has_feature  // clang's, which says so; GCC defines __SANITIZE_ADDRESS__
#define __has_feature(feature) 0
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
#define LISTEN_TO_MALLOC 1
#else
#define LISTEN_TO_MALLOC 0
#endif

namespace {
size_t count = 0;
}  // namespace

namespace glassformer {
size_t allocation_count() { return count; }
}  // namespace glassformer

#if LISTEN_TO_MALLOC

extern "C" void* __libc_malloc(size_t size);

// Takes the place of the library's own, which `new` and Eigen call.
extern "C" void* malloc(size_t size) {
  ++count;
  return __libc_malloc(size);
}

#else

void* operator new(size_t size) {
  ++count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
// ASan has its own of this kind, whose memory the `delete` below could not give back.
void* operator new(size_t size, const std::nothrow_t&) noexcept {
  ++count;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

#endif
