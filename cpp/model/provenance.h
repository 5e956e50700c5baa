// Where a number comes from: for each recorded value one declaration of the operation that made it.
//
// A declaration names its inputs and says, for each, which of its elements an element of the output
// is made from. The index maps are written like einsum's (and einops'), one word an axis:
//
//   products  "b h t s"   ←  query "b h t *",  key "b h s *"
//
// A letter stands for the output's own index on that axis; `*` for all indices of the axis, the run
// over which the operation sums; `0` for index 0; `(h d)` for an axis that two of the output's axes
// share, h · size of d + d; and `h/d`, `h%d` take such an axis of the output apart again. In a
// softmax `s*` is the run that holds the element itself at s.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/config.h"
#include "model/activations.h"
#include "model/interventions.h"
#include "model/transformer.h"

namespace glassformer {

enum class Operation {
  kToken,       // an id of the input itself
  kLookup,      // a row of the embedding table
  kScale,       // x · factor
  kPosition,    // sin or cos of pos / 10000^(2i/D)
  kAdd,         // Σ of the inputs
  kLinear,      // Σ_k x_k · w_k + bias
  kProduct,     // Σ_k a_k · b_k
  kMask,        // 0, or −∞ where a rule forbids to look
  kSoftmax,     // exp(x_s) / Σ exp(x)
  kReplaced,    // what an intervention has put here
  kSame,        // the same number, in another place
  kMean,        // Σ x / D
  kRstd,        // 1 / √(Σ (x − mean)² / D + ε)
  kLayerNorm,   // (x − mean) · rstd · γ + β
  kActivation,  // the feed-forward network's non-linearity
};

/// "softmax": the name of an operation, for messages and for the page.
const char* to_string(Operation operation);

/// One input of a declaration.
struct DeclaredInput {
  std::string role;  // "x", "weight": which part it plays in the operation's formula
  std::string name;  // a recorded value or a parameter
  std::string map;   // its axes: see the top of this file
};

/// How every element of one recorded value is made.
struct Declaration {
  Operation operation = Operation::kToken;
  std::string axes;  // the output's axes, a letter each
  std::vector<DeclaredInput> inputs;
  float factor = 1;          // kScale; kSoftmax: 1 / temperature
  std::string activation{};  // kActivation: relu, silu, …
};

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
  Index position = -1;  // kSoftmax: of the element in its run
  std::vector<Ingredient> ingredients;
};

/// The declarations of every value that a model of this config records. For a pass with
/// interventions, give the same ones here.
class Provenance {
 public:
  explicit Provenance(const ModelConfig& config,
                      const Interventions& interventions = kNoInterventions);

  /// By name; the names of activations.h.
  const std::map<std::string, Declaration>& declarations() const { return declarations_; }

  /// Explains element `index` of the value `name`. `activations` is the record of one
  /// teacher-forced pass of `transformer` that has the value and its inputs. Throws
  /// Error("invalid_argument") if one of them is not there or the index is outside.
  Explanation explain(const Transformer& transformer, const Activations& activations,
                      const std::string& name, const Shape& index) const;

 private:
  void declare_stack(const std::string& stack, Index layers);
  std::string declare_embedding(const std::string& stack);
  std::string declare_layer(const std::string& path, std::string x, bool decoder);
  void declare_attention(const std::string& path, const std::string& x, const std::string& memory);
  void declare_feed_forward(const std::string& path, const std::string& x);
  std::string declare_norm(const std::string& path, const std::string& x);
  void declare_linear(const std::string& name, const std::string& x, const std::string& path);

  /// Declares one residual block around what `declare_sublayer(x)` declares, whose output is
  /// `sublayer`; returns the name of the block's output.
  template <typename Declare>
  std::string declare_residual(const std::string& path, const std::string& sum,
                               const std::string& norm, const std::string& sublayer,
                               const std::string& x, Declare&& declare_sublayer);

  ModelConfig config_;
  const Interventions& interventions_;
  std::map<std::string, Declaration> declarations_;
};

}  // namespace glassformer
