#include "formats/safetensors.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "formats/error.h"
#include "formats/half.h"
#include "formats/json.h"

namespace glassformer {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they are stored");

constexpr const char* kCode = "invalid_safetensors";
constexpr size_t kLengthBytes = 8;
constexpr uint64_t kMaxHeaderBytes = 100'000'000;  // the reference implementation's limit
constexpr size_t kMaxRank = 8;                     // no model's tensor comes near
constexpr int64_t kMaxSize = std::numeric_limits<int32_t>::max();  // Index has 32 bits in wasm32
constexpr const char* kMetadata = "__metadata__";

std::string about(const std::string& file, const std::string& name) {
  return file + ": tensor " + quote(name) + ": ";
}

[[noreturn]] void fail(const std::string& message) { throw Error(kCode, message); }

/// The header's JSON text.
std::string_view header_of(std::span<const std::byte> bytes, const std::string& file) {
  if (bytes.size() < kLengthBytes) {
    fail(file + ": expected 8 bytes with the header's length, got a file of " +
         std::to_string(bytes.size()) + " bytes");
  }
  uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  if (length > kMaxHeaderBytes) {
    fail(file + ": expected a header of at most " + std::to_string(kMaxHeaderBytes) +
         " bytes, got a length of " + std::to_string(length));
  }
  const size_t rest = bytes.size() - kLengthBytes;
  if (length > rest) {
    fail(file + ": expected a header of " + std::to_string(length) + " bytes, got a file with " +
         std::to_string(rest) + " bytes after the length");
  }
  const std::string_view header(reinterpret_cast<const char*>(bytes.data() + kLengthBytes),
                                static_cast<size_t>(length));
  if (header.empty() || header.front() != '{')
    fail(file + ": expected a header that starts with {");
  return header;
}

const JsonValue& member(const JsonValue& entry, const char* key, const std::string& where) {
  const JsonValue* value = entry.find(key);
  if (value == nullptr) fail(where + "expected the key " + quote(key) + ", got no such key");
  return *value;
}

DType dtype_of(const JsonValue& value, const std::string& where) {
  const std::string* text = value.as<std::string>();
  for (const DType dtype : {DType::kF32, DType::kF16, DType::kBF16, DType::kI8}) {
    if (text != nullptr && *text == to_string(dtype)) return dtype;
  }
  fail(where + "expected a dtype of F32, F16, BF16 or I8, got " + describe(value));
}

std::optional<uint64_t> product(uint64_t a, uint64_t b) {
  if (b != 0 && a > std::numeric_limits<uint64_t>::max() / b) return std::nullopt;
  return a * b;
}

Shape shape_of(const JsonValue& value, const std::string& where) {
  const auto* sizes = value.as<JsonValue::Array>();
  if (sizes == nullptr) fail(where + "expected a shape that is an array, got " + describe(value));
  if (sizes->size() > kMaxRank) {
    fail(where + "expected a shape of at most " + std::to_string(kMaxRank) + " sizes, got " +
         std::to_string(sizes->size()));
  }
  Shape shape;
  for (const JsonValue& each : *sizes) {
    const int64_t* size = each.as<int64_t>();
    if (size == nullptr || *size < 0 || *size > kMaxSize) {
      fail(where + "expected sizes from 0 to " + std::to_string(kMaxSize) + " in the shape, got " +
           describe(each));
    }
    shape.push_back(static_cast<Index>(*size));
  }
  return shape;
}

/// The bytes that `shape` takes, or nothing where no file could hold them.
std::optional<uint64_t> byte_count(DType dtype, const Shape& shape) {
  std::optional<uint64_t> count = size_of(dtype);
  for (const Index size : shape) {
    if (count) count = product(*count, static_cast<uint64_t>(size));
  }
  return count;
}

/// "data_offsets": [begin, end), inside the data.
std::pair<size_t, size_t> offsets_of(const JsonValue& value, size_t data_bytes,
                                     const std::string& where) {
  const auto* both = value.as<JsonValue::Array>();
  if (both == nullptr || both->size() != 2) {
    fail(where + "expected data_offsets of two integers, got " + describe(value));
  }
  const int64_t* begin = (*both)[0].as<int64_t>();
  const int64_t* end = (*both)[1].as<int64_t>();
  if (begin == nullptr || end == nullptr || *begin < 0 || *end < *begin ||
      static_cast<uint64_t>(*end) > data_bytes) {
    fail(where + "expected data_offsets inside the " + std::to_string(data_bytes) +
         " bytes of data, got [" + describe((*both)[0]) + ", " + describe((*both)[1]) + "]");
  }
  return {static_cast<size_t>(*begin), static_cast<size_t>(*end)};
}

StoredTensor tensor_of(const JsonValue& entry, std::span<const std::byte> data,
                       const std::string& where) {
  if (entry.as<JsonValue::Object>() == nullptr) {
    fail(where + "expected an object, got " + describe(entry));
  }
  const DType dtype = dtype_of(member(entry, "dtype", where), where);
  Shape shape = shape_of(member(entry, "shape", where), where);
  const auto [begin, end] = offsets_of(member(entry, "data_offsets", where), data.size(), where);
  const std::optional<uint64_t> bytes = byte_count(dtype, shape);
  if (!bytes || *bytes != end - begin) {
    fail(where + "expected " + (bytes ? std::to_string(*bytes) : "more than 2^64") + " bytes for " +
         to_string(dtype) + " of shape " + to_string(shape) + ", got " +
         std::to_string(end - begin));
  }
  return {dtype, std::move(shape), data.subspan(begin, end - begin)};
}

/// Every byte of the data belongs to one tensor.
void check_coverage(const std::map<std::string, StoredTensor>& tensors,
                    std::span<const std::byte> data, const std::string& file) {
  std::vector<const std::pair<const std::string, StoredTensor>*> in_order;
  in_order.reserve(tensors.size());
  for (const auto& each : tensors) in_order.push_back(&each);
  const auto begin_of = [&](const auto* each) { return each->second.bytes.data() - data.data(); };
  std::sort(in_order.begin(), in_order.end(), [&](const auto* a, const auto* b) {
    return std::tuple(begin_of(a), a->second.bytes.size(), std::string_view(a->first)) <
           std::tuple(begin_of(b), b->second.bytes.size(), std::string_view(b->first));
  });
  ptrdiff_t covered = 0;
  for (const auto* each : in_order) {
    if (begin_of(each) != covered) {
      fail(about(file, each->first) + "expected data from byte " + std::to_string(covered) +
           ", where the tensor before it ends, got data from byte " +
           std::to_string(begin_of(each)));
    }
    covered += static_cast<ptrdiff_t>(each->second.bytes.size());
  }
  if (static_cast<size_t>(covered) != data.size()) {
    fail(file + ": expected " + std::to_string(covered) + " bytes of data, got " +
         std::to_string(data.size()));
  }
}

template <typename Stored, typename Widen>
void widen(std::span<const std::byte> bytes, float* values, Widen to_float) {
  const size_t count = bytes.size() / sizeof(Stored);
  for (size_t i = 0; i < count; ++i) {
    Stored stored;
    std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
    values[i] = to_float(stored);
  }
}

void check_finite(const std::vector<float>& values, const std::string& where) {
  // The first loop has no way out, so that it vectorises: there is almost never anything to find.
  constexpr uint32_t kExponent = 0x7F800000;
  uint32_t any = 0;
  for (const float value : values) any |= (std::bit_cast<uint32_t>(value) & kExponent) == kExponent;
  if (any == 0) return;
  const auto odd = std::find_if_not(values.begin(), values.end(),
                                    [](float value) { return std::isfinite(value); });
  fail(where + "expected finite numbers, got " +
       (std::isnan(*odd) ? "NaN"
        : *odd > 0       ? "infinity"
                         : "-infinity") +
       " at index " + std::to_string(odd - values.begin()));
}

}  // namespace

