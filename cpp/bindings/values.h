// JavaScript values that cross the border, and errors on their way out.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <map>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "formats/error.h"
#include "tensor/tensor.h"

namespace glassformer::bindings {

// Values whose TypeScript types are given where they are registered, in values.cpp.
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorObject);  // { dims: number[]; data: Float32Array }
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorMap);     // Map<string, TensorObject>
EMSCRIPTEN_DECLARE_VAL_TYPE(FloatArray);    // Float32Array
EMSCRIPTEN_DECLARE_VAL_TYPE(IntArray);      // Int32Array
EMSCRIPTEN_DECLARE_VAL_TYPE(ByteArray);     // Uint8Array
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberList);    // readonly number[]
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberLists);   // readonly (readonly number[])[]
EMSCRIPTEN_DECLARE_VAL_TYPE(StringList);    // readonly string[]

/// Throws a JavaScript Error with a property `code`.
[[noreturn]] void throw_error(const char* code, const char* message);

/// Runs `f`; what it throws reaches JavaScript as an Error with a `code`.
template <typename F>
auto guarded(F&& f) -> decltype(f()) {
  try {
    return f();
  } catch (const Error& error) {
    throw_error(error.code().c_str(), error.what());
  } catch (const std::bad_alloc&) {
    throw_error("out_of_memory", "expected more memory than WebAssembly could get");
  } catch (const std::length_error&) {
    throw_error("out_of_memory", "expected more memory than WebAssembly can address");
  } catch (const std::exception& error) {
    throw_error("internal", error.what());
  }
}

/// Copies for JavaScript.
TensorObject to_object(const Tensor& tensor);
TensorMap to_map(const std::map<std::string, Tensor>& tensors);
FloatArray to_array(std::span<const float> values);
IntArray to_array(std::span<const int> values);
emscripten::val to_list(const Shape& shape);

/// Copies from JavaScript. Throws Error("invalid_argument") where data and dims do not fit.
Tensor to_tensor(const TensorObject& object);
std::vector<int> to_ints(const emscripten::val& list);
Shape to_shape(const emscripten::val& list);
std::vector<std::vector<int>> to_int_lists(const NumberLists& lists);
std::vector<std::string> to_strings(const StringList& list);

}  // namespace glassformer::bindings
