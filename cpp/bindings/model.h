// The model as JavaScript sees it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "generation/options.h"
#include "model/transformer.h"
#include "values.h"

namespace glassformer::bindings {

/// Bytes in the WebAssembly heap that JavaScript fills, so that a file needs no second copy.
class Buffer {
 public:
  explicit Buffer(double size);

  /// The memory itself, for writing at once: any later call may move it.
  ByteArray view();
  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::vector<std::byte> bytes_;
};

/// A Transformer, kept alive by whatever uses it.
class Model {
 public:
  /// `weights` is not needed afterwards. `dtype` is "fp32", "q8" or empty: as the file is.
  Model(const std::string& config, const std::string& config_file, const Buffer& weights,
        const std::string& weights_file, const std::string& dtype);

  std::shared_ptr<const Transformer> transformer() const { return transformer_; }

  /// "fp32" or "q8".
  std::string dtype() const { return dtype_; }

  /// The options where the caller gives none.
  GenerationOptions default_options() const;

  StringList parameter_names() const;
  TensorObject parameter(const std::string& name) const;

 private:
  std::shared_ptr<const Transformer> transformer_;
  std::string dtype_;
};

}  // namespace glassformer::bindings
