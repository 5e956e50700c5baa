// JSON as this folder needs it: a checked tree of values. The parser is nlohmann-json's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace glassformer {

struct JsonMember;

/// One value of a JSON text. A number is an int64_t where it is written as one and fits.
struct JsonValue {
  using Array = std::vector<JsonValue>;
  using Object = std::vector<JsonMember>;  // in the text's order, each key once

  std::variant<std::monostate, bool, int64_t, double, std::string, Array, Object> value;

  /// The value as a T, or null where it is something else.
  template <typename T>
  const T* as() const {
    return std::get_if<T>(&value);
  }

  /// The member `key` of an object, or null.
  const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  JsonValue value;
};

/// Parses `text`, which must be one object. Refused besides what is not JSON: an object with the
/// same key twice, nesting deeper than 32, more than a million values (a short text must not take
/// gigabytes). Throws Error(code) with `file` and the place.
JsonValue parse_json_object(std::string_view text, const std::string& file,
                            const std::string& code);

/// The value as messages show it: `null`, `true`, `12`, `"text"`, `an array`, `an object`.
std::string describe(const JsonValue& value);

/// `text` in quotes for messages: control characters replaced, long text cut.
std::string quote(std::string_view text);

}  // namespace glassformer
