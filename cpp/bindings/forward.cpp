// A teacher-forced pass as JavaScript sees it, and the origin of every number in it.
#include <optional>

#include "model.h"
#include "model/provenance.h"
#include "values.h"

using emscripten::val;

namespace glassformer::bindings {

namespace {

EMSCRIPTEN_DECLARE_VAL_TYPE(ExplanationObject);

val to_list(const Shape& shape) {
  val list = val::array();
  for (const Index size : shape) list.call<void>("push", static_cast<double>(size));
  return list;
}

val to_object(const Ingredient& ingredient) {
  val object = val::object();
  object.set("role", ingredient.role);
  object.set("name", ingredient.name);
  object.set("parameter", ingredient.parameter);
  object.set("index", to_list(ingredient.index));
  object.set("axis", ingredient.axis);
  object.set("values", to_array(std::span(ingredient.values)));
  return object;
}

ExplanationObject to_object(const Explanation& explanation) {
  val ingredients = val::array();
  for (const Ingredient& each : explanation.ingredients) {
    ingredients.call<void>("push", to_object(each));
  }
  val object = val::object();
  object.set("operation", std::string(to_string(explanation.operation)));
  object.set("index", to_list(explanation.index));
  object.set("value", explanation.value);
  object.set("recomputed", explanation.recomputed);
  object.set("factor", explanation.factor);
  object.set("position", static_cast<double>(explanation.position));
  object.set("ingredients", ingredients);
  return ExplanationObject(object);
}

/// One batch of sources and targets, and what is changed in the pass over them.
class Forward {
 public:
  Forward(const Model& model, const NumberLists& sources, const NumberLists& targets,
          const Interventions& interventions)
      : transformer_(model.transformer()),
        interventions_(interventions),
        provenance_(transformer_->config(), interventions_) {
    guarded([&] {
      sources_ = transformer_->pad(to_int_lists(sources));
      targets_ = transformer_->pad(to_int_lists(targets));
    });
  }
  Forward(const Forward&) = delete;  // provenance_ refers to interventions_

  /// What matches `patterns`, and the logits (B, T, V).
  TensorMap trace(const StringList& patterns) {
    return guarded([&] {
      Activations activations(to_strings(patterns));
      const Tensor logits = run(activations);
      TensorMap record = to_map(activations.tensors());
      record.call<void>("set", std::string("logits"), bindings::to_object(logits));
      return record;
    });
  }

  /// How element `index` of the value `name` came about.
  ExplanationObject explain(const std::string& name, const NumberList& index) {
    return guarded([&] {
      if (!everything_) run(everything_.emplace(std::vector<std::string>{"*"}));
      const std::vector<int> at = to_ints(index);
      return to_object(
          provenance_.explain(*transformer_, *everything_, name, Shape(at.begin(), at.end())));
    });
  }

 private:
  Tensor run(Activations& activations) {
    Arena scratch;
    return forward(*transformer_, sources_, targets_, scratch, {&activations, interventions_});
  }

  std::shared_ptr<const Transformer> transformer_;
  Interventions interventions_;
  Provenance provenance_;
  TokenBatch sources_, targets_;
  std::optional<Activations> everything_;  // the full record, once a number is asked about
};

}  // namespace

EMSCRIPTEN_BINDINGS(forward) {
  emscripten::register_type<ExplanationObject>(
      "{ operation: string; index: number[]; value: number; recomputed: number; factor: number; "
      "position: number; ingredients: { role: string; name: string; parameter: boolean; "
      "index: number[]; axis: number; values: Float32Array }[] }");
  emscripten::class_<Forward>("Forward")
      .constructor<const Model&, const NumberLists&, const NumberLists&, const Interventions&>()
      .function("trace", &Forward::trace)
      .function("explain", &Forward::explain);
}

}  // namespace glassformer::bindings
