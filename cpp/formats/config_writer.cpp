// Apart from config.cpp, so that a program that only reads carries no JSON writer.
#include <nlohmann/json.hpp>

#include "formats/config.h"

namespace glassformer {

std::string add_quantization_config(std::string_view json, const std::string& file) {
  parse_config(json, file);  // so that what follows cannot fail
  auto config = nlohmann::ordered_json::parse(json);
  // The words are those of the compressed-tensors format.
  const nlohmann::ordered_json int8 = {{"num_bits", 8}, {"type", "int"}, {"symmetric", true}};
  auto weights = int8;
  weights["strategy"] = "channel";  // one scale for each output
  auto activations = int8;
  activations["strategy"] = "token";  // one scale for each row, found as it comes
  activations["dynamic"] = true;
  config["quantization_config"] = {{"quant_method", kQuantMethod},
                                   {"weights", std::move(weights)},
                                   {"input_activations", std::move(activations)}};
  return config.dump(2) + "\n";
}

}  // namespace glassformer
