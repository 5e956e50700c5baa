// The safetensors format: eight bytes with the header's length, a JSON header, the data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "tensor/tensor.h"

namespace glassformer {

enum class DType { kF32, kF16, kBF16, kI8 };

/// "F32", "F16", "BF16", "I8": as the header spells it.
const char* to_string(DType dtype);
size_t size_of(DType dtype);

/// A tensor in a file somebody else keeps in memory.
struct StoredTensor {
  DType dtype;
  Shape shape;
  std::span<const std::byte> bytes;  // little-endian, row-major; at any alignment
};

/// The tensors of one safetensors file, by name. Borrows the file's bytes.
class Safetensors {
 public:
  /// Checks the whole header: lengths, offsets (no gap, no overlap, none outside), dtypes, shapes
  /// (no overflow), duplicate names. Throws Error("invalid_safetensors") that names file and key.
  Safetensors(std::span<const std::byte> bytes, std::string file);

  const std::string& file() const { return file_; }
  const std::map<std::string, StoredTensor>& tensors() const { return tensors_; }
  const std::map<std::string, std::string>& metadata() const { return metadata_; }
  bool contains(const std::string& name) const { return tensors_.contains(name); }

  /// The tensor `name` of exactly `shape`. Throws Error ("missing_tensor", "shape_mismatch").
  const StoredTensor& at(const std::string& name, const Shape& shape) const;

  /// `at` as 32-bit floats (F32, F16, BF16); a NaN or an infinity is refused
  /// ("invalid_safetensors").
  std::vector<float> floats(const std::string& name, const Shape& shape) const;

  /// `at` as int8; any other dtype is refused ("invalid_safetensors").
  std::vector<int8_t> int8s(const std::string& name, const Shape& shape) const;

 private:
  std::string file_;
  std::map<std::string, StoredTensor> tensors_;
  std::map<std::string, std::string> metadata_;
};

/// Writes a safetensors file: what the constructor above reads back.
std::vector<std::byte> write_safetensors(const std::map<std::string, StoredTensor>& tensors,
                                         const std::map<std::string, std::string>& metadata = {});

}  // namespace glassformer
