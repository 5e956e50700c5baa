// Where a number of the model comes from: for each recorded value one declaration of the operation
// that made it, in the words of declaration.h.
#pragma once

#include <string>

#include "formats/config.h"
#include "model/activations.h"
#include "model/declaration.h"
#include "model/interventions.h"
#include "model/transformer.h"

namespace glassformer {

/// The declarations of every value that a model of this config records. For a pass with
/// interventions, give the same ones here.
class Provenance {
 public:
  explicit Provenance(const ModelConfig& config,
                      const Interventions& interventions = kNoInterventions);

  /// By name; the names of activations.h.
  const Declarations& declarations() const { return declarations_; }

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
  Declarations declarations_;
};

}  // namespace glassformer
