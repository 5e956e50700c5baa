#include "generation/generation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "kernels/softmax.h"

namespace glassformer {

namespace {

const GenerationOptions& validated(const GenerationOptions& options, const ModelConfig& config) {
  options.validate(config);
  return options;
}

/// The generator of one sample. It does not depend on the source's place in the batch.
std::mt19937_64 seeded(uint64_t seed, Index sample) {
  std::seed_seq words{static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32),
                      static_cast<uint32_t>(sample)};
  return std::mt19937_64(words);
}

/// More floats than one pass over a position each of `rows` sequences takes of an arena.
Index step_scratch(const ModelConfig& config, Index rows, Index positions) {
  const Index matrices = 12 * config.d_model + 2 * config.decoder_ffn_dim;
  return rows * matrices + positions;
}

}  // namespace

Generation::Generation(const Transformer& transformer, const std::vector<std::vector<int>>& sources,
                       const GenerationOptions& options, const Interventions& interventions)
    : transformer_(transformer),
      options_(validated(options, transformer.config())),
      interventions_(interventions),
      processor_(options_, transformer.config()) {
  const TokenBatch batch = transformer.pad(sources);
  const Memory memory = transformer.encode(batch, scratch_, {nullptr, interventions_});

  const Index samples = options_.do_sample ? options_.num_return_sequences : 1;
  std::vector<Index> source_of;
  for (Index source = 0; source < batch.batch(); ++source) {
    for (Index i = 0; i < samples; ++i) {
      rows_.push_back(static_cast<Index>(source_of.size()));
      source_of.insert(source_of.end(), static_cast<size_t>(width()), source);
      Search& search = searches_.emplace_back();
      search.source = source;
      search.generator = seeded(options_.seed, i);
      search.finished.reserve(static_cast<size_t>(width()) + 1);
    }
  }
  const size_t most = source_of.size();
  state_ = transformer.start(transformer.project(memory, scratch_), std::move(source_of),
                             options_.max_new_tokens);
  state_.reorder(rows_);  // one hypothesis for each search, until it branches
  running_.resize(searches_.size());

  running_.reserve(most);
  next_.reserve(most);
  rows_.reserve(most);
  ids_.reserve(most);
  candidates_.reserve(static_cast<size_t>(2 * width()) + 1);
  history_.reserve(static_cast<size_t>(options_.max_new_tokens));
  tokens_.reserve(2 * most * static_cast<size_t>(options_.max_new_tokens));
  logits_.resize(most * static_cast<size_t>(transformer.config().vocab_size));
  ArenaScope scope(scratch_);
  scratch_.allocate(step_scratch(transformer.config(), static_cast<Index>(most),
                                 std::max(batch.length(), options_.max_new_tokens)));
}

bool Generation::step() {
  if (running_.empty()) return false;
  compute_logits();
  ++length_;
  next_.clear();
  rows_.clear();
  Index row = 0;
  for (Search& search : searches_) {
    const Index rows = search.running;
    if (rows > 0) choose(search, row);
    row += rows;
  }
  // As many sequences as before, each from a later one than the last, are the same ones.
  const auto not_later = std::adjacent_find(rows_.begin(), rows_.end(), std::greater_equal<>());
  const bool unchanged = rows_.size() == running_.size() && not_later == rows_.end();
  running_.swap(next_);
  if (!unchanged) state_.reorder(rows_);
  return !running_.empty();
}

void Generation::compute_logits() {
  const ModelConfig& config = transformer_.config();
  ids_.clear();
  for (const Path& path : running_) {
    ids_.push_back(path.last < 0 ? config.decoder_start_token_id : tokens_[path.last].id);
  }
  const auto rows = static_cast<Index>(ids_.size());
  ArenaScope scope(scratch_);
  const MatrixView hidden = transformer_.decode(state_, ids_, scratch_, {nullptr, interventions_});
  transformer_.logits({scratch_, nullptr, rows, 1}, hidden,
                      view(logits_.data(), rows, config.vocab_size));
}

void Generation::choose(Search& search, Index first_row) {
  candidates_.clear();
  for (Index i = 0; i < search.running; ++i) add_candidates(search, first_row + i);

  const size_t first_next = next_.size();
  const auto W = static_cast<size_t>(width());
  for (size_t rank = 0; rank < candidates_.size(); ++rank) {
    const Candidate& candidate = candidates_[rank];
    const bool ends =
        candidate.id == transformer_.config().eos_token_id || length_ == options_.max_new_tokens;
    if (ends) {
      if (rank < W) finish(search, {score(candidate.sum, length_), add_token(search, candidate)});
    } else if (next_.size() - first_next < W) {
      next_.push_back({candidate.sum, add_token(search, candidate)});
      rows_.push_back(candidate.row);
    }
  }
  // The options may forbid every token: then what there is has to do.
  if (candidates_.empty() && search.finished.empty()) {
    finish(search, {score(running_[first_row].value, length_), running_[first_row].last});
  }
  if (done(search, first_next)) {
    next_.resize(first_next);
    rows_.resize(first_next);
  }
  search.running = static_cast<Index>(next_.size() - first_next);
}

