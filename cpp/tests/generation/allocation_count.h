// Counts what the test program allocates.
#pragma once

#include <cstddef>

namespace glassformer {

/// How often memory has been asked for so far: by `new`, and where the system's allocator can be
/// listened to (glibc without sanitizers), by anything else.
size_t allocation_count();

}  // namespace glassformer
