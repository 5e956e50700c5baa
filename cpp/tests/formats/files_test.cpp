#include "formats/files.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/formats/error_text.h"
#include "tests/formats/safetensors_file.h"

namespace glassformer {
namespace {

namespace fs = std::filesystem;

/// An empty directory for each test.
class Files : public testing::Test {
 protected:
  void SetUp() override {
    root_ =
        fs::temp_directory_path() / ("glassformer-test-" + std::to_string(std::random_device()()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  size_t entries() const {
    return static_cast<size_t>(std::distance(fs::directory_iterator(root_), {}));
  }

  fs::path root_;
};

TEST_F(Files, what_is_written_reads_back) {
  for (const std::string& text :
       {std::string(), std::string("a\0\r\n\x1A\xFF", 6), std::string(100'000, 'x')}) {
    write_file(root_ / "file", bytes_of(text));
    EXPECT_EQ(read_file(root_ / "file"), bytes_of(text));
  }
}

TEST_F(Files, what_cannot_be_read_or_written_is_named_with_the_reason) {
  const std::string missing = (root_ / "none").string();
  EXPECT_EQ(error_text([&] { read_file(missing); }),
            "io_error: " + missing + ": cannot be read: No such file or directory");
  EXPECT_EQ(error_text([&] { read_file(root_); }),
            "io_error: " + root_.string() + ": cannot be read: Is a directory");
  const std::string inside = (root_ / "none" / "file").string();
  EXPECT_EQ(error_text([&] { write_file(inside, {}); }),
            "io_error: " + inside + ": cannot be written: No such file or directory");
}

TEST_F(Files, a_new_directory_appears_when_it_is_committed) {
  const fs::path target = root_ / "above" / "target";
  {
    NewDirectory directory(target);
    write_file(directory.path() / "file", bytes_of("text"));
    EXPECT_FALSE(fs::exists(target));
    directory.commit();
  }
  EXPECT_EQ(read_file(target / "file"), bytes_of("text"));
  EXPECT_EQ(std::distance(fs::directory_iterator(target.parent_path()), {}), 1);
}

TEST_F(Files, a_new_directory_that_is_not_committed_leaves_nothing) {
  {
    NewDirectory directory(root_ / "target");
    write_file(directory.path() / "file", bytes_of("text"));
    EXPECT_EQ(entries(), 1u);
  }
  EXPECT_EQ(entries(), 0u);
}

TEST_F(Files, a_slash_at_the_end_is_no_other_directory) {
  NewDirectory directory(root_ / "target" / "");
  directory.commit();
  EXPECT_EQ(entries(), 1u);
  EXPECT_TRUE(fs::is_directory(root_ / "target"));
}

TEST_F(Files, a_taken_place_is_refused_and_an_empty_directory_is_none) {
  const std::string target = (root_ / "target").string();
  fs::create_directory(target);
  NewDirectory(target).commit();
  write_file(target + "/file", bytes_of("text"));
  EXPECT_EQ(
      error_text([&] { NewDirectory directory(target); }),
      "io_error: " + target + ": expected a place where nothing is, got a directory with files");
  EXPECT_EQ(error_text([&] { NewDirectory directory(target + "/file"); }),
            "io_error: " + target + "/file: expected a place where nothing is, got a file");
  EXPECT_EQ(read_file(target + "/file"), bytes_of("text"));
  EXPECT_EQ(entries(), 1u);
}

}  // namespace
}  // namespace glassformer
