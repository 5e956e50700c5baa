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

/// sum[i] + Σ_j w[i][j] · p[i][j], j over the group of lane i.
inline Ints dot(Ints w, Ints p, Ints sum) {
#if defined(__wasm_relaxed_simd__)
  return reinterpret_cast<Ints>(wasm_i32x4_relaxed_dot_i8x16_i7x16_add(
      reinterpret_cast<v128_t>(w), reinterpret_cast<v128_t>(p), reinterpret_cast<v128_t>(sum)));
#elif defined(__wasm_simd128__)
  return sum + reinterpret_cast<Ints>(
                   wasm_i32x4_dot_i16x8(reinterpret_cast<v128_t>(w), reinterpret_cast<v128_t>(p)));
#elif defined(__AVX2__)
  return sum + reinterpret_cast<Ints>(
                   _mm256_madd_epi16(reinterpret_cast<__m256i>(w), reinterpret_cast<__m256i>(p)));
#elif defined(__SSE2__) && !defined(__AVX__)
  return sum + reinterpret_cast<Ints>(
                   _mm_madd_epi16(reinterpret_cast<__m128i>(w), reinterpret_cast<__m128i>(p)));
#else
  const Ints low = (w << 16 >> 16) * (p << 16 >> 16), high = (w >> 16) * (p >> 16);
  return sum + low + high;
#endif
}

}  // namespace glassformer::simd
