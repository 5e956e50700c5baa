// Dot products of 8-bit integers, as many at once as a register holds. This is internal to
// kernels/.
//
// Weights are −127..127, activations 0..127: seven bits, because only then do all processors agree
// on WebAssembly's relaxed dot product. Both kinds lie in memory in groups of kDepth.
#pragma once

#include "kernels/simd.h"

#if defined(__SSE2__) && !defined(__wasm__)
#include <immintrin.h>
#endif

namespace glassformer::simd {

/// kDepth products are added to each sum by one step.
#ifdef __wasm_relaxed_simd__
inline constexpr Index kDepth = 4;
using Activation = uint8_t;
#else
inline constexpr Index kDepth = 2;
using Activation = int16_t;
#endif

/// kLanes groups of weights, ready to be multiplied.
inline Ints load_weights(const int8_t* w) {
#if defined(__wasm_relaxed_simd__)
  return reinterpret_cast<Ints>(wasm_v128_load(w));
#elif defined(__wasm_simd128__)
  return reinterpret_cast<Ints>(wasm_i16x8_load8x8(w));
#elif defined(__AVX2__)
  return reinterpret_cast<Ints>(
      _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(w))));
#elif defined(__SSE2__) && !defined(__AVX__)
  const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(w));
  return reinterpret_cast<Ints>(_mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8));
#else
  int16_t wide[kLanes * kDepth];
  for (Index i = 0; i < kLanes * kDepth; ++i) wide[i] = w[i];
  Ints v;
  std::memcpy(&v, wide, sizeof v);
  return v;
#endif
}

/// One group of activations, in every lane.
inline Ints splat_activations(const Activation* p) {
  int32_t group;
  std::memcpy(&group, p, sizeof group);
  return group - Ints{};
}

/// kLanes activations, one from each lane.
inline void store_activations(Activation* p, Ints values) {
  using Narrow [[gnu::vector_size(kLanes * sizeof(Activation))]] = Activation;
  const Narrow narrow = __builtin_convertvector(values, Narrow);
  std::memcpy(p, &narrow, sizeof narrow);
}

/// A step of a dot product: sum[i] + Σ_j w[i][j] · p[i][j], j over the group of lane i.
#ifdef __wasm_relaxed_simd__

/// In one instruction: as V8 uses vpdpbusd on x86 and sdot on Arm.
struct FusedDot {
  Ints operator()(Ints w, Ints p, Ints sum) const {
    return reinterpret_cast<Ints>(wasm_i32x4_relaxed_dot_i8x16_i7x16_add(
        reinterpret_cast<v128_t>(w), reinterpret_cast<v128_t>(p), reinterpret_cast<v128_t>(sum)));
  }
};

/// In three: pmaddubsw, pmaddwd, paddd. Where x86 has no vpdpbusd V8 spends five on the one above.
struct PairwiseDot {
  Ints operator()(Ints w, Ints p, Ints sum) const {
    const v128_t pairs = wasm_i16x8_relaxed_dot_i8x16_i7x16(reinterpret_cast<v128_t>(w),
                                                            reinterpret_cast<v128_t>(p));
    return sum + reinterpret_cast<Ints>(wasm_i32x4_dot_i16x8(pairs, ones));
  }

 private:
  // Volatile, as V8 computes a constant anew before each use of it.
  static inline const volatile int32_t kOnes = 0x00010001;
  v128_t ones = wasm_i32x4_splat(kOnes);
};

/// Whether FusedDot is one instruction here. Both dots are exact for activations of seven bits;
/// with eight the instruction's own result shows, and V8's five instructions saturate. Node 20's
/// baseline compiler, which has the instruction wrong (V8 11.3, before relaxed SIMD was released),
/// does not pass either.
[[gnu::noinline]] inline bool has_fused_dot() {
  const volatile int32_t weights = 0x7f7f7f7f, activations = -1;
  const Ints sum = FusedDot{}(weights - Ints{}, activations - Ints{}, Ints{});
  constexpr int32_t kUnsigned = 4 * 127 * 255, kSigned = 4 * 127 * -1;
  return sum[0] == kUnsigned || sum[0] == kSigned;
}

#else

struct PairwiseDot {
  Ints operator()(Ints w, Ints p, Ints sum) const {
#if defined(__wasm_simd128__)
    return sum + reinterpret_cast<Ints>(wasm_i32x4_dot_i16x8(reinterpret_cast<v128_t>(w),
                                                             reinterpret_cast<v128_t>(p)));
#elif defined(__AVX2__)
    return sum + reinterpret_cast<Ints>(
                     _mm256_madd_epi16(reinterpret_cast<__m256i>(w), reinterpret_cast<__m256i>(p)));
#elif defined(__SSE2__) && !defined(__AVX__)
    return sum + reinterpret_cast<Ints>(
                     _mm_madd_epi16(reinterpret_cast<__m128i>(w), reinterpret_cast<__m128i>(p)));
#else
    return sum + (w << 16 >> 16) * (p << 16 >> 16) + (w >> 16) * (p >> 16);
#endif
  }
};

#endif

}  // namespace glassformer::simd
