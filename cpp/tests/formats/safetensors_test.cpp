#include "formats/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "tests/formats/error_text.h"
#include "tests/formats/safetensors_file.h"

namespace glassformer {
namespace {

template <typename T>
std::span<const std::byte> stored(const std::vector<T>& values) {
  return std::as_bytes(std::span(values));
}

std::string refusal(const std::vector<std::byte>& bytes) {
  return error_text([&] { Safetensors(bytes, "m"); });
}

/// The refusal of a file with one tensor "a" and `data_bytes` of data.
std::string refusal_of_entry(const std::string& entry, size_t data_bytes) {
  return refusal(safetensors_file("{\"a\":" + entry + "}", data_bytes));
}

// Two tensors, metadata, an odd header length (unaligned data) and padding, written by hand.
constexpr std::string_view kGoodHeader =
    R"({"__metadata__":{"format":"pt"},"b":{"dtype":"F16","shape":[3],"data_offsets":[8,14]},)"
    R"("a":{"shape":[1,2],"data_offsets":[0,8],"dtype":"F32"}}  )";
static_assert(kGoodHeader.size() % 2 == 1);

std::vector<std::byte> good_file() {
  const std::vector<float> a = {1.5f, -2};
  const std::vector<uint16_t> b = {0x3C00, 0xC000, 0x0001};  // 1, −2, 2⁻²⁴
  std::vector<std::byte> data(14);
  std::memcpy(data.data(), a.data(), 8);
  std::memcpy(data.data() + 8, b.data(), 6);
  return safetensors_file(kGoodHeader.size(), kGoodHeader, data);
}

TEST(Safetensors, reads_what_the_format_allows) {
  const auto bytes = good_file();
  const Safetensors file(bytes, "m");
  EXPECT_EQ(file.file(), "m");
  EXPECT_EQ(file.metadata(), (std::map<std::string, std::string>{{"format", "pt"}}));
  EXPECT_EQ(file.tensors().size(), 2u);
  EXPECT_TRUE(file.contains("a"));
  EXPECT_FALSE(file.contains("__metadata__"));
  EXPECT_EQ(file.floats("a", {1, 2}), (std::vector<float>{1.5f, -2}));
  EXPECT_EQ(file.floats("b", {3}), (std::vector<float>{1, -2, std::ldexp(1.0f, -24)}));
}

TEST(Safetensors, data_at_any_alignment_is_read) {
  const auto bytes = good_file();
  for (size_t shift = 0; shift < 8; ++shift) {
    std::vector<std::byte> moved(bytes.size() + shift);
    std::copy(bytes.begin(), bytes.end(), moved.begin() + static_cast<ptrdiff_t>(shift));
    const std::span<const std::byte> unaligned = std::span(moved).subspan(shift);
    const Safetensors file(unaligned, "m");
    EXPECT_EQ(file.floats("a", {1, 2}), (std::vector<float>{1.5f, -2}));
    EXPECT_EQ(file.floats("b", {3}), (std::vector<float>{1, -2, std::ldexp(1.0f, -24)}));
  }
}

TEST(Safetensors, a_file_cut_anywhere_is_refused) {
  const auto bytes = good_file();
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(refusal({bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(size)}), "") << size;
  }
  EXPECT_EQ(refusal({bytes.begin(), bytes.begin() + 7}),
            "invalid_safetensors: m: expected 8 bytes with the header's length, got a file of 7 "
            "bytes");
  EXPECT_EQ(refusal({bytes.begin(), bytes.begin() + 20}),
            "invalid_safetensors: m: expected a header of " + std::to_string(kGoodHeader.size()) +
                " bytes, got a file with 12 bytes after the length");
  EXPECT_EQ(refusal({bytes.begin(), bytes.end() - 1}),
            "invalid_safetensors: m: tensor \"b\": expected data_offsets inside the 13 bytes of "
            "data, got [8, 14]");
}

TEST(Safetensors, bytes_that_no_tensor_claims_are_refused) {
  auto bytes = good_file();
  bytes.push_back(std::byte{0});
  EXPECT_EQ(refusal(bytes), "invalid_safetensors: m: expected 14 bytes of data, got 15");
  EXPECT_EQ(refusal(safetensors_file("{}", 1)),
            "invalid_safetensors: m: expected 0 bytes of data, got 1");
  EXPECT_EQ(refusal(safetensors_file("{}", 0)), "");
}

TEST(Safetensors, absurd_header_lengths_are_refused) {
  for (const uint64_t length : {uint64_t{100'000'001}, uint64_t{1} << 32, uint64_t{1} << 63,
                                std::numeric_limits<uint64_t>::max()}) {
    EXPECT_EQ(refusal(safetensors_file(length, "{}", {})),
              "invalid_safetensors: m: expected a header of at most 100000000 bytes, got a length "
              "of " +
                  std::to_string(length));
  }
  EXPECT_EQ(refusal(safetensors_file(100'000'000, "{}", {})),
            "invalid_safetensors: m: expected a header of 100000000 bytes, got a file with 2 bytes "
            "after the length");
  EXPECT_EQ(refusal(safetensors_file(0, "{}", {})),
            "invalid_safetensors: m: expected a header that starts with {");
}

TEST(Safetensors, a_header_that_is_no_json_object_is_refused) {
  for (const char* header : {"", " {}", "[]", "\xEF\xBB\xBF{}", "null"}) {
    EXPECT_EQ(refusal(safetensors_file(header, 0)),
              "invalid_safetensors: m: expected a header that starts with {");
  }
  EXPECT_EQ(refusal(safetensors_file("{\"a\"}", 0)),
            "invalid_safetensors: m: header: malformed JSON at byte 5");
  EXPECT_EQ(refusal(safetensors_file("{}}", 0)),
            "invalid_safetensors: m: header: malformed JSON at byte 3");
  EXPECT_EQ(refusal(safetensors_file("{\"\xFF\":1}", 0)),
            "invalid_safetensors: m: header: malformed JSON at byte 3");
  EXPECT_EQ(refusal(safetensors_file("{\"a\":" + std::string(100'000, '['), 0)),
            "invalid_safetensors: m: header: values are nested deeper than 32");
}

TEST(Safetensors, one_name_twice_is_refused) {
  const std::string entry = R"("a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]})";
  EXPECT_EQ(refusal(safetensors_file("{" + entry + "," + entry + "}", 1)),
            "invalid_safetensors: m: header: the key \"a\" stands twice in one object");
}

TEST(Safetensors, entries_lacking_a_key_or_of_another_type_are_refused) {
  const std::string where = "invalid_safetensors: m: tensor \"a\": ";
  EXPECT_EQ(refusal_of_entry("1", 0), where + "expected an object, got 1");
  EXPECT_EQ(refusal_of_entry(R"({"shape":[1],"data_offsets":[0,1]})", 1),
            where + "expected the key \"dtype\", got no such key");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","data_offsets":[0,1]})", 1),
            where + "expected the key \"shape\", got no such key");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[1]})", 1),
            where + "expected the key \"data_offsets\", got no such key");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":{},"data_offsets":[0,1]})", 1),
            where + "expected a shape that is an array, got an object");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[1],"data_offsets":1})", 1),
            where + "expected data_offsets of two integers, got 1");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[1],"data_offsets":[0,1,1]})", 1),
            where + "expected data_offsets of two integers, got an array");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[1],"data_offsets":[0,"1"]})", 1),
            where + "expected data_offsets inside the 1 bytes of data, got [0, \"1\"]");
}

