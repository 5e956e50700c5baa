#include "generation/decoding.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "formats/error.h"
#include "kernels/softmax.h"

namespace glassformer {

namespace {

const GenerationOptions& validated(const GenerationOptions& options, const ModelConfig& config) {
  options.validate(config);
  return options;
}

}  // namespace

Decoding::Decoding(const Transformer& transformer, std::vector<int> source,
                   std::vector<std::string> patterns, const GenerationOptions& options,
                   const Interventions& interventions)
    : transformer_(&transformer),
      options_(validated(options, transformer.config())),
      interventions_(interventions),
      processor_(options_, transformer.config()),
      scratch_(std::make_shared<Arena>()),
      source_(std::move(source)),
      traced_(!patterns.empty()),
      trace_(patterns),
      ids_{transformer.config().decoder_start_token_id} {
  const TokenBatch batch = transformer.pad(std::span(&source_, 1));
  const auto source_trace = std::make_shared<Activations>(std::move(patterns));
  const Memory memory = transformer.encode(
      batch, *scratch_, {traced_ ? source_trace.get() : nullptr, interventions_});
  source_trace_ = source_trace;
  state_ = transformer.start(transformer.project(memory, *scratch_), {0}, options_.max_new_tokens);
  logits_.resize(static_cast<size_t>(transformer.config().vocab_size));
  allowed_.resize(logits_.size());
  probabilities_.resize(logits_.size());
  ids_.reserve(static_cast<size_t>(options_.max_new_tokens) + 1);
  log_probabilities_.reserve(ids_.capacity());
}

bool Decoding::done() const {
  const std::span<const int> chosen = tokens();
  return static_cast<Index>(chosen.size()) == options_.max_new_tokens ||
         (!chosen.empty() && chosen.back() == transformer_->config().eos_token_id);
}

double Decoding::score() const {
  return std::accumulate(log_probabilities_.begin(), log_probabilities_.end(), 0.0);
}

std::vector<float> Decoding::token_probabilities() const {
  std::vector<float> probabilities;
  for (const float log_probability : log_probabilities_) {
    probabilities.push_back(std::exp(log_probability));
  }
  return probabilities;
}

void Decoding::step() {
  if (done()) {
    throw Error("invalid_argument",
                "expected a translation to go on with, found a finished one of " +
                    std::to_string(tokens().size()) + " tokens");
  }
  if (stepped_) return;
  // The newest token is never in the cache, unless what came after it has been taken back.
  const auto cached = static_cast<Index>(ids_.size()) - 1;
  if (state_.length() > cached) state_.truncate(cached);
  Activations* const trace = traced_ ? &trace_ : nullptr;
  trace_.clear();
  ArenaScope scope(*scratch_);
  const MatrixView hidden =
      transformer_->decode(state_, std::span(ids_).subspan(static_cast<size_t>(state_.length())),
                           *scratch_, {trace, interventions_});
  const Index V = transformer_->config().vocab_size;
  transformer_->logits({*scratch_, {trace, interventions_}, 1, 1}, hidden,
                       view(logits_.data(), 1, V));

  allowed_ = logits_;
  processor_.apply(allowed_, ids_);
  probabilities_ = allowed_;
  softmax(view(probabilities_.data(), 1, V));
  stepped_ = true;
}

std::vector<int> Decoding::ranked(Index count) const {
  std::vector<int> ids(allowed_.size());
  std::iota(ids.begin(), ids.end(), 0);
  const auto middle = ids.begin() + std::min(count, static_cast<Index>(ids.size()));
  std::partial_sort(ids.begin(), middle, ids.end(), [this](int a, int b) {
    return allowed_[a] != allowed_[b] ? allowed_[a] > allowed_[b] : a < b;
  });
  ids.erase(middle, ids.end());
  return ids;
}

void Decoding::append(int id) {
  if (id < 0 || id >= transformer_->config().vocab_size) {
    throw Error("invalid_argument", "expected an id from 0 to " +
                                        std::to_string(transformer_->config().vocab_size - 1) +
                                        ", found " + std::to_string(id));
  }
  step();
  log_probabilities_.push_back(allowed_[id] -
                               log_sum_exp(allowed_.data(), transformer_->config().vocab_size));
  ids_.push_back(id);
  stepped_ = false;
}

void Decoding::back(Index count) {
  const auto length = static_cast<Index>(tokens().size());
  if (count < 0 || count > length) {
    throw Error("invalid_argument", "expected a count of tokens from 0 to " +
                                        std::to_string(length) + ", found " +
                                        std::to_string(count));
  }
  if (count == 0) return;
  ids_.resize(ids_.size() - static_cast<size_t>(count));
  log_probabilities_.resize(ids_.size() - 1);
  stepped_ = false;
}

}  // namespace glassformer
