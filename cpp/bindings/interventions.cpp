// What-if switches as JavaScript gives them.
#include "model/interventions.h"

#include "values.h"

using emscripten::val;

namespace glassformer::bindings {

namespace {

EMSCRIPTEN_DECLARE_VAL_TYPE(HeadList);

HeadIntervention::Kind kind_of(const std::string& name) {
  if (name == "off") return HeadIntervention::Kind::kOff;
  if (name == "uniform") return HeadIntervention::Kind::kUniform;
  return HeadIntervention::Kind::kWeights;
}

void set_heads(Interventions& interventions, const HeadList& heads) {
  interventions.heads.clear();
  for (const val& head : emscripten::vecFromJSArray<val>(heads)) {
    HeadIntervention& added = interventions.heads.emplace_back();
    added.attention = head["attention"].as<std::string>();
    added.head = head["head"].as<int>();
    added.kind = kind_of(head["kind"].as<std::string>());
    if (added.kind == HeadIntervention::Kind::kWeights) {
      added.weights = to_tensor(TensorObject(head["weights"]));
    }
  }
}

/// Written from JavaScript, never read there.
HeadList no_heads(const Interventions&) { return HeadList(val::array()); }

/// For JavaScript to change what it wants changed.
Interventions no_interventions() { return {}; }

}  // namespace

EMSCRIPTEN_BINDINGS(interventions) {
  emscripten::register_type<HeadList>(
      "readonly { attention: string; head: number; kind: 'off' | 'uniform' | 'weights'; "
      "weights?: { dims: readonly number[]; data: Float32Array } }[]");
  emscripten::value_object<Interventions>("Interventions")
      .field("scaling", &Interventions::scaling)
      .field("temperature", &Interventions::temperature)
      .field("positions", &Interventions::positions)
      .field("padding_mask", &Interventions::padding_mask)
      .field("causal_mask", &Interventions::causal_mask)
      .field("residual", &Interventions::residual)
      .field("norm", &Interventions::norm)
      .field("heads", &no_heads, &set_heads);
  emscripten::function("noInterventions", &no_interventions);
}

}  // namespace glassformer::bindings
