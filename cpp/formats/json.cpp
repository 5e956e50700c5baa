#include "formats/json.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "formats/error.h"

namespace glassformer {
namespace {

constexpr size_t kMaxDepth = 32;
constexpr size_t kMaxValues = 1'000'000;
constexpr size_t kMaxQuoted = 80;

/// Builds the tree from the parser's events. nlohmann's own tree would keep the last of two equal
/// keys without a word. An event returns false, with `problem` set, to stop the parser.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({value}); }
  bool number_integer(number_integer_t value) override { return add({value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
      return add({static_cast<double>(value)});
    }
    return add({static_cast<int64_t>(value)});
  }
  bool number_float(number_float_t value, const string_t&) override { return add({value}); }
  bool string(string_t& value) override { return add({std::move(value)}); }
  bool binary(binary_t&) override { return false; }  // never in JSON text

  bool start_object(std::size_t) override { return open({JsonValue::Object()}); }
  bool start_array(std::size_t) override { return open({JsonValue::Array()}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& key) override {
    Level& level = levels_.back();
    if (!level.keys.insert(key).second) {
      problem = "the key " + quote(key) + " stands twice in one object";
      return false;
    }
    level.key = std::move(key);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    problem = "malformed JSON at byte " + std::to_string(position);
    return false;
  }

  JsonValue root;
  std::string problem;

 private:
  /// An array or object still open.
  struct Level {
    JsonValue container;
    std::string key;  // of the member to come
    std::set<std::string> keys;
  };

  bool open(JsonValue container) {
    if (levels_.size() == kMaxDepth) {
      problem = "values are nested deeper than " + std::to_string(kMaxDepth);
      return false;
    }
    levels_.push_back({std::move(container), {}, {}});
    return true;
  }

  bool close() {
    JsonValue container = std::move(levels_.back().container);
    levels_.pop_back();
    return add(std::move(container));
  }

  bool add(JsonValue value) {
    if (++count_ > kMaxValues) {
      problem = "more than " + std::to_string(kMaxValues) + " values";
      return false;
    }
    if (levels_.empty()) {
      root = std::move(value);
      return true;
    }
    Level& level = levels_.back();
    if (auto* object = std::get_if<JsonValue::Object>(&level.container.value)) {
      object->push_back({std::move(level.key), std::move(value)});
    } else {
      std::get<JsonValue::Array>(level.container.value).push_back(std::move(value));
    }
    return true;
  }

  std::vector<Level> levels_;
  size_t count_ = 0;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  const Object* object = as<Object>();
  if (object == nullptr) return nullptr;
  const auto member = std::find_if(object->begin(), object->end(),
                                   [&](const JsonMember& each) { return each.key == key; });
  return member == object->end() ? nullptr : &member->value;
}

JsonValue parse_json_object(std::string_view text, const std::string& file,
                            const std::string& code) {
  // The parser takes a NUL for the end of the text and would not look behind it.
  const size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    throw Error(code, file + ": malformed JSON at byte " + std::to_string(nul + 1));
  }
  TreeBuilder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    throw Error(code, file + ": " + builder.problem);
  }
  if (builder.root.as<JsonValue::Object>() == nullptr) {
    throw Error(code, file + ": expected a JSON object, got " + describe(builder.root));
  }
  return std::move(builder.root);
}

std::string describe(const JsonValue& value) {
  if (const bool* boolean = value.as<bool>()) return *boolean ? "true" : "false";
  if (const int64_t* integer = value.as<int64_t>()) return std::to_string(*integer);
  if (const double* number = value.as<double>()) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", *number);
    return text;
  }
  if (const std::string* string = value.as<std::string>()) return quote(*string);
  if (value.as<JsonValue::Array>() != nullptr) return "an array";
  if (value.as<JsonValue::Object>() != nullptr) return "an object";
  return "null";
}

std::string quote(std::string_view text) {
  const bool cut = text.size() > kMaxQuoted;
  if (cut) {
    size_t end = kMaxQuoted;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  std::string result = "\"";
  for (const char c : text) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return result + (cut ? "…\"" : "\"");
}

}  // namespace glassformer