TEST(Safetensors, other_dtypes_are_refused_by_name) {
  for (const char* dtype : {"F64", "I64", "U8", "BOOL", "F8_E4M3", "f32", ""}) {
    EXPECT_EQ(
        refusal_of_entry(
            std::string(R"({"dtype":")") + dtype + R"(","shape":[1],"data_offsets":[0,1]})", 1),
        std::string("invalid_safetensors: m: tensor \"a\": expected a dtype of F32, F16, "
                    "BF16 or I8, got \"") +
            dtype + "\"");
  }
  EXPECT_EQ(refusal_of_entry(R"({"dtype":4,"shape":[1],"data_offsets":[0,1]})", 1),
            "invalid_safetensors: m: tensor \"a\": expected a dtype of F32, F16, BF16 or I8, got "
            "4");
}

TEST(Safetensors, shapes_that_are_no_sizes_are_refused) {
  for (const char* size : {"-1", "1.5", "1.0", "\"1\"", "null", "2147483648", "1e3"}) {
    EXPECT_NE(
        refusal_of_entry(
            std::string(R"({"dtype":"I8","shape":[)") + size + R"(],"data_offsets":[0,1]})", 1),
        "")
        << size;
  }
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[-1],"data_offsets":[0,1]})", 1),
            "invalid_safetensors: m: tensor \"a\": expected sizes from 0 to 2147483647 in the "
            "shape, got -1");
  EXPECT_EQ(
      refusal_of_entry(R"({"dtype":"I8","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]})", 1),
      "invalid_safetensors: m: tensor \"a\": expected a shape of at most 8 sizes, got 9");
}

TEST(Safetensors, a_shape_and_its_bytes_must_agree) {
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"F32","shape":[2,3],"data_offsets":[0,20]})", 20),
            "invalid_safetensors: m: tensor \"a\": expected 24 bytes for F32 of shape [2, 3], got "
            "20");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"F16","shape":[],"data_offsets":[0,4]})", 4),
            "invalid_safetensors: m: tensor \"a\": expected 2 bytes for F16 of shape [], got 4");
}