void Generation::add_candidates(Search& search, Index row) {
  const Index V = transformer_.config().vocab_size;
  const std::span<float> logits(logits_.data() + row * V, static_cast<size_t>(V));
  processor_.apply(logits, tokens_of(running_[row]));
  const float normalizer = log_sum_exp(logits.data(), V);
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  if (normalizer == kNever) return;

  const double sum = running_[row].value;
  const auto add = [&](int id) {
    const float log_probability = logits[id] - normalizer;
    add_candidate({sum + log_probability, row, id, log_probability});
  };
  if (options_.do_sample) {
    add(sample(logits, search.generator));
    return;
  }
  for (Index id = 0; id < V; ++id) {
    if (logits[id] > kNever) add(static_cast<int>(id));
  }
}

void Generation::add_candidate(const Candidate& candidate) {
  const auto most = static_cast<size_t>(2 * width());
  if (candidates_.size() == most && candidate.sum <= candidates_.back().sum) return;
  const auto place =
      std::upper_bound(candidates_.begin(), candidates_.end(), candidate.sum,
                       [](double sum, const Candidate& other) { return sum > other.sum; });
  candidates_.insert(place, candidate);
  if (candidates_.size() > most) candidates_.pop_back();
}

bool Generation::done(const Search& search, size_t first_next) const {
  if (next_.size() == first_next) return true;
  if (search.finished.size() < static_cast<size_t>(width())) return false;
  return options_.early_stopping ||
         score(next_[first_next].value, length_) <= search.finished.back().value;
}

void Generation::finish(Search& search, Path path) {
  const auto place =
      std::upper_bound(search.finished.begin(), search.finished.end(), path.value,
                       [](double value, const Path& other) { return value > other.value; });
  search.finished.insert(place, path);
  if (search.finished.size() > static_cast<size_t>(width())) search.finished.pop_back();
}

Index Generation::add_token(const Search& search, const Candidate& candidate) {
  tokens_.push_back(
      {candidate.id, running_[candidate.row].last, search.source, candidate.log_probability});
  return static_cast<Index>(tokens_.size()) - 1;
}

double Generation::score(double sum, Index length) const {
  return sum / std::pow(static_cast<double>(length), static_cast<double>(options_.length_penalty));
}

std::span<const int> Generation::tokens_of(const Path& path) {
  history_.resize(static_cast<size_t>(length_));
  if (!processor_.reads_tokens()) return history_;
  history_.front() = transformer_.config().decoder_start_token_id;
  Index token = path.last;
  for (size_t i = history_.size() - 1; token >= 0; --i, token = tokens_[token].previous) {
    history_[i] = tokens_[token].id;
  }
  return history_;
}

Hypothesis Generation::hypothesis(const Path& path) const {
  Hypothesis hypothesis;
  hypothesis.score = path.value;
  for (Index token = path.last; token >= 0; token = tokens_[token].previous) {
    hypothesis.ids.push_back(tokens_[token].id);
    hypothesis.probabilities.push_back(std::exp(tokens_[token].log_probability));
  }
  std::reverse(hypothesis.ids.begin(), hypothesis.ids.end());
  std::reverse(hypothesis.probabilities.begin(), hypothesis.probabilities.end());
  return hypothesis;
}

std::vector<int> Generation::best(Index source) const {
  Index row = 0;
  for (const Search& search : searches_) {
    if (search.source == source) {
      return hypothesis(search.running > 0 ? running_[row] : search.finished.front()).ids;
    }
    row += search.running;
  }
  return {};
}

std::vector<std::vector<Hypothesis>> Generation::results() const {
  std::vector<std::vector<Hypothesis>> results;
  for (const Search& search : searches_) {
    results.resize(static_cast<size_t>(search.source) + 1);
    std::vector<Hypothesis>& found = results.back();
    for (const Path& path : search.finished) {
      if (found.size() == static_cast<size_t>(options_.num_return_sequences)) break;
      found.push_back(hypothesis(path));
    }
  }
  return results;
}

}  // namespace glassformer
