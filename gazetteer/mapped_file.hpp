/// \file
/// The bytes of a file, mapped into memory and not loaded.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace loci::gazetteer {

/// A file mapped for reading. When another program makes it shorter meanwhile, the bytes that are
/// gone read as zeros and was_shortened() says so, instead of a signal that ends the program.
class MappedFile {
 public:
  /// Empty where it is not a file that can be mapped.
  explicit MappedFile(const std::filesystem::path& file);
  MappedFile() = default;

  std::span<const std::byte> bytes() const;
  bool was_shortened() const;

 private:
  class Mapping;
  std::shared_ptr<const Mapping> mapping_;
};

}  // namespace loci::gazetteer