const char* to_string(DType dtype) {
  switch (dtype) {
    case DType::kF32:
      return "F32";
    case DType::kF16:
      return "F16";
    case DType::kBF16:
      return "BF16";
    case DType::kI8:
      return "I8";
  }
  return "unknown";
}

size_t size_of(DType dtype) {
  switch (dtype) {
    case DType::kF32:
      return 4;
    case DType::kF16:
    case DType::kBF16:
      return 2;
    case DType::kI8:
      return 1;
  }
  return 0;
}

Safetensors::Safetensors(std::span<const std::byte> bytes, std::string file)
    : file_(std::move(file)) {
  const std::string_view header = header_of(bytes, file_);
  const std::span<const std::byte> data = bytes.subspan(kLengthBytes + header.size());
  const JsonValue root = parse_json_object(header, file_ + ": header", kCode);
  for (const JsonMember& entry : *root.as<JsonValue::Object>()) {
    if (entry.key != kMetadata) {
      tensors_.emplace(entry.key, tensor_of(entry.value, data, about(file_, entry.key)));
      continue;
    }
    const auto* pairs = entry.value.as<JsonValue::Object>();
    if (pairs == nullptr) {
      fail(file_ + ": __metadata__: expected an object, got " + describe(entry.value));
    }
    for (const JsonMember& pair : *pairs) {
      const std::string* text = pair.value.as<std::string>();
      if (text == nullptr) {
        fail(file_ + ": __metadata__: " + quote(pair.key) + ": expected a string, got " +
             describe(pair.value));
      }
      metadata_.emplace(pair.key, *text);
    }
  }
  check_coverage(tensors_, data, file_);
}

const StoredTensor& Safetensors::at(const std::string& name, const Shape& shape) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) {
    throw Error("missing_tensor", about(file_, name) + "expected shape " + to_string(shape) +
                                      ", got no tensor of this name");
  }
  if (found->second.shape != shape) {
    throw Error("shape_mismatch", about(file_, name) + "expected shape " + to_string(shape) +
                                      ", got " + to_string(found->second.shape));
  }
  return found->second;
}

std::vector<float> Safetensors::floats(const std::string& name, const Shape& shape) const {
  const StoredTensor& tensor = at(name, shape);
  std::vector<float> values(tensor.bytes.size() / size_of(tensor.dtype));
  switch (tensor.dtype) {
    case DType::kF32:
      // An empty vector's data may be null, which memcpy forbids even for no bytes.
      if (!values.empty()) std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
      break;
    case DType::kF16:
      widen<uint16_t>(tensor.bytes, values.data(), half_to_float);
      break;
    case DType::kBF16:
      widen<uint16_t>(tensor.bytes, values.data(), bfloat16_to_float);
      break;
    case DType::kI8:
      fail(about(file_, name) + "expected a dtype of F32, F16 or BF16, got I8");
  }
  check_finite(values, about(file_, name));
  return values;
}

std::vector<int8_t> Safetensors::int8s(const std::string& name, const Shape& shape) const {
  const StoredTensor& tensor = at(name, shape);
  if (tensor.dtype != DType::kI8) {
    fail(about(file_, name) + "expected dtype I8, got " + to_string(tensor.dtype));
  }
  std::vector<int8_t> values(tensor.bytes.size());
  if (!values.empty()) std::memcpy(values.data(), tensor.bytes.data(), values.size());
  return values;
}

}  // namespace glassformer
