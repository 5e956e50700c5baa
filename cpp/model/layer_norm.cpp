#include "model/layer_norm.h"

#include <algorithm>

#include "kernels/layer_norm.h"

namespace glassformer {

LayerNorm::LayerNorm(const ParameterSource& source, std::string path, Index size, float epsilon)
    : path_(std::move(path)),
      epsilon_(epsilon),
      gamma_(source.floats(path_ + ".weight", {size})),
      beta_(source.floats(path_ + ".bias", {size})) {}

void LayerNorm::forward(const ForwardPass& pass, ConstMatrixView x, MatrixView y) const {
  if (!pass.interventions().norm) {
    if (y.data() != x.data()) y = x;
    pass.record(path_, "output", y);
    return;
  }
  float* mean = pass.slot(path_, "mean", {pass.batch, pass.length});
  float* rstd = pass.slot(path_, "rstd", {pass.batch, pass.length});
  layer_norm(x, gamma_.data(), beta_.data(), epsilon_, y, mean, rstd);
  pass.record(path_, "output", y);
}

void LayerNorm::visit(const ParameterVisitor& visitor) const {
  const Shape shape{static_cast<Index>(gamma_.size())};
  visitor(path_ + ".weight", shape,
          [this](Index, float* values) { std::copy(gamma_.begin(), gamma_.end(), values); });
  visitor(path_ + ".bias", shape,
          [this](Index, float* values) { std::copy(beta_.begin(), beta_.end(), values); });
}

}  // namespace glassformer
