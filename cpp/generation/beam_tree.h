// The way that a beam search took, to be looked at: which hypotheses it kept, and which it gave up.
#pragma once

#include "tensor/tensor.h"

namespace glassformer {

/// What became of a hypothesis.
enum class BeamState {
  kKept,        // longer ones were kept in its place
  kFinished,    // it ended, and is one of the num_beams best that did
  kDisplaced,   // it ended, but num_beams better ones did, too
  kPruned,      // nothing that may follow it was among the best
  kUnfinished,  // it is running, or was when there was nothing better to be found
};

/// "finished": the name of a state, for the page.
const char* to_string(BeamState state);

/// A hypothesis: the one before it, and a token more.
struct BeamNode {
  int id = 0;                 // the last token
  Index parent = -1;          // index of the one before; −1: the start token alone
  Index length = 1;           // t: tokens without the start token
  float log_probability = 0;  // of the last token
  double sum = 0;             // Σ log probability
  double score = 0;           // sum / t^length_penalty: were it to end here
  BeamState state = BeamState::kUnfinished;
};

}  // namespace glassformer
