// A teacher-forced pass as JavaScript sees it, and the origin of every number in it.
#include <optional>

#include "explanation.h"
#include "model.h"
#include "model/provenance.h"
#include "values.h"

namespace glassformer::bindings {

namespace {

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
      return to_object(provenance_.explain(*transformer_, *everything_, name, to_shape(index)));
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
  emscripten::class_<Forward>("Forward")
      .constructor<const Model&, const NumberLists&, const NumberLists&, const Interventions&>()
      .function("trace", &Forward::trace)
      .function("explain", &Forward::explain);
}

}  // namespace glassformer::bindings
