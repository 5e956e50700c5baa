#include "model/transformer.h"

#include <algorithm>
#include <numeric>

#include "formats/error.h"
#include "kernels/softmax.h"

namespace glassformer {

namespace {

Error no_parameter(const std::string& name) {
  return {"invalid_argument", "expected the name of a parameter, found " + name};
}

}  // namespace

Transformer::Transformer(ModelConfig config, const Safetensors& file, WeightType type)
    : config_(std::move(config)),
      source_embedding_(config_, "encoder"),
      target_embedding_(config_, "decoder") {
  const ParameterSource source(file, type);
  shared_ = WeightMatrix(source, "shared.weight", config_.vocab_size, config_.d_model);
  final_logits_bias_ = source.floats("final_logits_bias", {1, config_.vocab_size});
  encoder_ = Encoder(config_, source);
  decoder_ = Decoder(config_, source);
}

TokenBatch Transformer::pad(std::span<const std::vector<int>> sequences) const {
  TokenBatch batch;
  size_t longest = 0;
  if (sequences.empty()) throw Error("invalid_argument", "expected at least one sequence of ids");
  for (const std::vector<int>& ids : sequences) {
    if (ids.empty()) throw Error("invalid_argument", "expected at least one id in each sequence");
    longest = std::max(longest, ids.size());
    batch.lengths.push_back(static_cast<Index>(ids.size()));
  }
  if (static_cast<Index>(longest) > config_.max_position_embeddings) {
    throw Error("input_too_long", "expected at most " +
                                      std::to_string(config_.max_position_embeddings) +
                                      " tokens, found " + std::to_string(longest));
  }
  for (const std::vector<int>& ids : sequences) {
    for (const int id : ids) {
      if (id < 0 || id >= config_.vocab_size) {
        throw Error("invalid_argument", "expected ids from 0 to " +
                                            std::to_string(config_.vocab_size - 1) + ", found " +
                                            std::to_string(id));
      }
    }
    batch.ids.insert(batch.ids.end(), ids.begin(), ids.end());
    batch.ids.insert(batch.ids.end(), longest - ids.size(), config_.pad_token_id);
  }
  return batch;
}

Memory Transformer::encode(const TokenBatch& sources, Arena& scratch,
                           Instruments instruments) const {
  const ForwardPass pass{scratch, instruments, sources.batch(), sources.length()};
  Memory memory{RowMajorMatrix(pass.batch * pass.length, config_.d_model), sources.lengths};
  const MatrixView x = view(memory.output.data(), memory.output.rows(), memory.output.cols());
  source_embedding_.forward(pass, shared_, sources.ids, 0, x);
  encoder_.forward(pass, {sources.lengths.data(), /*causal=*/false, 0}, x);
  return memory;
}

std::shared_ptr<const SourceKeysValues> Transformer::project(const Memory& memory,
                                                             Arena& scratch) const {
  const auto batch = static_cast<Index>(memory.lengths.size());
  const ForwardPass pass{scratch, {}, batch, memory.output.rows() / batch};
  return std::make_shared<const SourceKeysValues>(decoder_.project_memory(
      pass, view(memory.output.data(), memory.output.rows(), memory.output.cols()),
      memory.lengths));
}

DecoderState Transformer::start(std::shared_ptr<const SourceKeysValues> sources,
                                std::vector<Index> source_of, Index capacity) const {
  return {std::move(sources), std::move(source_of), capacity, config_.decoder_layers,
          config_.d_model};
}

MatrixView Transformer::decode(DecoderState& state, std::span<const int> ids, Arena& scratch,
                               Instruments instruments) const {
  const Index length = static_cast<Index>(ids.size()) / state.batch();
  const ForwardPass pass{scratch, instruments, state.batch(), length};
  MatrixView x = scratch.matrix(state.batch() * length, config_.d_model);
  target_embedding_.forward(pass, shared_, ids, state.length(), x);
  decoder_.forward(pass, state, x);
  return x;
}

void Transformer::logits(const ForwardPass& pass, ConstMatrixView hidden, MatrixView logits) const {
  shared_.multiply(hidden, final_logits_bias_.data(), logits, pass.scratch);
  pass.record("", "logits", logits);
  if (float* kept = pass.slot("", "probabilities", {pass.batch, pass.length, logits.cols()})) {
    const MatrixView probabilities = view(kept, logits.rows(), logits.cols());
    std::copy_n(logits.data(), logits.size(), kept);
    softmax(probabilities);
  }
}

void Transformer::visit(const ParameterVisitor& visitor) const {
  shared_.visit(visitor);
  encoder_.visit(visitor);
  decoder_.visit(visitor);
  visitor("final_logits_bias", {1, config_.vocab_size}, [this](Index, float* values) {
    std::copy(final_logits_bias_.begin(), final_logits_bias_.end(), values);
  });
}

Tensor Transformer::parameter(const std::string& name) const {
  Tensor found;
  visit([&](const std::string& each, const Shape& shape, const auto& copy_row) {
    if (each != name) return;
    found = Tensor(shape);
    MatrixView matrix = found.matrix();
    for (Index row = 0; row < matrix.rows(); ++row) copy_row(row, matrix.row(row).data());
  });
  if (found.shape.empty()) throw no_parameter(name);
  return found;
}

std::vector<float> Transformer::parameter_row(const std::string& name, Index row) const {
  std::vector<float> found;
  visit([&](const std::string& each, const Shape& shape, const auto& copy_row) {
    if (each != name) return;
    found.resize(static_cast<size_t>(shape.back()));
    copy_row(row, found.data());
  });
  if (found.empty()) throw no_parameter(name);
  return found;
}

Tensor forward(const Transformer& transformer, const TokenBatch& sources, const TokenBatch& targets,
               Arena& scratch, Instruments instruments) {
  if (sources.batch() != targets.batch()) {
    throw Error("invalid_argument", "expected as many targets as sources, " +
                                        std::to_string(sources.batch()) + ", found " +
                                        std::to_string(targets.batch()));
  }
  ArenaScope scope(scratch);
  const Memory memory = transformer.encode(sources, scratch, instruments);
  std::vector<Index> source_of(static_cast<size_t>(sources.batch()));
  std::iota(source_of.begin(), source_of.end(), Index{0});
  DecoderState state = transformer.start(transformer.project(memory, scratch), std::move(source_of),
                                         targets.length());
  const MatrixView hidden = transformer.decode(state, targets.ids, scratch, instruments);
  const ForwardPass pass{scratch, instruments, targets.batch(), targets.length()};
  Tensor logits({pass.batch, pass.length, transformer.config().vocab_size});
  transformer.logits(pass, hidden, logits.matrix());
  return logits;
}

}  // namespace glassformer
