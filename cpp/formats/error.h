// What is thrown when something from outside is not as it must be.
#pragma once

#include <stdexcept>
#include <string>

namespace glassformer {

/// Input that cannot be used. `code` is stable and machine-readable ("invalid_safetensors",
/// "invalid_config", "unsupported_config", "missing_tensor", "unexpected_tensor", "shape_mismatch",
/// "invalid_argument", "input_too_long", "io_error"); the message says where, what was expected and
/// what came.
class Error : public std::runtime_error {
 public:
  Error(std::string code, const std::string& message)
      : std::runtime_error(message), code_(std::move(code)) {}
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

}  // namespace glassformer
