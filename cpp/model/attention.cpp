#include "model/attention.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formats/error.h"
#include "kernels/softmax.h"

namespace glassformer {

namespace {

constexpr float kMasked = -std::numeric_limits<float>::infinity();

/// Where one head of one sequence keeps what is recorded of it; null: nowhere.
struct HeadRecord {
  float* products = nullptr;
  float* scores = nullptr;
  float* masked_scores = nullptr;
  float* weights = nullptr;
  float* context = nullptr;
};

/// The record of all heads: (B, H, T, S) but for context, (B, H, T, K).
class HeadRecords {
 public:
  HeadRecords(const ForwardPass& pass, const std::string& path, Index heads, Index keys,
              Index head_size)
      : heads_(heads), scores_size_(pass.length * keys), context_size_(pass.length * head_size) {
    const std::initializer_list<Index> shape = {pass.batch, heads, pass.length, keys};
    all_.products = pass.slot(path, "products", shape);
    all_.scores = pass.slot(path, "scores", shape);
    all_.masked_scores = pass.slot(path, "masked_scores", shape);
    all_.weights = pass.slot(path, "weights", shape);
    all_.context = pass.slot(path, "context", {pass.batch, heads, pass.length, head_size});
  }

  HeadRecord at(Index b, Index head) const {
    const Index i = b * heads_ + head;
    const auto part = [i](float* all, Index size) { return all == nullptr ? all : all + i * size; };
    return {part(all_.products, scores_size_), part(all_.scores, scores_size_),
            part(all_.masked_scores, scores_size_), part(all_.weights, scores_size_),
            part(all_.context, context_size_)};
  }

