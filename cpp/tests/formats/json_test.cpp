#include "formats/json.h"

#include <gtest/gtest.h>

#include "tests/formats/error_text.h"

namespace glassformer {
namespace {

JsonValue parse(std::string_view text) { return parse_json_object(text, "file", "code"); }

std::string refusal(std::string_view text) {
  return error_text([&] { parse(text); });
}

TEST(Json, values_keep_their_type) {
  const JsonValue root = parse(
      R"({"a": null, "b": true, "c": -3, "d": 0.5, "e": "한\n", "f": [1, []], "g": {"h": false}})");
  EXPECT_NE(root.find("a")->as<std::monostate>(), nullptr);
  EXPECT_TRUE(*root.find("b")->as<bool>());
  EXPECT_EQ(*root.find("c")->as<int64_t>(), -3);
  EXPECT_EQ(*root.find("d")->as<double>(), 0.5);
  EXPECT_EQ(*root.find("e")->as<std::string>(), "한\n");
  const auto& array = *root.find("f")->as<JsonValue::Array>();
  ASSERT_EQ(array.size(), 2u);
  EXPECT_EQ(*array[0].as<int64_t>(), 1);
  EXPECT_TRUE(array[1].as<JsonValue::Array>()->empty());
  EXPECT_FALSE(*root.find("g")->find("h")->as<bool>());
  EXPECT_EQ(root.find("z"), nullptr);
  EXPECT_EQ(root.find("a")->find("z"), nullptr);
}

TEST(Json, members_keep_their_order) {
  const JsonValue root = parse(R"({"z": 1, "a": 2, "m": 3})");
  std::string keys;
  for (const JsonMember& each : *root.as<JsonValue::Object>()) keys += each.key;
  EXPECT_EQ(keys, "zam");
}

TEST(Json, integers_of_64_bits_are_exact_and_larger_ones_are_no_integers) {
  const JsonValue root =
      parse(R"({"a": 9223372036854775807, "b": -9223372036854775808, "c": 9223372036854775808})");
  EXPECT_EQ(*root.find("a")->as<int64_t>(), INT64_MAX);
  EXPECT_EQ(*root.find("b")->as<int64_t>(), INT64_MIN);
  EXPECT_EQ(root.find("c")->as<int64_t>(), nullptr);
  EXPECT_EQ(*root.find("c")->as<double>(), 9223372036854775808.0);
}

TEST(Json, a_key_twice_in_one_object_is_refused) {
  EXPECT_EQ(refusal(R"({"a": 1, "b": {"a": 2}, "a": 3})"),
            "code: file: the key \"a\" stands twice in one object");
  EXPECT_EQ(refusal(R"({"b": [{"x": 1, "\u0078": 2}]})"),
            "code: file: the key \"x\" stands twice in one object");
  EXPECT_EQ(refusal(R"({"a": {"a": 1}, "b": {"a": 2}})"), "");
}

TEST(Json, what_is_not_json_is_refused_with_the_place) {
  EXPECT_EQ(refusal(""), "code: file: malformed JSON at byte 1");
  EXPECT_EQ(refusal("{"), "code: file: malformed JSON at byte 2");
  EXPECT_EQ(refusal("{'a': 1}"), "code: file: malformed JSON at byte 2");
  EXPECT_EQ(refusal(R"({"a": 1})"
                    " x"),
            "code: file: malformed JSON at byte 10");
  for (const char* text :
       {R"({"a": 1,})", R"({"a": NaN})", R"({"a": Infinity})", R"({"a": 01})", R"({"a": 1e999})",
        R"({"a": +1})", R"({"a" 1})", R"({a: 1})", R"({"a": "\ud800"})", R"({"a": "\x"})",
        "{\"a\": \"\n\"}", "{/* */}", R"({"a": [1, 2})", R"({} {})"}) {
    EXPECT_EQ(refusal(text).rfind("code: file: malformed JSON at byte ", 0), 0u) << text;
  }
}

TEST(Json, bytes_that_are_not_utf8_are_refused) {
  for (const char* text : {"{\"a\": \"\xFF\"}", "{\"\xC3\": 1}", "{\"a\": \"\xC0\x80\"}",
                           "{\"a\": \"\xED\xA0\x80\"}", "{\"a\": \"\xF5\x80\x80\x80\"}"}) {
    EXPECT_EQ(refusal(text).rfind("code: file: malformed JSON at byte ", 0), 0u);
  }
}

TEST(Json, nothing_hides_behind_a_nul) {
  using namespace std::string_view_literals;
  EXPECT_EQ(refusal("{}\0garbage"sv), "code: file: malformed JSON at byte 3");
  EXPECT_EQ(refusal("{\"a\0b\": 1}"sv), "code: file: malformed JSON at byte 4");
}

TEST(Json, anything_but_an_object_is_refused) {
  EXPECT_EQ(refusal("[{}]"), "code: file: expected a JSON object, got an array");
  EXPECT_EQ(refusal("12"), "code: file: expected a JSON object, got 12");
  EXPECT_EQ(refusal("\"a\""), "code: file: expected a JSON object, got \"a\"");
  EXPECT_EQ(refusal("null"), "code: file: expected a JSON object, got null");
}

TEST(Json, nesting_is_bounded) {
  const auto nested = [](size_t depth) {
    return "{\"a\": " + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  EXPECT_EQ(refusal(nested(32)), "");
  EXPECT_EQ(refusal(nested(33)), "code: file: values are nested deeper than 32");
  EXPECT_EQ(refusal("{\"a\": " + std::string(1'000'000, '[')),
            "code: file: values are nested deeper than 32");
}

TEST(Json, the_number_of_values_is_bounded) {
  const auto zeros = [](int count) {
    std::string text = "{\"a\": [0";
    for (int i = 1; i < count; ++i) text += ",0";
    return text + "]}";
  };
  EXPECT_EQ(refusal(zeros(999'998)), "");  // and the array, and the object
  EXPECT_EQ(refusal(zeros(999'999)), "code: file: more than 1000000 values");
}

TEST(Json, describe_shows_values_as_json_writes_them) {
  const JsonValue root =
      parse(R"({"a": null, "b": false, "c": 12, "d": -0.25, "e": "x", "f": [1], "g": {}})");
  std::string text;
  for (const JsonMember& each : *root.as<JsonValue::Object>()) text += describe(each.value) + " ";
  EXPECT_EQ(text, "null false 12 -0.25 \"x\" an array an object ");
}

TEST(Json, quote_keeps_messages_short_and_printable) {
  EXPECT_EQ(quote("커피"), "\"커피\"");
  EXPECT_EQ(quote("a\nb\x7F"), "\"a?b?\"");
  EXPECT_EQ(quote(std::string(80, 'x')), "\"" + std::string(80, 'x') + "\"");
  EXPECT_EQ(quote(std::string(81, 'x')), "\"" + std::string(80, 'x') + "…\"");
  // Cut between characters: the 80th byte is inside of 한 (three bytes).
  EXPECT_EQ(quote(std::string(79, 'x') + "한글"), "\"" + std::string(79, 'x') + "…\"");
}

}  // namespace
}  // namespace glassformer
