#include "model/feed_forward.h"

#include "formats/error.h"

namespace glassformer {

ActivationFunction activation_named(const std::string& name) {
  if (name == "relu") return ActivationFunction::kRelu;
  if (name == "silu" || name == "swish") return ActivationFunction::kSilu;
  if (name == "gelu") return ActivationFunction::kGelu;
  if (name == "gelu_new") return ActivationFunction::kGeluTanh;
  throw Error("unsupported_config",
              "activation_function: expected relu, silu, swish, gelu or gelu_new, found " + name);
}

FeedForward::FeedForward(const ParameterSource& source, std::string path, Index d_model,
                         Index ffn_dim, const std::string& activation)
    : path_(std::move(path)),
      activation_(activation_named(activation)),
      fc1_(source, path_ + ".fc1", ffn_dim, d_model),
      fc2_(source, path_ + ".fc2", d_model, ffn_dim) {}

void FeedForward::forward(const ForwardPass& pass, ConstMatrixView x, MatrixView y) const {
  ArenaScope scope(pass.scratch);
  MatrixView hidden = pass.scratch.matrix(x.rows(), fc1_.outputs());
  fc1_.forward(pass, x, hidden);
  pass.record(path_, "fc1.output", hidden);
  activate(activation_, hidden);
  pass.record(path_, "activation_fn.output", hidden);
  fc2_.forward(pass, hidden, y);
  pass.record(path_, "fc2.output", y);
}

void FeedForward::visit(const ParameterVisitor& visitor) const {
  fc1_.visit(visitor);
  fc2_.visit(visitor);
}

}  // namespace glassformer