 private:
  Index heads_, scores_size_, context_size_;
  HeadRecord all_;
};

void keep(ConstMatrixView matrix, float* record) {
  if (record != nullptr) view(record, matrix.rows(), matrix.cols()) = matrix;
}

/// scores (T, S) + mask of sequence b, in place.
void add_mask(const AttentionMask& mask, Index keys_row, MatrixView scores) {
  const Index S = scores.cols();
  const Index unpadded = mask.lengths == nullptr ? S : mask.lengths[keys_row];
  for (Index i = 0; i < scores.rows(); ++i) {
    const Index visible = mask.causal ? std::min(unpadded, mask.past + i + 1) : unpadded;
    if (visible < S) std::fill(&scores(i, visible), &scores(i, 0) + S, kMasked);
  }
}

/// What is left of a mask when parts of it are switched off.
AttentionMask without_masks(AttentionMask mask, const Interventions& interventions) {
  if (!interventions.padding_mask) mask.lengths = nullptr;
  if (!interventions.causal_mask) mask.causal = false;
  return mask;
}

/// weights (T, S) = softmax(q·kᵀ / √K + mask) of one head, recording each step.
void weigh(ConstMatrixView q, ConstMatrixView k, const AttentionMask& mask, Index keys_row,
           const Interventions& interventions, const HeadRecord& record, MatrixView weights) {
  product_transposed(q, k, weights);
  keep(weights, record.products);
  if (interventions.scaling) weights *= 1 / std::sqrt(static_cast<float>(q.cols()));
  keep(weights, record.scores);
  add_mask(mask, keys_row, weights);
  keep(weights, record.masked_scores);
  if (interventions.temperature != 1) weights /= interventions.temperature;
  softmax(weights);
}

/// The rows of the learner's own weights that stand for positions `past`, `past` + 1, …: (T, S).
ConstMatrixView chosen_weights(const HeadIntervention& intervention, Index past, Index T, Index S) {
  const ConstMatrixView all = intervention.weights.matrix();
  if (intervention.weights.shape.size() != 2 || all.rows() < past + T || all.cols() < S) {
    throw Error("shape_mismatch",
                intervention.attention + ", head " + std::to_string(intervention.head) +
                    ": expected weights of at least " + to_string(Shape{past + T, S}) + ", found " +
                    to_string(intervention.weights.shape));
  }
  return {all.data() + past * all.cols(), T, S, Eigen::OuterStride<>(all.cols())};
}

/// Puts other weights (T, S) in the place of a head's own. Returns false if it is to say nothing.
bool intervene(const HeadIntervention* intervention, const AttentionMask& mask, Index keys_row,
               MatrixView weights) {
  if (intervention == nullptr) return true;
  switch (intervention->kind) {
    case HeadIntervention::Kind::kOff:
      return false;
    case HeadIntervention::Kind::kUniform:
      weights.setZero();
      add_mask(mask, keys_row, weights);
      softmax(weights);
      return true;
    case HeadIntervention::Kind::kWeights:
      weights = chosen_weights(*intervention, mask.past, weights.rows(), weights.cols());
      return true;
  }
  return true;
}

/// Matrix (T, K) of one head of one sequence, in rows of D numbers.
ConstMatrixView head_of(const float* sequence, Index length, Index d_model, Index head,
                        Index head_size) {
  return {sequence + head * head_size, length, head_size, Eigen::OuterStride<>(d_model)};
}

/// Records sequences of rows of D numbers as (B, H, length, K).
void record_heads(const ForwardPass& pass, const std::string& path, const char* name, Index heads,
                  Index d_model, const KeysValues& rows, const float* data) {
  const Index K = d_model / heads;
  float* kept = pass.slot(path, name, {pass.batch, heads, rows.length, K});
  if (kept == nullptr) return;
  for (Index b = 0; b < pass.batch; ++b) {
    const float* sequence = data + (rows.row_of == nullptr ? b : rows.row_of[b]) * rows.stride;
    for (Index h = 0; h < heads; ++h, kept += rows.length * K) {
      keep(head_of(sequence, rows.length, d_model, h, K), kept);
    }
  }
}

void record_mask(const ForwardPass& pass, const std::string& path, const AttentionMask& mask,
                 const KeysValues& memory) {
  float* kept = pass.slot(path, "mask", {pass.batch, 1, pass.length, memory.length});
  if (kept == nullptr) return;
  for (Index b = 0; b < pass.batch; ++b, kept += pass.length * memory.length) {
    const Index row = memory.row_of == nullptr ? b : memory.row_of[b];
    add_mask(mask, row, view(kept, pass.length, memory.length));
  }
}

}  // namespace

MultiHeadAttention::MultiHeadAttention(const ParameterSource& source, std::string path,
                                       Index d_model, Index heads)
    : path_(std::move(path)),
      heads_(heads),
      q_proj_(source, path_ + ".q_proj", d_model, d_model),
      k_proj_(source, path_ + ".k_proj", d_model, d_model),
      v_proj_(source, path_ + ".v_proj", d_model, d_model),
      out_proj_(source, path_ + ".out_proj", d_model, d_model) {}

void MultiHeadAttention::project_keys_values(const ForwardPass& pass, ConstMatrixView memory,
                                             MatrixView keys, MatrixView values) const {
  k_proj_.forward(pass, memory, keys);
  v_proj_.forward(pass, memory, values);
}

void MultiHeadAttention::attend(const ForwardPass& pass, ConstMatrixView x,
                                const KeysValues& memory, const AttentionMask& full_mask,
                                MatrixView y) const {
  const AttentionMask mask = without_masks(full_mask, pass.interventions());
  const Index D = x.cols(), K = D / heads_, T = pass.length, S = memory.length;
  ArenaScope scope(pass.scratch);
  MatrixView query = pass.scratch.matrix(x.rows(), D);
  q_proj_.forward(pass, x, query);
  const KeysValues asking{nullptr, nullptr, T, T * D, nullptr};
  record_heads(pass, path_, "query", heads_, D, asking, query.data());
  record_heads(pass, path_, "key", heads_, D, memory, memory.keys);
  record_heads(pass, path_, "value", heads_, D, memory, memory.values);
  record_mask(pass, path_, mask, memory);

  const HeadRecords records(pass, path_, heads_, S, K);
  MatrixView scores = pass.scratch.matrix(T, S);
  MatrixView joined = pass.scratch.matrix(x.rows(), D);
  for (Index b = 0; b < pass.batch; ++b) {
    const Index row = memory.row_of == nullptr ? b : memory.row_of[b];
    for (Index h = 0; h < heads_; ++h) {
      const ConstMatrixView q = head_of(query.data() + b * T * D, T, D, h, K);
      const ConstMatrixView k = head_of(memory.keys + row * memory.stride, S, D, h, K);
      const ConstMatrixView v = head_of(memory.values + row * memory.stride, S, D, h, K);
      const MatrixView context(joined.data() + b * T * D + h * K, T, K, Eigen::OuterStride<>(D));
      const HeadRecord record = records.at(b, h);
      weigh(q, k, mask, row, pass.interventions(), record, scores);
      const bool on = intervene(pass.interventions().find(path_, h), mask, row, scores);
      keep(scores, record.weights);
      product(scores, v, context);
      if (!on) MatrixView(context).setZero();
      keep(context, record.context);
    }
  }
  pass.record(path_, "joined", joined);
  out_proj_.forward(pass, joined, y);
  pass.record(path_, "output", y);
}

void MultiHeadAttention::attend_to_self(const ForwardPass& pass, ConstMatrixView x,
                                        const AttentionMask& mask, MatrixView y) const {
  ArenaScope scope(pass.scratch);
  MatrixView keys = pass.scratch.matrix(x.rows(), x.cols());
  MatrixView values = pass.scratch.matrix(x.rows(), x.cols());
  project_keys_values(pass, x, keys, values);
  attend(pass, x, {keys.data(), values.data(), pass.length, pass.length * x.cols(), nullptr}, mask,
         y);
}

void MultiHeadAttention::visit(const ParameterVisitor& visitor) const {
  q_proj_.visit(visitor);
  k_proj_.visit(visitor);
  v_proj_.visit(visitor);
  out_proj_.visit(visitor);
}

}  // namespace glassformer
