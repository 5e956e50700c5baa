#include "model/parameters.h"

namespace glassformer {

std::string ParameterSource::name_in_file(const std::string& name) {
  return name == "final_logits_bias" ? name : "model." + name;
}

std::string ParameterSource::stored_name(const std::string& name) const {
  const std::string stored = name_in_file(name), alias = "model.encoder.embed_tokens.weight";
  const bool aliased = name == "shared.weight" && !file_.contains(stored);
  return aliased && file_.contains(alias) ? alias : stored;
}

}  // namespace glassformer
