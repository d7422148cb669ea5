#include "app/export/export_workspace.hpp"

#include "app/export/annotation_formats.hpp"
#include "app/export/page.hpp"
#include "geo/geojson.hpp"
#include "geo/partial_file.hpp"
#include "geo/partial_folder.hpp"
#include "geo/write_layer.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <utility>

namespace loci::exports {
namespace {

using workspace::Workspace;

constexpr const char* standard_output = "-";

std::vector<Layer> layers_of(const Request& request) {
  if (request.layer) return {*request.layer};
  switch (info_of(request.format).content) {
    case Content::all_layers:
      return {Layer::places, Layer::mentions, Layer::documents};
    case Content::one_layer:
    case Content::places:
      return {Layer::places};
    case Content::mentions:
      return {Layer::mentions};
    case Content::texts:
      break;
  }
  return {Layer::documents};
}

std::size_t features_of(const Workspace& workspace, const Request& request,
                        const std::vector<Layer>& layers) {
  std::size_t features = 0;
  for (const Layer layer : layers) {
    if (layer == Layer::places) {
      features += workspace.places(request.filter).size();
      continue;
    }
    const auto documents = workspace.documents(request.filter);
    if (layer == Layer::documents) features += documents.size();
    if (layer != Layer::mentions) continue;
    for (const auto& document : documents) features += document.mentions;
  }
  return features;
}

std::optional<geo::GisFormat> gis_format(Format format) {
  switch (format) {
    case Format::geopackage:
      return geo::GisFormat::geopackage;
    case Format::flatgeobuf:
      return geo::GisFormat::flatgeobuf;
    case Format::kml:
      return geo::GisFormat::kml;
    case Format::kmz:
      return geo::GisFormat::kmz;
    case Format::csv:
      return geo::GisFormat::csv;
    case Format::shapefile:
      return geo::GisFormat::shapefile;
    case Format::zipped_shapefile:
      return geo::GisFormat::zipped_shapefile;
    case Format::postgis:
      return geo::GisFormat::postgis;
    default:
      return {};
  }
}

Extras extras_of(Format format, bool several_layers) {
  Extras extras;
  extras.passages = format == Format::geojson || format == Format::geojson_sequence ||
                    format == Format::flatgeobuf;
  extras.balloon = format == Format::kml || format == Format::kmz;
  extras.document_id = several_layers;
  return extras;
}

/// Formats that are written from the first byte to the last.
Warnings write_stream(const Workspace& workspace, const Request& request, Steps& steps,
                      std::ostream& out) {
  using Form = geo::GeoJsonWriter::Form;
  switch (request.format) {
    case Format::linked_places:
      return write_linked_places(workspace, request.filter, steps, out);
    case Format::web_annotations:
      return write_web_annotations(workspace, request.filter, steps, out);
    case Format::recogito:
      return write_recogito_csv(workspace, request.filter, steps, out);
    case Format::tei:
      return write_tei(workspace, request.filter, steps, out);
    case Format::html:
      return write_page(workspace, request.filter, steps, out);
    default:
      break;
  }
  geo::GeoJsonWriter writer(out,
                            request.format == Format::geojson ? Form::collection : Form::sequence);
  write_layer(layers_of(request).front(), extras_of(request.format, false), workspace,
              request.filter, writer, steps);
  return {};
}

/// When the workspace was last changed: what files say of when they were made.
std::string stamp_of(const Workspace& workspace) {
  std::error_code unknown;
  const auto changed = std::filesystem::last_write_time(workspace.file(), unknown);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(
      std::chrono::file_clock::to_sys(changed).time_since_epoch());
  const std::time_t time = unknown ? 0 : seconds.count();
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

Warnings write_gis(geo::GisFormat format, const Workspace& workspace, const Request& request,
                   Steps& steps, const std::string& target) {
  const auto layers = layers_of(request);
  geo::GisWriter writer(format, target, stamp_of(workspace));
  for (const Layer layer : layers) {
    write_layer(layer, extras_of(request.format, layers.size() > 1), workspace, request.filter,
                writer, steps);
  }
  if (layers.size() > 1) {
    writer.relate(
        {{"places", "id", "mentions", "place_id"}, {"documents", "id", "mentions", "document_id"}});
  }
  return writer.close();
}

void copy(const std::filesystem::path& file, std::ostream& out) {
  std::ifstream in(file, std::ios::binary);
  if (in.peek() != std::ifstream::traits_type::eof()) out << in.rdbuf();
  if (!out.flush()) throw Error("standard output", "cannot be written", "check the disk");
}

Warnings write_gis_file(geo::GisFormat format, const Workspace& workspace, const Request& request,
                        Steps& steps) {
  const bool to_output = request.target == standard_output;
  const auto suffix = info_of(request.format).suffixes.front();
  const std::filesystem::path file =
      to_output ? std::filesystem::temp_directory_path() / ("places" + std::string(suffix))
                : std::filesystem::path(request.target);
  PartialFolder folder(file);
  // The library goes by the suffix: the draft has that of its format, whatever the file's.
  std::filesystem::path draft = folder.draft();
  if (format_of_file(draft.string()) != request.format) draft += suffix;
  Warnings warnings = write_gis(format, workspace, request, steps, draft.string());
  for (Warning& warning : warnings) warning.subject = request.target;
  if (draft != folder.draft()) std::filesystem::rename(draft, folder.draft());
  if (to_output) {
    copy(folder.draft(), std::cout);
  } else {
    folder.replace();
  }
  return warnings;
}

}  // namespace

Exported export_workspace(const Workspace& workspace, const Request& request,
                          const Progress& progress) {
  Steps steps(progress, features_of(workspace, request, layers_of(request)));
  Exported exported;
  const auto gis = gis_format(request.format);
  if (request.format == Format::postgis) {
    exported.warnings = write_gis(*gis, workspace, request, steps, request.target);
  } else if (gis) {
    exported.warnings = write_gis_file(*gis, workspace, request, steps);
  } else if (request.target == standard_output) {
    write_stream(workspace, request, steps, std::cout);
  } else {
    write_whole_file(request.target,
                     [&](std::ostream& out) { write_stream(workspace, request, steps, out); });
  }
  exported.features = steps.done();
  if (!info_of(request.format).names_sources) {
    exported.warnings.push_back(
        {request.target,
         std::string(info_of(request.format).name) +
             " has no room for the sources; name them: " + attribution_of(workspace),
         {}});
  }
  return exported;
}

}  // namespace loci::exports
