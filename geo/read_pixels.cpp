// Rasters, reprojected by GDAL's warper.
#include "geo/error.hpp"
#include "geo/gdal_files.hpp"
#include "geo/map_file.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace loci::geo {
namespace {

using Clock = std::chrono::steady_clock;
using WarpOptions = std::unique_ptr<GDALWarpAppOptions, gdal::Deleter<GDALWarpAppOptionsFree>>;
using TranslateOptions =
    std::unique_ptr<GDALTranslateOptions, gdal::Deleter<GDALTranslateOptionsFree>>;

constexpr std::chrono::seconds most_warping_time{60};

/// What a warp is watched for.
struct Watch {
  Clock::time_point end = Clock::now() + most_warping_time;
  const std::function<bool()>& goes_on;
  bool stopped = false;
  std::string damage{};  ///< the first that GDAL could not read
};

int look(double, const char*, void* with) {
  auto& watch = *static_cast<Watch*>(with);
  watch.stopped = watch.stopped || (watch.goes_on && !watch.goes_on());
  return !watch.stopped && Clock::now() < watch.end ? 1 : 0;
}

/// Every driver's failure to read pixels ends in these words of GDALRasterBand's; those before
/// them say why. Other failures are those of positions that a projection does not show.
void hear(CPLErr kind, CPLErrorNum, const char* words) {
  auto& watch = *static_cast<Watch*>(CPLGetErrorHandlerUserData());
  const std::string message = words;
  if (kind == CE_Failure && message.find("IReadBlock failed") != std::string::npos &&
      watch.damage.empty()) {
    watch.damage = message;
  }
}

/// Hears what GDAL says while it lives.
struct Hearing {
  explicit Hearing(Watch& watch) { CPLPushErrorHandlerEx(hear, &watch); }
  ~Hearing() { CPLPopErrorHandler(); }
  Hearing(const Hearing&) = delete;
  Hearing& operator=(const Hearing&) = delete;
};

std::vector<char*> arguments_of(std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  return arguments;
}

std::string exact(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.6f", value);
  return text;
}

/// A palette becomes colours before anything is interpolated: a view of the file, or null where it
/// has none.
gdal::Dataset without_palette(GDALDatasetH dataset) {
  const GDALRasterBandH first = GDALGetRasterBand(dataset, 1);
  if (GDALGetRasterCount(dataset) != 1 || GDALGetRasterColorTable(first) == nullptr) return nullptr;
  std::vector<std::string> words{"-of", "VRT", "-expand", "rgba"};
  const auto arguments = arguments_of(words);
  const TranslateOptions options(
      GDALTranslateOptionsNew(const_cast<char**>(arguments.data()), nullptr));
  return gdal::Dataset(GDALTranslate("", dataset, options.get(), nullptr));
}

std::vector<float> band(GDALDatasetH dataset, int number, int width_px, int height_px) {
  std::vector<float> values(static_cast<std::size_t>(width_px) *
                            static_cast<std::size_t>(height_px));
  const CPLErr problem =
      GDALRasterIO(GDALGetRasterBand(dataset, number), GF_Read, 0, 0, width_px, height_px,
                   values.data(), width_px, height_px, GDT_Float32, 0, 0);
  if (problem != CE_None) std::fill(values.begin(), values.end(), 0.f);
  return values;
}

/// From the least to the greatest value that stands for black and white.
struct Range {
  double least = 0, greatest = 255;
};

Range range_of(GDALDatasetH dataset) {
  const GDALRasterBandH first = GDALGetRasterBand(dataset, 1);
  if (GDALGetRasterDataType(first) == GDT_Byte) return {};
  double limits[2] = {0, 255};
  if (GDALComputeRasterMinMax(first, 1, limits), !(limits[1] > limits[0])) return {};
  return {limits[0], limits[1]};
}

std::uint8_t to_byte(float value, const Range& range) {
  const double share = (static_cast<double>(value) - range.least) / (range.greatest - range.least);
  return std::isfinite(share)
             ? static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255))
             : 0;
}

}  // namespace

PlanePixels read_pixels(const std::filesystem::path& file, const Projection& projection,
                        const ProjectedPoint& top_left, double m_per_px, int width_px,
                        int height_px, const std::function<bool()>& goes_on) {
  const gdal::Quiet quiet;
  Watch watch{.goes_on = goes_on};
  const Hearing hearing(watch);
  PlanePixels pixels{width_px, height_px, {}};
  pixels.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  const gdal::Dataset source = gdal::open_raster(file);
  if (source == nullptr) {
    throw Error(file.string(), "no raster that GDAL can read", "check that it is whole");
  }
  const Range range = range_of(source.get());
  const gdal::Dataset coloured_source = without_palette(source.get());
  const ProjectedPoint origin = projection.origin();
  const double unit = projection.unit_m();
  const auto own = [&](double m, double origin_m) { return exact((m + origin_m) / unit); };
  std::vector<std::string> words{"-of",
                                 "MEM",
                                 "-t_srs",
                                 projection.crs(),
                                 "-te",
                                 own(top_left.x_m, origin.x_m),
                                 own(top_left.y_m - height_px * m_per_px, origin.y_m),
                                 own(top_left.x_m + width_px * m_per_px, origin.x_m),
                                 own(top_left.y_m, origin.y_m),
                                 "-ts",
                                 std::to_string(width_px),
                                 std::to_string(height_px),
                                 "-r",
                                 "bilinear",
                                 "-dstalpha",
                                 "-wm",
                                 "64"};
  const auto arguments = arguments_of(words);
  const WarpOptions options(GDALWarpAppOptionsNew(const_cast<char**>(arguments.data()), nullptr));
  GDALWarpAppOptionsSetProgress(options.get(), look, &watch);
  GDALDatasetH sources[] = {coloured_source ? coloured_source.get() : source.get()};
  const gdal::Dataset warped(GDALWarp("", nullptr, 1, sources, options.get(), nullptr));
  if (watch.stopped) throw Error(file.string(), "was not drawn: stopped");
  if (!watch.damage.empty()) {
    throw Error(file.string(), "is damaged (" + watch.damage + ")", "check that it is whole");
  }
  if (Clock::now() >= watch.end) {
    throw Error(file.string(), "takes too long to draw", "add overviews to it with gdaladdo");
  }
  if (warped == nullptr) return pixels;  // none of it lies here

  const int bands = GDALGetRasterCount(warped.get());
  const bool coloured = bands >= 4;
  std::vector<float> values[4];
  for (int c = 0; c < 3; ++c) {
    values[c] = band(warped.get(), coloured ? c + 1 : 1, width_px, height_px);
  }
  values[3] = band(warped.get(), bands, width_px, height_px);
  const double opaque =
      GDALGetRasterDataType(GDALGetRasterBand(warped.get(), bands)) == GDT_UInt16 ? 65535 : 255;
  for (std::size_t i = 0; i < values[0].size(); ++i) {
    const unsigned alpha = to_byte(values[3][i], {0, opaque});
    for (std::size_t c = 0; c < 3; ++c) {
      pixels.rgba[4 * i + c] =
          static_cast<std::uint8_t>((to_byte(values[c][i], range) * alpha + 127) / 255);
    }
    pixels.rgba[4 * i + 3] = static_cast<std::uint8_t>(alpha);
  }
  return pixels;
}

}  // namespace loci::geo
