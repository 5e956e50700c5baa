// Layer normalisation as a module, and the residual connection around a sub-layer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/config.h"
#include "model/forward_pass.h"
#include "model/parameters.h"

namespace glassformer {

/// torch.nn.LayerNorm (Ba et al. 2016) with its γ (`path`.weight) and β (`path`.bias).
class LayerNorm {
 public:
  LayerNorm() = default;
  LayerNorm(const ParameterSource& source, std::string path, Index size, float epsilon);

  /// y = (x − mean) · rstd · γ + β for each row; y may be x. Records mean, rstd, output.
  void forward(const ForwardPass& pass, ConstMatrixView x, MatrixView y) const;

  void visit(const ParameterVisitor& visitor) const;

 private:
  std::string path_;
  float epsilon_ = 0;
  std::vector<float> gamma_, beta_;
};

/// x + f(x) with its layer norm: Vaswani et al. 2017, section 3.1 (post-LN), or Xiong et al. 2020
/// (pre-LN).
class Residual {
 public:
  Residual() = default;
  /// The sum is recorded as `path`.`name`; the norm's parameters are those of `path`.`norm`.
  Residual(const ModelConfig& config, const ParameterSource& source, const std::string& path,
           std::string name, const std::string& norm)
      : path_(path),
        name_(std::move(name)),
        norm_(source, path + "." + norm, config.d_model, config.layer_norm_eps),
        placement_(config.norm_placement) {}

  /// x ← norm(x + f(x)), or x ← x + f(norm(x)). `f(in, out)` writes the sub-layer's result.
  template <typename Sublayer>
  void forward(const ForwardPass& pass, MatrixView x, Sublayer&& f) const {
    ArenaScope scope(pass.scratch);
    MatrixView y = pass.scratch.matrix(x.rows(), x.cols());
    if (placement_ == NormPlacement::kPost) {
      f(x, y);
      add(pass, y, x);
      pass.record(path_, name_, x);
      norm_.forward(pass, x, x);
    } else {
      MatrixView normalized = pass.scratch.matrix(x.rows(), x.cols());
      norm_.forward(pass, x, normalized);
      f(normalized, y);
      add(pass, y, x);
      pass.record(path_, name_, x);
    }
  }

  void visit(const ParameterVisitor& visitor) const { norm_.visit(visitor); }

 private:
  static void add(const ForwardPass& pass, const MatrixView& y, MatrixView x) {
    if (pass.interventions().residual) {
      x += y;
    } else {
      x = y;
    }
  }

  std::string path_, name_;
  LayerNorm norm_;
  NormPlacement placement_ = NormPlacement::kPost;
};

}  // namespace glassformer
