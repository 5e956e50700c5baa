// Vectors of floats, as the kernels see them: one notation for WebAssembly and native processors.
//
// The compilers' vector extensions give the arithmetic operators; here is what they lack. This is
// internal to kernels/.
#pragma once

#include <cstdint>
#include <cstring>

#include "tensor/tensor.h"

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace glassformer::simd {

/// Floats in a vector: those of one register.
#ifdef __AVX__
inline constexpr Index kLanes = 8;
#else
inline constexpr Index kLanes = 4;
#endif

using Floats [[gnu::vector_size(kLanes * sizeof(float))]] = float;
using Ints [[gnu::vector_size(kLanes * sizeof(int32_t))]] = int32_t;

inline Floats load(const float* values) {
  Floats v;
  std::memcpy(&v, values, sizeof v);
  return v;
}

inline void store(float* values, Floats v) { std::memcpy(values, &v, sizeof v); }

/// The first `count` ≤ kLanes values; the other lanes hold `filler`.
inline Floats load_upto(const float* values, Index count, float filler = 0) {
  if (count == kLanes) return load(values);
  float lanes[kLanes];
  for (Index i = 0; i < kLanes; ++i) lanes[i] = i < count ? values[i] : filler;
  return load(lanes);
}

/// Stores the first `count` ≤ kLanes lanes.
inline void store_upto(float* values, Floats v, Index count) {
  if (count == kLanes) return store(values, v);
  float lanes[kLanes];
  store(lanes, v);
  std::memcpy(values, lanes, static_cast<size_t>(count) * sizeof(float));
}

inline Floats splat(float value) { return value - Floats{}; }

/// a·b + c, rounded once or twice, as the processor does it faster.
inline Floats madd(Floats a, Floats b, Floats c) {
#ifdef __wasm_relaxed_simd__
  return reinterpret_cast<Floats>(wasm_f32x4_relaxed_madd(
      reinterpret_cast<v128_t>(a), reinterpret_cast<v128_t>(b), reinterpret_cast<v128_t>(c)));
#else
  return a * b + c;
#endif
}

inline Floats to_floats(Ints v) { return __builtin_convertvector(v, Floats); }

inline Floats max(Floats a, Floats b) { return a < b ? b : a; }
inline Floats min(Floats a, Floats b) { return b < a ? b : a; }

inline float sum_of_lanes(Floats v) {
  for (Index half = kLanes / 2; half > 0; half /= 2) {
    for (Index i = 0; i < half; ++i) v[i] += v[i + half];
  }
  return v[0];
}

inline float largest_lane(Floats v) {
  float largest = v[0];
  for (Index i = 1; i < kLanes; ++i) largest = largest < v[i] ? v[i] : largest;
  return largest;
}

}  // namespace glassformer::simd
