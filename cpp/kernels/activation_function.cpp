#include "kernels/activation_function.h"

#include <cmath>
#include <numbers>

namespace glassformer {

void activate(ActivationFunction function, MatrixView x) {
  switch (function) {
    case ActivationFunction::kRelu:
      x = x.cwiseMax(0.0f);
      return;
    case ActivationFunction::kSilu:
      x = (x.array() / (1 + (-x.array()).exp())).matrix();
      return;
    case ActivationFunction::kGelu:
      x = x.unaryExpr([](float v) {
        return 0.5f * v * (1 + std::erf(v * (std::numbers::sqrt2_v<float> / 2)));
      });
      return;
    case ActivationFunction::kGeluTanh: {
      const float factor = std::sqrt(2 * std::numbers::inv_pi_v<float>);
      x = x.unaryExpr([factor](float v) {
        return 0.5f * v * (1 + std::tanh(factor * (v + 0.044715f * v * v * v)));
      });
      return;
    }
  }
}

}  // namespace glassformer
