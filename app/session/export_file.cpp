#include "app/session/export_file.hpp"

#include "geo/error.hpp"
#include "geo/geojson.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace loci::session {

void write_geojson_file(const geo::Layer& layer, const std::filesystem::path& file) {
  std::filesystem::path unfinished = file;
  unfinished += ".part";
  std::error_code problem;
  try {
    std::ofstream out(unfinished, std::ios::binary);
    if (!out) {
      throw Error(file.string(), std::string("cannot be written: ") + std::strerror(errno),
                  "choose another folder");
    }
    geo::write_geojson(layer, out);
    out.close();
    if (!out) throw Error(file.string(), "cannot be written", "is the disk full?");
  } catch (...) {
    std::filesystem::remove(unfinished, problem);
    throw;
  }
  std::filesystem::rename(unfinished, file, problem);
  if (problem) {
    const std::string reason = problem.message();
    std::filesystem::remove(unfinished, problem);
    throw Error(file.string(), "cannot be written: " + reason, "choose another name");
  }
}

}  // namespace loci::session
