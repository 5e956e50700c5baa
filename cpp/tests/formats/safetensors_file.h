// Safetensors files put together byte by byte, right or wrong ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glassformer {

inline std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

/// A file with this length, this header and this data.
inline std::vector<std::byte> safetensors_file(uint64_t length, std::string_view header,
                                               std::span<const std::byte> data) {
  std::vector<std::byte> file(8);
  std::memcpy(file.data(), &length, 8);  // little-endian, as every machine this runs on
  const auto text = std::as_bytes(std::span(header));
  file.insert(file.end(), text.begin(), text.end());
  file.insert(file.end(), data.begin(), data.end());
  return file;
}

/// A file with this header and `data_bytes` zeros.
inline std::vector<std::byte> safetensors_file(std::string_view header, size_t data_bytes) {
  return safetensors_file(header.size(), header, std::vector<std::byte>(data_bytes));
}

}  // namespace glassformer
