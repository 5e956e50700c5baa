// The seeded models of cpp/tests/fixtures, with what PyTorch computes from them.
// pytorch/fixtures.py writes them and says what they are.
#pragma once

#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "generation/options.h"
#include "model/transformer.h"

namespace glassformer {

using Sequences = std::vector<std::vector<int>>;

inline constexpr const char* kFixtures[] = {"lecture", "marian", "pre_norm_gelu", "gelu_new"};

inline std::vector<std::byte> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot open " + path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

/// What beam search found for each source of a case.
struct FixtureBeams {
  Index num_beams = 0;
  float length_penalty = 0;
  std::vector<Sequences> sequences;
  std::vector<std::vector<double>> scores;
};

/// One batch.
struct FixtureCase {
  std::string name;
  Sequences source, target;
  GenerationOptions options;
  Sequences greedy;
  std::vector<FixtureBeams> beams;
};

class Fixture {
 public:
  explicit Fixture(const std::string& name)
      : folder_(std::string(GLASSFORMER_FIXTURES) + "/" + name + "/"),
        weight_bytes_(read_bytes(folder_ + "model.safetensors")),
        value_bytes_(read_bytes(folder_ + "cases.safetensors")),
        weights_(weight_bytes_, "model.safetensors"),
        values_(value_bytes_, "cases.safetensors"),
        config_(parse_config(json_text("config.json"), "config.json")) {
    for (const auto& entry : nlohmann::json::parse(json_text("cases.json"))) {
      cases_.push_back(read_case(entry));
    }
  }
  Fixture(const Fixture&) = delete;

  const ModelConfig& config() const { return config_; }
  const Safetensors& weights() const { return weights_; }
  const std::vector<FixtureCase>& cases() const { return cases_; }
  Transformer transformer(WeightType type) const { return {config_, weights_, type}; }

  /// The names of all values recorded for a case.
  std::set<std::string> names(const FixtureCase& of) const {
    std::set<std::string> names;
    for (const auto& [key, stored] : values_.tensors()) {
      if (key.starts_with(of.name + "/")) names.insert(key.substr(of.name.size() + 1));
    }
    return names;
  }

  /// What PyTorch computed: masks, and so −∞, included.
  Tensor expected(const FixtureCase& of, const std::string& name) const {
    const StoredTensor& stored = values_.tensors().at(of.name + "/" + name);
    Tensor tensor(stored.shape);
    std::memcpy(tensor.data.data(), stored.bytes.data(), stored.bytes.size());
    return tensor;
  }

 private:
  std::string json_text(const std::string& file) const {
    const std::vector<std::byte> bytes = read_bytes(folder_ + file);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  FixtureCase read_case(const nlohmann::json& entry) const {
    FixtureCase of;
    of.name = entry.at("name");
    of.source = entry.at("source");
    of.target = entry.at("target");
    const auto& generation = entry.at("generation");
    of.options = GenerationOptions::of(config_);
    of.options.max_new_tokens = generation.at("max_length").get<Index>() - 1;  // without the start
    of.options.forced_eos_token_id = generation.value("forced_eos_token_id", -1);
    for (const auto& word : generation.at("bad_words_ids")) {
      of.options.suppress_tokens.push_back(word.at(0));
    }
    of.greedy = entry.at("greedy");
    for (const auto& beams : entry.at("beams")) {
      of.beams.push_back({beams.at("num_beams"), beams.at("length_penalty"), beams.at("sequences"),
                          beams.at("scores")});
    }
    return of;
  }

  std::string folder_;
  std::vector<std::byte> weight_bytes_, value_bytes_;
  Safetensors weights_, values_;
  ModelConfig config_;
  std::vector<FixtureCase> cases_;
};

}  // namespace glassformer
