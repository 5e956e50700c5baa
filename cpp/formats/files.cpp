#include "formats/files.h"

#include <cerrno>
#include <fstream>
#include <random>
#include <string>
#include <system_error>

#include "formats/error.h"

namespace glassformer {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, std::error_code reason) {
  throw Error("io_error", path.string() + ": " + what + ": " + reason.message());
}

std::error_code last_error() { return {errno != 0 ? errno : EIO, std::generic_category()}; }

}  // namespace

std::vector<std::byte> read_file(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    fail(path, "cannot be read", std::make_error_code(std::errc::is_a_directory));
  }
  const uintmax_t size = fs::file_size(path, error);
  if (error) fail(path, "cannot be read", error);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::vector<std::byte> bytes(static_cast<size_t>(size));
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (!file) fail(path, "cannot be read", last_error());
  return bytes;
}

void write_file(const fs::path& path, std::span<const std::byte> bytes) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  file.close();  // a full disk may show only here
  if (!file) fail(path, "cannot be written", last_error());
}

NewDirectory::NewDirectory(const fs::path& target) : target_(fs::absolute(target)) {
  if (!target_.has_filename()) target_ = target_.parent_path();  // "out/"
  std::error_code error;
  if (fs::exists(target_, error) && !(fs::is_directory(target_) && fs::is_empty(target_))) {
    throw Error("io_error", target_.string() + ": expected a place where nothing is, got " +
                                (fs::is_directory(target_) ? "a directory with files" : "a file"));
  }
  path_ = target_;
  path_ += ".partial-" + std::to_string(std::random_device()());
  fs::create_directories(path_, error);
  if (error) fail(path_, "cannot be made", error);
}

NewDirectory::~NewDirectory() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

void NewDirectory::commit() {
  std::error_code error;
  fs::rename(path_, target_, error);
  if (error) fail(target_, "cannot be made", error);
  path_.clear();
}

}  // namespace glassformer