TEST(Safetensors, products_of_sizes_that_overflow_are_refused) {
  // 2^16 · 2^16 · 2^16 · 2^16 = 2^64, which is 0 in 64 bits; likewise 4 · 2^31 · 2^31 · … = 4.
  EXPECT_EQ(refusal_of_entry(
                R"({"dtype":"I8","shape":[65536,65536,65536,65536],"data_offsets":[0,0]})", 0),
            "invalid_safetensors: m: tensor \"a\": expected more than 2^64 bytes for I8 of shape "
            "[65536, 65536, 65536, 65536], got 0");
  EXPECT_EQ(refusal_of_entry(
                R"({"dtype":"F32","shape":[1073741824,1073741824,4],"data_offsets":[0,0]})", 0),
            "invalid_safetensors: m: tensor \"a\": expected more than 2^64 bytes for F32 of shape "
            "[1073741824, 1073741824, 4], got 0");
}

TEST(Safetensors, offsets_outside_the_data_or_backwards_are_refused) {
  for (const char* offsets :
       {"[0,3]", "[-1,1]", "[2,1]", "[3,3]", "[0,18446744073709551616]", "[0.0,2]"}) {
    EXPECT_NE(refusal_of_entry(
                  std::string(R"({"dtype":"I8","shape":[2],"data_offsets":)") + offsets + "}", 2),
              "")
        << offsets;
  }
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[2],"data_offsets":[-1,1]})", 2),
            "invalid_safetensors: m: tensor \"a\": expected data_offsets inside the 2 bytes of "
            "data, got [-1, 1]");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[3],"data_offsets":[0,3]})", 2),
            "invalid_safetensors: m: tensor \"a\": expected data_offsets inside the 2 bytes of "
            "data, got [0, 3]");
}

TEST(Safetensors, overlaps_and_gaps_are_refused) {
  const auto two = [](const char* offsets, size_t data_bytes) {
    return refusal(
        safetensors_file(std::string(R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},)") +
                             R"("b":{"dtype":"I8","shape":[2],"data_offsets":)" + offsets + "}}",
                         data_bytes));
  };
  const std::string expected =
      "invalid_safetensors: m: tensor \"b\": expected data from byte 2, where the tensor before it "
      "ends, got data from byte ";
  EXPECT_EQ(two("[2,4]", 4), "");
  EXPECT_EQ(two("[1,3]", 3), expected + "1");
  EXPECT_EQ(two("[0,2]", 2), expected + "0");
  EXPECT_EQ(two("[3,5]", 5), expected + "3");
  EXPECT_EQ(refusal_of_entry(R"({"dtype":"I8","shape":[1],"data_offsets":[1,2]})", 2),
            "invalid_safetensors: m: tensor \"a\": expected data from byte 0, where the tensor "
            "before it ends, got data from byte 1");
}

TEST(Safetensors, metadata_must_be_strings) {
  EXPECT_EQ(refusal(safetensors_file(R"({"__metadata__":[]})", 0)),
            "invalid_safetensors: m: __metadata__: expected an object, got an array");
  EXPECT_EQ(refusal(safetensors_file(R"({"__metadata__":{"step":1}})", 0)),
            "invalid_safetensors: m: __metadata__: \"step\": expected a string, got 1");
}

TEST(Safetensors, at_says_what_was_asked_and_what_is_there) {
  const auto bytes = good_file();
  const Safetensors file(bytes, "m");
  EXPECT_EQ(error_text([&] { file.at("c", {2, 5}); }),
            "missing_tensor: m: tensor \"c\": expected shape [2, 5], got no tensor of this name");
  EXPECT_EQ(error_text([&] { file.at("a", {2, 1}); }),
            "shape_mismatch: m: tensor \"a\": expected shape [2, 1], got [1, 2]");
  EXPECT_EQ(error_text([&] { file.at("a", {2}); }),
            "shape_mismatch: m: tensor \"a\": expected shape [2], got [1, 2]");
}

TEST(Safetensors, floats_and_int8s_are_not_taken_for_each_other) {
  const std::vector<int8_t> values = {-128, 0, 127};
  const auto bytes = write_safetensors({{"q", {DType::kI8, {3}, stored(values)}}});
  const Safetensors quantized(bytes, "m");
  EXPECT_EQ(quantized.int8s("q", {3}), values);
  EXPECT_EQ(error_text([&] { quantized.floats("q", {3}); }),
            "invalid_safetensors: m: tensor \"q\": expected a dtype of F32, F16 or BF16, got I8");
  const auto floats = good_file();
  EXPECT_EQ(error_text([&] { Safetensors(floats, "m").int8s("b", {3}); }),
            "invalid_safetensors: m: tensor \"b\": expected dtype I8, got F16");
}

