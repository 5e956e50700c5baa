// glassformer-quantize: a model directory with floats in, one with int8 weights out.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

#include "formats/config.h"
#include "formats/files.h"
#include "formats/safetensors.h"
#include "model/quantization.h"

namespace glassformer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUsage =
    "usage: glassformer-quantize INPUT_DIR OUTPUT_DIR\n"
    "\n"
    "Rounds the weights of a Hugging Face `marian` model directory (config.json,\n"
    "model.safetensors in F32, F16 or BF16) to 8 bits, one scale for each output, and writes a\n"
    "directory that glassformer opens with dtype 'q8'. Other files (tokenizer.json,\n"
    "generation_config.json, README.md, ...) are copied, weights in other formats are not.\n"
    "OUTPUT_DIR must not be there yet; it appears when it is complete.\n";

constexpr const char* kConfig = "config.json";
constexpr const char* kWeights = "model.safetensors";

/// Whether a file's name is that of weights, in the formats found beside marian models.
bool holds_weights(const fs::path& name) {
  constexpr std::array kExtensions = {".safetensors", ".bin", ".pt",   ".h5",
                                      ".msgpack",     ".ot",  ".onnx", ".npz"};
  return std::find(kExtensions.begin(), kExtensions.end(), name.extension()) != kExtensions.end();
}

void print(const QuantizedModel& model) {
  size_t before = 0;
  size_t after = 0;
  double worst = 0;
  std::printf("%-54s %-14s %9s %10s %10s %8s\n", "tensor", "shape", "dtype", "bytes", "now",
              "error");
  for (const QuantizedTensor& tensor : model.tensors) {
    const std::string dtypes =
        std::string(to_string(tensor.dtype_before)) + ">" + to_string(tensor.dtype_after);
    std::printf("%-54s %-14s %9s %10zu %10zu %7.3f%%\n", tensor.name.c_str(),
                to_string(tensor.shape).c_str(), dtypes.c_str(), tensor.bytes_before,
                tensor.bytes_after, 100 * tensor.relative_error);
    before += tensor.bytes_before;
    after += tensor.bytes_after;
    worst = std::max(worst, tensor.relative_error);
  }
  for (const std::string& name : model.dropped) {
    std::printf("%-54s left out: computed or tied\n", name.c_str());
  }
  std::printf("%zu tensors, %zu bytes before, %zu after\n", model.tensors.size(), before, after);
  std::printf("largest relative rounding error of a tensor, |W - W'| / |W|: %.3f%%\n", 100 * worst);
}

void convert(const fs::path& input, const fs::path& output) {
  NewDirectory directory(output);  // first: a taken place is found before the work is done
  const fs::path config_path = input / kConfig;
  const fs::path weights_path = input / kWeights;
  const std::vector<std::byte> config_bytes = read_file(config_path);
  const std::string_view config_text(reinterpret_cast<const char*>(config_bytes.data()),
                                     config_bytes.size());
  const ModelConfig config = parse_config(config_text, config_path.string());
  const std::vector<std::byte> weights = read_file(weights_path);
  const QuantizedModel model = quantize(config, Safetensors(weights, weights_path.string()));

  const std::string new_config = add_quantization_config(config_text, config_path.string());
  write_file(directory.path() / kConfig, std::as_bytes(std::span(new_config)));
  write_file(directory.path() / kWeights, model.file);
  for (const fs::directory_entry& entry : fs::directory_iterator(input)) {
    const fs::path name = entry.path().filename();
    if (!entry.is_regular_file() || name == kConfig || holds_weights(name)) continue;
    write_file(directory.path() / name, read_file(entry.path()));
  }
  directory.commit();
  print(model);
}

int run(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--help") {
    std::fputs(kUsage, stdout);
    return 0;
  }
  if (argc != 3 || argv[1][0] == '-' || argv[2][0] == '-') {
    std::fputs(kUsage, stderr);
    return 2;
  }
  try {
    convert(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "glassformer-quantize: %s\n", error.what());
    return 1;
  }
}

}  // namespace
}  // namespace glassformer

int main(int argc, char** argv) { return glassformer::run(argc, argv); }
