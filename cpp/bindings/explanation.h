// Where a number comes from, as JavaScript sees it: model/declaration.h.
#pragma once

#include "model/declaration.h"
#include "values.h"

namespace glassformer::bindings {

EMSCRIPTEN_DECLARE_VAL_TYPE(ExplanationObject);

ExplanationObject to_object(const Explanation& explanation);

}  // namespace glassformer::bindings
