// Generation as JavaScript sees it: whole batches, and one sentence step by step.
#include "generation/generation.h"

#include "generation/decoding.h"
#include "model.h"
#include "values.h"

using emscripten::val;

namespace glassformer::bindings {

namespace {

EMSCRIPTEN_DECLARE_VAL_TYPE(Results);
EMSCRIPTEN_DECLARE_VAL_TYPE(BeamTree);

/// glassformer::Generation, and the model it needs.
class GenerationHandle {
 public:
  GenerationHandle(const Model& model, const NumberLists& sources, const GenerationOptions& options,
                   const Interventions& interventions)
      : transformer_(model.transformer()), generation_(guarded([&] {
          return std::make_unique<Generation>(*transformer_, to_int_lists(sources), options,
                                              interventions);
        })) {}

  bool step() {
    return guarded([&] { return generation_->step(); });
  }

  IntArray best(int source) const {
    return guarded([&] { return to_array(std::span<const int>(generation_->best(source))); });
  }

  Results results() const {
    return guarded([&] {
      val sources = val::array();
      for (const std::vector<Hypothesis>& found : generation_->results()) {
        val hypotheses = val::array();
        for (const Hypothesis& hypothesis : found) {
          val object = val::object();
          object.set("ids", to_array(std::span(hypothesis.ids)));
          object.set("probabilities", to_array(std::span(hypothesis.probabilities)));
          object.set("score", hypothesis.score);
          hypotheses.call<void>("push", object);
        }
        sources.call<void>("push", hypotheses);
      }
      return Results(sources);
    });
  }

  BeamTree tree(int source) const {
    return guarded([&] {
      val nodes = val::array();
      for (const BeamNode& node : generation_->tree(source)) {
        val object = val::object();
        object.set("id", node.id);
        object.set("parent", static_cast<double>(node.parent));
        object.set("step", static_cast<double>(node.length - 1));
        object.set("logProbability", node.log_probability);
        object.set("sum", node.sum);
        object.set("score", node.score);
        object.set("state", std::string(to_string(node.state)));
        nodes.call<void>("push", object);
      }
      return BeamTree(nodes);
    });
  }

 private:
  std::shared_ptr<const Transformer> transformer_;
  std::unique_ptr<Generation> generation_;
};

/// glassformer::Decoding, and the model it needs.
class DecodingHandle {
 public:
  DecodingHandle(const Model& model, const NumberList& source, const StringList& patterns,
                 const GenerationOptions& options, const Interventions& interventions)
      : transformer_(model.transformer()), decoding_(guarded([&] {
          return Decoding(*transformer_, to_ints(source), to_strings(patterns), options,
                          interventions);
        })) {}

  TensorMap source_trace() const {
    return guarded([&] { return to_map(decoding_.source_trace()); });
  }
  IntArray tokens() const {
    return guarded([&] { return to_array(decoding_.tokens()); });
  }
  void append(int id) {
    guarded([&] { decoding_.append(id); });
  }
  void back(int count) {
    guarded([&] { decoding_.back(count); });
  }
  void step() {
    guarded([&] { decoding_.step(); });
  }
  TensorMap trace() const {
    return guarded([&] { return to_map(decoding_.trace()); });
  }
  FloatArray logits() const {
    return guarded([&] { return to_array(decoding_.logits()); });
  }
  FloatArray probabilities() const {
    return guarded([&] { return to_array(decoding_.probabilities()); });
  }
  IntArray ranked(int count) const {
    return guarded([&] { return to_array(std::span<const int>(decoding_.ranked(count))); });
  }
  std::unique_ptr<DecodingHandle> fork() const {
    return guarded([&] {
      return std::unique_ptr<DecodingHandle>(new DecodingHandle(transformer_, decoding_.fork()));
    });
  }

 private:
  DecodingHandle(std::shared_ptr<const Transformer> transformer, Decoding decoding)
      : transformer_(std::move(transformer)), decoding_(std::move(decoding)) {}

  std::shared_ptr<const Transformer> transformer_;
  Decoding decoding_;
};

NumberList suppressed(const GenerationOptions& options) {
  return NumberList(val::array(options.suppress_tokens));
}

void suppress(GenerationOptions& options, const NumberList& ids) {
  options.suppress_tokens = to_ints(ids);
}

}  // namespace

EMSCRIPTEN_BINDINGS(generation) {
  using Options = GenerationOptions;
  emscripten::value_object<Options>("GenerationOptions")
      .field("max_new_tokens", &Options::max_new_tokens)
      .field("min_length", &Options::min_length)
      .field("num_beams", &Options::num_beams)
      .field("num_return_sequences", &Options::num_return_sequences)
      .field("length_penalty", &Options::length_penalty)
      .field("early_stopping", &Options::early_stopping)
      .field("do_sample", &Options::do_sample)
      .field("temperature", &Options::temperature)
      .field("top_k", &Options::top_k)
      .field("top_p", &Options::top_p)
      .field("seed", &Options::seed)
      .field("repetition_penalty", &Options::repetition_penalty)
      .field("no_repeat_ngram_size", &Options::no_repeat_ngram_size)
      .field("suppress_tokens", &suppressed, &suppress)
      .field("forced_eos_token_id", &Options::forced_eos_token_id);

  emscripten::register_type<Results>(
      "{ ids: Int32Array; probabilities: Float32Array; score: number }[][]");
  emscripten::register_type<BeamTree>(
      "{ id: number; parent: number; step: number; logProbability: number; sum: number; "
      "score: number; state: string }[]");
  emscripten::class_<GenerationHandle>("Generation")
      .constructor<const Model&, const NumberLists&, const Options&, const Interventions&>()
      .function("step", &GenerationHandle::step)
      .function("best", &GenerationHandle::best)
      .function("results", &GenerationHandle::results)
      .function("tree", &GenerationHandle::tree);

  emscripten::class_<DecodingHandle>("Decoding")
      .constructor<const Model&, const NumberList&, const StringList&, const Options&,
                   const Interventions&>()
      .function("sourceTrace", &DecodingHandle::source_trace)
      .function("tokens", &DecodingHandle::tokens)
      .function("append", &DecodingHandle::append)
      .function("back", &DecodingHandle::back)
      .function("step", &DecodingHandle::step)
      .function("trace", &DecodingHandle::trace)
      .function("logits", &DecodingHandle::logits)
      .function("probabilities", &DecodingHandle::probabilities)
      .function("ranked", &DecodingHandle::ranked)
      .function("fork", &DecodingHandle::fork);
}

}  // namespace glassformer::bindings
