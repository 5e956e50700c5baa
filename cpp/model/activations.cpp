#include "model/activations.h"

#include <algorithm>

namespace glassformer {

bool matches(std::string_view pattern, std::string_view text) {
  // The part of the text that the last `*` stands for grows until the rest matches.
  size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool Activations::selects(const std::string& name) const {
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const std::string& pattern) { return matches(pattern, name); });
}

const std::string* Activations::selected(std::string_view module, std::string_view value) {
  name_.assign(module);
  if (!module.empty() && !value.empty()) name_ += '.';
  name_ += value;
  const auto found = known_.find(name_);
  if (found != known_.end()) return found->second ? &found->first : nullptr;
  const auto added = known_.emplace(name_, selects(name_)).first;
  return added->second ? &added->first : nullptr;
}

float* Activations::slot(std::string_view module, std::string_view value, Shape shape) {
  const std::string* name = selected(module, value);
  if (name == nullptr) return nullptr;
  Tensor& tensor = tensors_[*name];
  tensor = Tensor(std::move(shape));
  return tensor.data.data();
}

void Activations::record(std::string_view module, std::string_view value, Shape shape,
                         const float* data) {
  const Index count = element_count(shape);
  if (float* kept = slot(module, value, std::move(shape))) std::copy_n(data, count, kept);
}

}  // namespace glassformer
