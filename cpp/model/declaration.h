// How a number is made: for each value one declaration of the operation that makes it.
//
// A declaration names its inputs and says, for each, which of its elements an element of the output
// is made from. The index maps are written like einsum's (and einops'), one word an axis:
//
//   products  "b h t s"   ←  query "b h t *",  key "b h s *"
//
// A letter stands for the output's own index on that axis; `*` for all indices of the axis, the run
// over which the operation sums; `0` for index 0; `(h d)` for an axis that two of the output's axes
// share, h · size of d + d; and `h/d`, `h%d` take such an axis of the output apart again. In a
// softmax `s*` is the run that holds the element itself at s. `...` stands for all axes that come
// before those that are named, and `...*` for all indices of all of them: as many runs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/config.h"
#include "tensor/tensor.h"

namespace glassformer {

enum class Operation {
  kToken,        // an id of the input itself
  kGiven,        // what somebody gave an operation that stands by itself
  kLookup,       // a row of the embedding table
  kScale,        // x · factor
  kPosition,     // sin or cos of pos / 10000^(2i/D)
  kAdd,          // Σ of the inputs
  kDifference,   // a − b; 0 where they are the same, −∞ as well
  kMultiply,     // a · b
  kLinear,       // Σ_k x_k · w_k + bias
  kProduct,      // Σ_k a_k · b_k
  kMask,         // 0, or −∞ where a rule forbids to look
  kExponential,  // exp(x_s − the largest x); 0 where that is −∞
  kSum,          // Σ x
  kSoftmax,      // exp(x_s) / Σ exp(x)
  kReplaced,     // what an intervention has put here
  kSame,         // the same number, in another place
  kMean,         // Σ x / N
  kVariance,     // Σ (x − mean)² / N
  kRstd,         // 1 / √(Σ (x − mean)² / N + ε)
  kNormalize,    // (x − mean) · rstd
  kAffine,       // x · γ + β
  kLayerNorm,    // (x − mean) · rstd · γ + β
  kActivation,   // the feed-forward network's non-linearity
};

/// "softmax": the name of an operation, for messages and for the page.
const char* to_string(Operation operation);

/// One input of a declaration.
struct DeclaredInput {
  std::string role;  // "x", "weight": which part it plays in the operation's formula
  std::string name;  // a value or a parameter
  std::string map;   // its axes: see the top of this file
};

/// How every element of one value is made.
struct Declaration {
  Operation operation = Operation::kToken;
  std::string axes;  // the output's axes, a letter each, perhaps after `...`
  std::vector<DeclaredInput> inputs;
  float factor = 1;                                     // kScale; kSoftmax: 1 / temperature
  float epsilon = 0;                                    // kRstd
  std::string activation{};                             // kActivation: relu, silu, …
  PositionEncoding layout = PositionEncoding::kMarian;  // kPosition
};

using Declarations = std::map<std::string, Declaration>;

/// Numbers that an element was made from: one element of a tensor, or a run along one axis.
struct Ingredient {
  std::string role;
  std::string name;
  bool parameter = false;  // a weight of the model, which has no origin but training
  Shape index;             // of the first number
  int axis = -1;           // along which the run goes; −1: a single number
  std::vector<float> values;
};

/// How one element came about.
struct Explanation {
  Operation operation = Operation::kToken;
  Shape index;
  float value = 0;        // as the model computed it
  double recomputed = 0;  // the operation's formula in 64-bit floats on the ingredients
  float factor = 1;
  Index position = -1;  // kSoftmax, kExponential: of the element in its run
  std::vector<Ingredient> ingredients;
};

}  // namespace glassformer
