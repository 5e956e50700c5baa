#include "model/declaration.h"

namespace glassformer {

const char* to_string(Operation operation) {
  switch (operation) {
    case Operation::kToken:
      return "token";
    case Operation::kGiven:
      return "given";
    case Operation::kLookup:
      return "lookup";
    case Operation::kScale:
      return "scale";
    case Operation::kPosition:
      return "position";
    case Operation::kAdd:
      return "add";
    case Operation::kDifference:
      return "difference";
    case Operation::kMultiply:
      return "multiply";
    case Operation::kLinear:
      return "linear";
    case Operation::kProduct:
      return "product";
    case Operation::kMask:
      return "mask";
    case Operation::kExponential:
      return "exponential";
    case Operation::kSum:
      return "sum";
    case Operation::kSoftmax:
      return "softmax";
    case Operation::kReplaced:
      return "replaced";
    case Operation::kSame:
      return "same";
    case Operation::kMean:
      return "mean";
    case Operation::kVariance:
      return "variance";
    case Operation::kRstd:
      return "rstd";
    case Operation::kNormalize:
      return "normalize";
    case Operation::kAffine:
      return "affine";
    case Operation::kLayerNorm:
      return "layer_norm";
    case Operation::kActivation:
      return "activation";
  }
  return "";
}

}  // namespace glassformer
