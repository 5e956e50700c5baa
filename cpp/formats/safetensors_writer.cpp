// Apart from safetensors.cpp, so that a program that only reads carries no JSON writer.
#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "formats/error.h"
#include "formats/json.h"
#include "formats/safetensors.h"

namespace glassformer {
namespace {

constexpr size_t kAlignment = 8;  // of the data, as the reference implementation writes it

std::string header_text(const nlohmann::ordered_json& header) {
  try {
    return header.dump();
  } catch (const nlohmann::json::type_error&) {
    throw Error("invalid_argument", "expected names and metadata in UTF-8, got other bytes");
  }
}

}  // namespace

std::vector<std::byte> write_safetensors(const std::map<std::string, StoredTensor>& tensors,
                                         const std::map<std::string, std::string>& metadata) {
  // Larger elements first: then each tensor stands at a multiple of its element's size.
  std::vector<const std::pair<const std::string, StoredTensor>*> in_order;
  in_order.reserve(tensors.size());
  for (const auto& each : tensors) in_order.push_back(&each);
  std::stable_sort(in_order.begin(), in_order.end(), [](const auto* a, const auto* b) {
    return size_of(a->second.dtype) > size_of(b->second.dtype);
  });

  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  size_t end = 0;
  for (const auto* each : in_order) {
    const StoredTensor& tensor = each->second;
    const size_t expected =
        static_cast<size_t>(element_count(tensor.shape)) * size_of(tensor.dtype);
    if (tensor.bytes.size() != expected) {
      throw Error("invalid_argument", "tensor " + quote(each->first) + ": expected " +
                                          std::to_string(expected) + " bytes for shape " +
                                          to_string(tensor.shape) + ", got " +
                                          std::to_string(tensor.bytes.size()));
    }
    if (each->first == "__metadata__") {
      throw Error("invalid_argument", "expected a tensor's name, got " + quote(each->first));
    }
    const size_t begin = std::exchange(end, end + expected);
    header[each->first] = {{"dtype", to_string(tensor.dtype)},
                           {"shape", tensor.shape},
                           {"data_offsets", {begin, end}}};
  }

  std::string text = header_text(header);
  text.resize((text.size() + kAlignment - 1) / kAlignment * kAlignment, ' ');
  const uint64_t length = text.size();
  std::vector<std::byte> file(sizeof length + text.size() + end);
  std::memcpy(file.data(), &length, sizeof length);
  std::memcpy(file.data() + sizeof length, text.data(), text.size());
  auto place = file.begin() + static_cast<ptrdiff_t>(sizeof length + text.size());
  for (const auto* each : in_order) {
    place = std::copy(each->second.bytes.begin(), each->second.bytes.end(), place);
  }
  return file;
}

}  // namespace glassformer
