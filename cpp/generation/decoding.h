// Translating one sentence token by token, with everything to look at and every way open.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generation/logits_processors.h"
#include "generation/options.h"
#include "model/transformer.h"

namespace glassformer {

/// A translation under way: `step` tells what may come next, `append` says what does.
///
/// A decoding and its forks share what they read and a scratch memory: use them on one thread.
class Decoding {
 public:
  /// Encodes `source`, with its <eos>, with `interventions` in every pass. What matches `patterns`
  /// is recorded: see activations.h. Of the options, those of beams and of drawing samples mean
  /// nothing here. `transformer` must outlive this. Throws Error ("invalid_argument",
  /// "input_too_long").
  Decoding(const Transformer& transformer, std::vector<int> source,
           std::vector<std::string> patterns, const GenerationOptions& options,
           const Interventions& interventions = kNoInterventions);

  const std::vector<int>& source() const { return source_; }

  /// The encoder's record, the same for all steps.
  const std::map<std::string, Tensor>& source_trace() const { return source_trace_->tensors(); }

  /// The tokens so far, without the start token.
  std::span<const int> tokens() const { return std::span(ids_).subspan(1); }

  /// Whether nothing may follow: the last token is <eos>, or there are max_new_tokens.
  bool done() const;

  /// Σ log probability of the tokens so far: −∞ if one was appended that could not come.
  double score() const;

  /// The probabilities that the tokens so far had when they were appended.
  std::vector<float> token_probabilities() const;

  /// Computes the next position, if that has not been done: only what is not in the cache. Throws
  /// Error("invalid_argument") if `done`.
  void step();

  /// The model's logits (V) for the next position. Valid after `step`, until `append` or `back`.
  std::span<const float> logits() const { return logits_; }

  /// softmax (V) of the logits after what the options do to them; likewise.
  std::span<const float> probabilities() const { return probabilities_; }

  /// The decoder's record of the last step: its one new position, all those before it as keys.
  const std::map<std::string, Tensor>& trace() const { return trace_.tensors(); }

  /// The `count` most probable ids, all for more than V, best first; of equal ones the lower id
  /// first. After `step`; the first of them is what greedy generation takes.
  std::vector<int> ranked(Index count) const;

  /// Goes on with token `id`, after a `step` if there has not been one. Throws
  /// Error("invalid_argument") if `done` or if there is no such id.
  void append(int id);

  /// Takes back the last `count` tokens. Throws Error("invalid_argument") if there are fewer.
  void back(Index count);

  /// A decoding of its own that goes on from here; the encoder's work is shared.
  Decoding fork() const { return *this; }

  Decoding(Decoding&&) = default;
  Decoding& operator=(Decoding&&) = default;

 private:
  Decoding(const Decoding&) = default;

  const Transformer* transformer_;
  GenerationOptions options_;
  Interventions interventions_;
  LogitsProcessor processor_;
  std::shared_ptr<Arena> scratch_;
  std::vector<int> source_;
  std::shared_ptr<const Activations> source_trace_;
  DecoderState state_;
  bool traced_ = false;  // whether there are patterns
  Activations trace_;
  std::vector<int> ids_;                  // the start token, then the tokens so far
  std::vector<float> log_probabilities_;  // of the tokens so far
  std::vector<float> logits_;             // (V), as are the next two
  std::vector<float> allowed_;            // logits_ after the options
  std::vector<float> probabilities_;      // softmax of these
  bool stepped_ = false;                  // logits_ belong to the position after ids_
};

}  // namespace glassformer
