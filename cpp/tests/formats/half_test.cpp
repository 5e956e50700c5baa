#include "formats/half.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassformer {
namespace {

/// IEEE 754-2019, section 3.4: sign, 5 bits of exponent with bias 15, 10 bits of fraction.
double binary16_by_definition(uint16_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  const int exponent = (bits >> 10) & 31;
  const int fraction = bits & 1023;
  if (exponent == 31) return fraction == 0 ? sign * INFINITY : NAN;
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  return sign * std::ldexp(1024 + fraction, exponent - 25);
}

/// bfloat16: 8 bits of exponent with bias 127, 7 bits of fraction.
double bfloat16_by_definition(uint16_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  const int exponent = (bits >> 7) & 255;
  const int fraction = bits & 127;
  if (exponent == 255) return fraction == 0 ? sign * INFINITY : NAN;
  if (exponent == 0) return sign * std::ldexp(fraction, -133);
  return sign * std::ldexp(128 + fraction, exponent - 134);
}

void expect_same_number(float actual, double expected, int bits) {
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(actual)) << "bits " << bits;
  } else {
    EXPECT_EQ(actual, expected) << "bits " << bits;
    EXPECT_EQ(std::signbit(actual), std::signbit(expected)) << "bits " << bits;
  }
}

TEST(Half, every_binary16_number_is_widened_exactly) {
  for (int bits = 0; bits < 65536; ++bits) {
    const auto stored = static_cast<uint16_t>(bits);
    expect_same_number(half_to_float(stored), binary16_by_definition(stored), bits);
  }
}

TEST(Half, every_bfloat16_number_is_widened_exactly) {
  for (int bits = 0; bits < 65536; ++bits) {
    const auto stored = static_cast<uint16_t>(bits);
    expect_same_number(bfloat16_to_float(stored), bfloat16_by_definition(stored), bits);
  }
}

}  // namespace
}  // namespace glassformer
