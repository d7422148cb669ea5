#include "app/render/source_file.hpp"

#include "geo/error.hpp"

#include <zstd.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

namespace loci::render {
namespace {

std::string unpacked(const std::string& packed, const std::filesystem::path& file) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(),
                                                                          ZSTD_freeDStream);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string result;
  std::vector<char> chunk(ZSTD_DStreamOutSize());
  std::size_t rest = 1;
  while (in.pos < in.size) {
    ZSTD_outBuffer out{chunk.data(), chunk.size(), 0};
    rest = ZSTD_decompressStream(stream.get(), &out, &in);
    if (ZSTD_isError(rest) != 0) {
      throw Error(file.string(), std::string("not readable: ") + ZSTD_getErrorName(rest),
                  "fetch the file again");
    }
    result.append(chunk.data(), out.pos);
  }
  while (rest != 0) {  // what is left in the stream after its last byte was read
    ZSTD_outBuffer out{chunk.data(), chunk.size(), 0};
    const std::size_t before = rest;
    rest = ZSTD_decompressStream(stream.get(), &out, &in);
    result.append(chunk.data(), out.pos);
    if (ZSTD_isError(rest) != 0 || (out.pos == 0 && rest == before)) {
      throw Error(file.string(), "truncated", "fetch the file again");
    }
  }
  return result;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::string field;
  std::istringstream in(line);
  while (std::getline(in, field, '\t')) fields.push_back(field);
  return fields;
}

}  // namespace

std::string read_source(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    throw Error(file.string(), "cannot be read",
                "give the folder assets/basemap of Loci's sources");
  }
  return file.extension() == ".zst" ? unpacked(bytes, file) : bytes;
}

std::vector<std::map<std::string, std::string>> read_table(const std::filesystem::path& file) {
  std::istringstream in(read_source(file));
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> columns = fields_of(line);
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = fields_of(line);
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      row[columns[i]] = i < fields.size() ? fields[i] : "";
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty()) throw Error(file.string(), "a table without rows", "fetch the file again");
  return rows;
}

}  // namespace loci::render
