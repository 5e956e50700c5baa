// Translating a batch of sources: greedy, beam search and sampling in one loop.
//
// This folder chooses tokens, one position after the other. It runs the model's forward pass and
// reads its logits; of text, and of what a caller shows, it knows nothing.
#pragma once

#include <random>
#include <span>
#include <vector>

#include "generation/beam_tree.h"
#include "generation/logits_processors.h"
#include "generation/options.h"
#include "model/transformer.h"

namespace glassformer {

/// One translation.
struct Hypothesis {
  std::vector<int> ids;              // without the start token, with <eos> if it came
  std::vector<float> probabilities;  // of each id, after what the options do to the logits
  double score = 0;                  // Σ log probability / length^length_penalty
};

/// Generates token after token, so that a caller may look at what is there, or give up, between
/// any two. The rules are those of Hugging Face's `generate`, as pytorch/oracle/generation.py
/// tells them, with the options applied to logits, before the softmax.
///
/// Sources do not influence each other: alone or in a batch, a sentence takes the same way.
class Generation {
 public:
  /// Encodes `sources`, each with its <eos>, with `interventions` in every pass. `transformer` must
  /// outlive this. Throws Error ("invalid_argument", "input_too_long").
  Generation(const Transformer& transformer, const std::vector<std::vector<int>>& sources,
             const GenerationOptions& options,
             const Interventions& interventions = kNoInterventions);

  /// Chooses one more token for every source that is not finished. Returns whether any is left
  /// unfinished; where none is, does nothing.
  bool step();

  /// The ids of what is, for now, the best hypothesis for a source: for showing it as it grows.
  std::vector<int> best(Index source) const;

  /// For each source up to num_return_sequences hypotheses, best score first; samples in the order
  /// of their drawing. Complete once `step` has returned false.
  std::vector<std::vector<Hypothesis>> results() const;

  /// The way of the search so far: every hypothesis for a source that was kept after some step, or
  /// that ended in one of the best places, a parent before its children. It is made of what the
  /// search needs anyway, when asked for.
  std::vector<BeamNode> tree(Index source) const;

 private:
  /// A token generated, and the one before it. What hypotheses share is stored once.
  struct Token {
    int id;
    Index previous;  // in tokens_, −1: the start token
    Index source;
    float log_probability;
  };

  /// A hypothesis: its last token, and Σ log probability (running) or the score (finished).
  struct Path {
    double value = 0;
    Index last = -1;
  };

  /// The hypotheses for one source, or one sample of it.
  struct Search {
    Index source = 0;
    Index running = 1;  // its rows of running_
    std::vector<Path> finished;
    std::mt19937_64 generator;
  };

  /// A way to go on.
  struct Candidate {
    double sum = 0;
    Index row = 0;
    int id = 0;
    float log_probability = 0;
  };

  Index width() const { return options_.do_sample ? 1 : options_.num_beams; }
  double score(double sum, Index length) const;
  std::span<const int> tokens_of(const Path& path);
  void compute_logits();
  void add_candidates(Search& search, Index row);
  void add_candidate(const Candidate& candidate);
  void choose(Search& search, Index first_row);
  bool done(const Search& search, size_t first_next) const;
  void finish(Search& search, Path path);
  Index add_token(const Search& search, const Candidate& candidate);
  Hypothesis hypothesis(const Path& path) const;

  const Transformer& transformer_;
  GenerationOptions options_;
  Interventions interventions_;
  LogitsProcessor processor_;
  Arena scratch_;
  DecoderState state_;
  Index length_ = 0;           // t: tokens that each running hypothesis has
  std::vector<Token> tokens_;  // of all hypotheses
  std::vector<Path> running_;  // of all searches, in the order of the state's sequences
  std::vector<Search> searches_;

  // What a step needs, kept so that it allocates nothing.
  std::vector<float> logits_;
  std::vector<int> ids_;
  std::vector<int> history_;
  std::vector<Candidate> candidates_;
  std::vector<Path> next_;
  std::vector<Index> rows_;
};

}  // namespace glassformer
