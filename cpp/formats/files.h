// Files and directories on disk, for the command-line programs.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace glassformer {

/// The whole of a file. Throws Error ("io_error").
std::vector<std::byte> read_file(const std::filesystem::path& path);

/// Writes a new file, or over an old one. Throws Error ("io_error").
void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// A directory that appears at its place whole or not at all: it is filled under another name
/// beside that place, and is removed again unless `commit` is called.
class NewDirectory {
 public:
  /// `target` must not be there, or be an empty directory. Missing directories above it are made.
  /// Throws Error ("io_error").
  explicit NewDirectory(const std::filesystem::path& target);
  ~NewDirectory();
  NewDirectory(const NewDirectory&) = delete;
  NewDirectory& operator=(const NewDirectory&) = delete;

  /// Where to put the files.
  const std::filesystem::path& path() const { return path_; }

  /// Moves the directory to its place. Throws Error ("io_error").
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
};

}  // namespace glassformer
