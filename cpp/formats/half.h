// 16-bit floating point numbers, widened.
#pragma once

#include <bit>
#include <cstdint>

namespace glassformer {

/// The float equal to an IEEE 754 binary16 number: exact for every one, subnormals, infinities and
/// NaN too. Without branches or subnormal arithmetic, so that loops over it vectorise.
/// After F. Giesen, "Half to float done quick" (2012).
inline float half_to_float(uint16_t half) {
  constexpr uint32_t kBias = (127u - 15u) << 23;
  constexpr uint32_t kSmallestNormal = (127u - 14u) << 23;  // 2⁻¹⁴, binary16's smallest normal
  const uint32_t magnitude = (half & 0x7FFFu) << 13;        // exponent and fraction, float's places
  const uint32_t normal = magnitude + kBias;
  const uint32_t infinite = normal + kBias;  // exponent 31 becomes 255
  // A subnormal is its fraction · 2⁻²⁴: put the fraction under 2⁻¹⁴ and take 2⁻¹⁴ away.
  const float subnormal =
      std::bit_cast<float>(magnitude + kSmallestNormal) - std::bit_cast<float>(kSmallestNormal);
  uint32_t bits = magnitude < (1u << 23) ? std::bit_cast<uint32_t>(subnormal) : normal;
  bits = magnitude >= (31u << 23) ? infinite : bits;
  return std::bit_cast<float>(bits | (half & 0x8000u) << 16);
}

/// The float equal to a bfloat16 number: its upper half.
inline float bfloat16_to_float(uint16_t bfloat16) {
  return std::bit_cast<float>(static_cast<uint32_t>(bfloat16) << 16);
}

}  // namespace glassformer
