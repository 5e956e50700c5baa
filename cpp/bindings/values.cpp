#include "values.h"

#include <utility>

using emscripten::typed_memory_view;
using emscripten::val;

namespace glassformer::bindings {

namespace {

template <typename T>
val copy(const char* array_type, std::span<const T> values) {
  return val::global(array_type).new_(typed_memory_view(values.size(), values.data()));
}

}  // namespace

void throw_error(const char* code, const char* message) {
  val error = val::global("Error").new_(val(message));
  error.set("code", val(code));
  error.throw_();
  __builtin_unreachable();
}

TensorObject to_object(const Tensor& tensor) {
  val object = val::object();
  object.set("dims", to_list(tensor.shape));
  object.set("data", copy("Float32Array", std::span(tensor.data)));
  return TensorObject(object);
}

TensorMap to_map(const std::map<std::string, Tensor>& tensors) {
  val map = val::global("Map").new_();
  for (const auto& [name, tensor] : tensors) map.call<void>("set", name, to_object(tensor));
  return TensorMap(map);
}

FloatArray to_array(std::span<const float> values) {
  return FloatArray(copy("Float32Array", values));
}

IntArray to_array(std::span<const int> values) { return IntArray(copy("Int32Array", values)); }

val to_list(const Shape& shape) {
  val list = val::array();
  for (const Index size : shape) list.call<void>("push", static_cast<double>(size));
  return list;
}

Tensor to_tensor(const TensorObject& object) {
  Tensor tensor;
  tensor.data = emscripten::convertJSArrayToNumberVector<float>(object["data"]);
  tensor.shape = to_shape(object["dims"]);
  if (element_count(tensor.shape) != static_cast<Index>(tensor.data.size())) {
    throw Error("invalid_argument", "expected " + std::to_string(element_count(tensor.shape)) +
                                        " numbers for the shape " + to_string(tensor.shape) +
                                        ", found " + std::to_string(tensor.data.size()));
  }
  return tensor;
}

std::vector<int> to_ints(const val& list) {
  return emscripten::convertJSArrayToNumberVector<int>(list);
}

Shape to_shape(const val& list) {
  const std::vector<int> sizes = to_ints(list);
  return {sizes.begin(), sizes.end()};
}

std::vector<std::vector<int>> to_int_lists(const NumberLists& lists) {
  std::vector<std::vector<int>> result;
  for (const val& list : emscripten::vecFromJSArray<val>(lists)) result.push_back(to_ints(list));
  return result;
}

std::vector<std::string> to_strings(const StringList& list) {
  return emscripten::vecFromJSArray<std::string>(list);
}

EMSCRIPTEN_BINDINGS(values) {
  emscripten::register_type<TensorObject>("{ dims: readonly number[]; data: Float32Array }");
  emscripten::register_type<TensorMap>(
      "Map<string, { dims: readonly number[]; data: Float32Array }>");
  emscripten::register_type<FloatArray>("Float32Array");
  emscripten::register_type<IntArray>("Int32Array");
  emscripten::register_type<ByteArray>("Uint8Array");
  emscripten::register_type<NumberList>("readonly number[]");
  emscripten::register_type<NumberLists>("readonly (readonly number[])[]");
  emscripten::register_type<StringList>("readonly string[]");
}

}  // namespace glassformer::bindings
