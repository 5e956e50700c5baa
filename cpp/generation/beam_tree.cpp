#include "generation/beam_tree.h"

#include <algorithm>

#include "generation/generation.h"

namespace glassformer {

const char* to_string(BeamState state) {
  switch (state) {
    case BeamState::kKept:
      return "kept";
    case BeamState::kFinished:
      return "finished";
    case BeamState::kDisplaced:
      return "displaced";
    case BeamState::kPruned:
      return "pruned";
    case BeamState::kUnfinished:
      return "unfinished";
  }
  return "";
}

std::vector<BeamNode> Generation::tree(Index source) const {
  std::vector<BeamNode> nodes;
  std::vector<Index> node_of(tokens_.size(), -1);
  Index longest = 0;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.source != source) continue;
    BeamNode node{.id = token.id, .log_probability = token.log_probability};
    if (token.previous >= 0) {
      node.parent = node_of[token.previous];
      BeamNode& parent = nodes[node.parent];
      parent.state = BeamState::kKept;
      node.length = parent.length + 1;
      node.sum = parent.sum;
    }
    node.sum += node.log_probability;
    node.score = score(node.sum, node.length);
    longest = std::max(longest, node.length);
    node_of[i] = static_cast<Index>(nodes.size());
    nodes.push_back(node);
  }
  const int eos = transformer_.config().eos_token_id;
  for (BeamNode& node : nodes) {
    if (node.state == BeamState::kKept) continue;
    const bool ended = node.id == eos || node.length == options_.max_new_tokens;
    if (ended) node.state = BeamState::kDisplaced;
    if (!ended && node.length < longest) node.state = BeamState::kPruned;
  }
  for (const Search& search : searches_) {
    if (search.source != source) continue;
    for (const Path& path : search.finished) {
      if (path.last < 0) continue;
      BeamNode& node = nodes[node_of[path.last]];
      node.state = BeamState::kFinished;
      node.score = path.value;
    }
  }
  return nodes;
}

}  // namespace glassformer
