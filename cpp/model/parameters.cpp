#include "model/parameters.h"

namespace glassformer {

std::string ParameterSource::name_in_file(const std::string& name) {
  return name == "final_logits_bias" ? name : "model." + name;
}

}  // namespace glassformer
