#include "explanation.h"

using emscripten::val;

namespace glassformer::bindings {

namespace {

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

}  // namespace

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

EMSCRIPTEN_BINDINGS(explanation) {
  emscripten::register_type<ExplanationObject>(
      "{ operation: string; index: number[]; value: number; recomputed: number; factor: number; "
      "position: number; ingredients: { role: string; name: string; parameter: boolean; "
      "index: number[]; axis: number; values: Float32Array }[] }");
}

}  // namespace glassformer::bindings
