// How fast the kernels are, beside what this processor can do in this very process: prints JSON.
//
//   native       build/native/glassformer-bench-kernels
//   WebAssembly  await factory({ print: (line) => … }), the default export of
//                build/wasm-…/glassformer-bench-kernels.mjs, in Node, in a page or in a worker. The
//                run, some 8 seconds, is over when the promise resolves; one call of `print`
//                carries the JSON.
//
// Rates are in 10⁹ operations per second, a multiplication and an addition counted as two; `best`
// and `median` are of the samples, and ratios are of best to best: on a machine that does other
// things too, the best sample tells most. A clock of 0.1 ms, as in pages that are not cross-origin
// isolated, errs by 2 % at most.
#include <algorithm>
#include <chrono>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <vector>

#include "kernels/dot.h"
#include "kernels/layer_norm.h"
#include "kernels/matmul.h"
#include "kernels/quantized_matmul.h"
#include "kernels/softmax.h"

namespace glassformer {
namespace {

using Json = nlohmann::ordered_json;
using simd::Floats, simd::Ints, simd::kLanes;

constexpr int kSamples = 31;
constexpr double kSampleSeconds = 0.005;
// V8 compiles its optimised code in the background and uses it from the next call on.
constexpr double kWarmUpSeconds = 0.2;

double now() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

double seconds_of(const std::function<void()>& run, int times) {
  const double start = now();
  for (int i = 0; i < times; ++i) run();
  return now() - start;
}

struct Rate {
  double best;
  double median;
};

/// 10⁹ units of work a second, `work` units each run.
Rate measure(double work, const std::function<void()>& run) {
  for (const double start = now(); now() - start < kWarmUpSeconds;) run();
  int times = 1;
  while (seconds_of(run, times) < kSampleSeconds) times *= 2;
  std::vector<double> rates;
  for (int i = 0; i < kSamples; ++i) {
    rates.push_back(work * times / seconds_of(run, times) * 1e-9);
  }
  std::ranges::sort(rates);
  return {rates.back(), rates[kSamples / 2]};
}

// What nobody can know before the run: the compiler does not fold it, V8 keeps it in a register.
const volatile float kFactor = 0.999f;
const volatile float kSummand = 0.001f;
const volatile int32_t kActivations = 0x3f3f3f3f;
volatile float sink;

constexpr int kPeakSteps = 500;

/// kChains independent sequences a ← a · factor + summand, in registers only.
template <int kChains>
[[gnu::noinline]] void multiply_and_add() {
  const Floats factor = simd::splat(kFactor), summand = simd::splat(kSummand);
  Floats a[kChains];
  for (int i = 0; i < kChains; ++i) a[i] = simd::splat(static_cast<float>(i));
  for (int step = 0; step < kPeakSteps; ++step) {
    for (int i = 0; i < kChains; ++i) a[i] = simd::madd(a[i], factor, summand);
  }
  for (int i = 1; i < kChains; ++i) a[0] += a[i];
  sink = a[0][0];
}

/// The same with integers: the sum is an operand too, so that nothing leaves the loop.
template <int kChains, typename Dot>
[[gnu::noinline]] void dot_in_chains() {
  const Dot dot;
  const Ints activations = kActivations - Ints{};
  Ints a[kChains];
  for (int i = 0; i < kChains; ++i) a[i] = activations + i;
  for (int step = 0; step < kPeakSteps; ++step) {
    for (int i = 0; i < kChains; ++i) a[i] = dot(a[i], activations, a[i]);
  }
  for (int i = 1; i < kChains; ++i) a[0] += a[i];
  sink = static_cast<float>(a[0][0]);
}

/// Only the addition is chained, which is faster where a dot product is several instructions.
template <int kChains, typename Dot>
[[gnu::noinline]] void dot_side_by_side() {
  const Dot dot;
  Ints weights = kActivations - Ints{}, p[kChains], a[kChains] = {};
  for (int i = 0; i < kChains; ++i) p[i] = weights ^ i;
  for (int step = 0; step < kPeakSteps; ++step) {
    weights += 1;  // never the same again, so that nothing leaves the loop
    for (int i = 0; i < kChains; ++i) a[i] = dot(weights, p[i], a[i]);
  }
  for (int i = 1; i < kChains; ++i) a[0] += a[i];
  sink = static_cast<float>(a[0][0]);
}

Rate best_of(std::initializer_list<Rate> rates) {
  Rate best{};
  for (const Rate& rate : rates) {
    best = {std::max(best.best, rate.best), std::max(best.median, rate.median)};
  }
  return best;
}

/// As many chains as hide the latency; more would not fit into the registers.
Rate float_peak() {
  constexpr double kWork = 2.0 * kLanes * kPeakSteps;
  return best_of({measure(8 * kWork, multiply_and_add<8>),
                  measure(10 * kWork, multiply_and_add<10>),
                  measure(12 * kWork, multiply_and_add<12>)});
}

template <typename Dot>
Rate dot_peak() {
  constexpr double kWork = 2.0 * kLanes * simd::kDepth * kPeakSteps;
  return best_of({measure(8 * kWork, dot_in_chains<8, Dot>),
                  measure(10 * kWork, dot_in_chains<10, Dot>),
                  measure(6 * kWork, dot_side_by_side<6, Dot>)});
}

Rate int8_peak() {
#ifdef __wasm_relaxed_simd__
  if (simd::has_fused_dot()) return dot_peak<simd::FusedDot>();
#endif
  return dot_peak<simd::PairwiseDot>();
}

std::vector<float> uniform(Index count) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> distribution(-1, 1);
  std::vector<float> values(static_cast<size_t>(count));
  for (float& value : values) value = distribution(random);
  return values;
}

struct Product {
  Index M, K, N;
  double operations() const { return 2.0 * static_cast<double>(M * K * N); }
};

/// 1 × 512 × 8000 is limited by how fast memory gives the weights (16 MB in f32, 4 MB in int8).
constexpr Product kProducts[] = {{512, 512, 512}, {32, 512, 2048}, {1, 512, 8000}};

Json report(const Product& product, Rate rate, Rate peak) {
  return {{"m", product.M},    {"k", product.K},        {"n", product.N},
          {"best", rate.best}, {"median", rate.median}, {"ratio_to_peak", rate.best / peak.best}};
}

Json measure_matmul(const Product& product, Rate peak) {
  const auto [M, K, N] = product;
  const std::vector<float> x = uniform(M * K), bias = uniform(N);
  std::vector<float> y(static_cast<size_t>(M * N));
  const PackedMatrix weight(uniform(N * K).data(), N, K);
  const Rate rate = measure(product.operations(), [&] {
    matmul(view(x.data(), M, K), weight, bias.data(), view(y.data(), M, N));
  });
  return report(product, rate, peak);
}

Json measure_quantized_matmul(const Product& product, Rate peak) {
  const auto [M, K, N] = product;
  const std::vector<float> x = uniform(M * K), bias = uniform(N);
  std::vector<float> y(static_cast<size_t>(M * N)), scales(static_cast<size_t>(N));
  std::vector<int8_t> values(static_cast<size_t>(N * K));
  quantize_weights(uniform(N * K).data(), N, K, values.data(), scales.data());
  const QuantizedMatrix weight(values.data(), scales.data(), N, K);
  Arena scratch;
  const Rate rate = measure(product.operations(), [&] {
    quantized_matmul(view(x.data(), M, K), weight, bias.data(), view(y.data(), M, N), scratch);
  });
  return report(product, rate, peak);
}

Json per_element(Index rows, Index cols, Rate rate) {
  return {{"rows", rows},
          {"cols", cols},
          {"best_ns_per_element", 1 / rate.best},
          {"median_ns_per_element", 1 / rate.median}};
}

/// The logits of one step, or the scores of 8 heads × 32 queries on 32 keys.
Json measure_softmax(Index rows, Index cols) {
  std::vector<float> x = uniform(rows * cols);
  const Rate rate =
      measure(static_cast<double>(rows * cols), [&] { softmax(view(x.data(), rows, cols)); });
  return per_element(rows, cols, rate);
}

Json measure_layer_norm(Index rows, Index cols) {
  const std::vector<float> x = uniform(rows * cols), gamma = uniform(cols), beta = uniform(cols);
  std::vector<float> y(static_cast<size_t>(rows * cols));
  const Rate rate = measure(static_cast<double>(rows * cols), [&] {
    layer_norm(view(x.data(), rows, cols), gamma.data(), beta.data(), 1e-5f,
               view(y.data(), rows, cols), nullptr, nullptr);
  });
  return per_element(rows, cols, rate);
}

const char* variant() {
#if defined(__wasm_relaxed_simd__)
  return "wasm-relaxed";
#elif defined(__wasm_simd128__)
  return "wasm-simd";
#else
  return "native";
#endif
}

Json run() {
  Json result = {{"variant", variant()}};
#ifdef __wasm_relaxed_simd__
  result["fused_dot"] = simd::has_fused_dot();
#endif
  const Rate f32 = float_peak(), int8 = int8_peak();
  result["f32_peak"] = {{"best", f32.best}, {"median", f32.median}};
  result["int8_peak"] = {{"best", int8.best}, {"median", int8.median}};
  for (const Product& product : kProducts) {
    result["matmul"].push_back(measure_matmul(product, f32));
    result["quantized_matmul"].push_back(measure_quantized_matmul(product, int8));
  }
  result["softmax"] = {measure_softmax(1, 8000), measure_softmax(256, 32)};
  result["layer_norm"] = {measure_layer_norm(32, 512)};
  return result;
}

}  // namespace
}  // namespace glassformer

int main() { std::cout << glassformer::run().dump() << std::endl; }