TEST(Safetensors, numbers_that_are_not_finite_are_refused_with_their_index) {
  const auto refused = [](DType dtype, std::span<const std::byte> values) {
    const auto bytes = write_safetensors({{"w", {dtype, {2, 2}, values}}});
    return error_text([&] { Safetensors(bytes, "m").floats("w", {2, 2}); });
  };
  const std::string where = "invalid_safetensors: m: tensor \"w\": expected finite numbers, got ";
  const float infinity = std::numeric_limits<float>::infinity();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(refused(DType::kF32, stored<float>({0, 1, 2, nan})), where + "NaN at index 3");
  EXPECT_EQ(refused(DType::kF32, stored<float>({0, infinity, nan, 3})),
            where + "infinity at index 1");
  EXPECT_EQ(refused(DType::kF16, stored<uint16_t>({0, 1, 0xFC00, 3})),
            where + "-infinity at index 2");
  EXPECT_EQ(refused(DType::kF16, stored<uint16_t>({0x7E00, 1, 2, 3})), where + "NaN at index 0");
  EXPECT_EQ(refused(DType::kBF16, stored<uint16_t>({0, 0x7F80, 2, 3})),
            where + "infinity at index 1");
  EXPECT_EQ(refused(DType::kBF16, stored<uint16_t>({0, 0, 0, 0xFFC0})), where + "NaN at index 3");
  EXPECT_EQ(refused(DType::kF16, stored<uint16_t>({0x7BFF, 0xFBFF, 0x03FF, 0x8000})), "");
}

TEST(Safetensors, names_in_messages_are_cut) {
  const std::string name(1000, 'n');
  EXPECT_EQ(refusal(safetensors_file("{\"" + name + "\":1}", 0)),
            "invalid_safetensors: m: tensor \"" + std::string(80, 'n') +
                "…\": expected an object, got 1");
}

TEST(Safetensors, what_is_written_reads_back_the_same) {
  std::mt19937 random(1);
  const auto below = [&](int bound) { return static_cast<int>(random() % bound); };
  for (int round = 0; round < 200; ++round) {
    std::map<std::string, std::vector<std::byte>> data;
    std::map<std::string, StoredTensor> tensors;
    for (int i = below(6); i > 0; --i) {
      const auto dtype = static_cast<DType>(below(4));
      Shape shape;
      for (int rank = below(4); rank > 0; --rank) shape.push_back(below(5));  // 0 too
      const std::string name = "레이어.\"" + std::to_string(i) + "\"\\\n" + to_string(dtype);
      auto& bytes = data[name];
      bytes.resize(static_cast<size_t>(element_count(shape)) * size_of(dtype));
      for (std::byte& each : bytes) each = static_cast<std::byte>(random());
      tensors[name] = {dtype, shape, bytes};
    }
    std::map<std::string, std::string> metadata;
    for (int i = below(3); i > 0; --i) metadata["키" + std::to_string(i)] = "\t\"값\"";

    const auto file = write_safetensors(tensors, metadata);
    const Safetensors read(file, "m");
    EXPECT_EQ(read.metadata(), metadata);
    ASSERT_EQ(read.tensors().size(), tensors.size());
    for (const auto& [name, tensor] : tensors) {
      const StoredTensor& back = read.at(name, tensor.shape);
      EXPECT_EQ(back.dtype, tensor.dtype);
      EXPECT_TRUE(
          std::equal(back.bytes.begin(), back.bytes.end(), data[name].begin(), data[name].end()));
      const size_t offset = static_cast<size_t>(back.bytes.data() - file.data());
      EXPECT_EQ(offset % size_of(tensor.dtype), 0u) << "written at its alignment";
    }
  }
}

TEST(Safetensors, what_cannot_be_written_is_refused) {
  const std::vector<std::byte> three(3);
  EXPECT_EQ(error_text([&] { write_safetensors({{"a", {DType::kF16, {2}, three}}}); }),
            "invalid_argument: tensor \"a\": expected 4 bytes for shape [2], got 3");
  EXPECT_EQ(error_text([&] { write_safetensors({{"__metadata__", {DType::kI8, {3}, three}}}); }),
            "invalid_argument: expected a tensor's name, got \"__metadata__\"");
  EXPECT_EQ(error_text([&] { write_safetensors({{"\xFF", {DType::kI8, {3}, three}}}); }),
            "invalid_argument: expected names and metadata in UTF-8, got other bytes");
}

}  // namespace
}  // namespace glassformer
