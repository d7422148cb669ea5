#include "geo/write_layer.hpp"

#include "geo/gdal.hpp"
#include "geo/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <type_traits>

namespace loci::geo {
namespace {

using gdal::Dataset;

constexpr std::size_t shapefile_text_bytes = 254;  // dBASE's limit
constexpr std::size_t transaction_features = 100'000;

/// What a shapefile or a table of Loci's in a shared database says of itself.
constexpr std::string_view made_by = "Loci";

const char* driver_name(GisFormat format) {
  switch (format) {
    case GisFormat::geopackage:
      return "GPKG";
    case GisFormat::flatgeobuf:
      return "FlatGeobuf";
    case GisFormat::kml:
    case GisFormat::kmz:
      return "LIBKML";
    case GisFormat::csv:
      return "CSV";
    case GisFormat::shapefile:
    case GisFormat::zipped_shapefile:
      return "ESRI Shapefile";
    case GisFormat::postgis:
      return "PostgreSQL";
  }
  return "";
}

bool is_shapefile(GisFormat format) {
  return format == GisFormat::shapefile || format == GisFormat::zipped_shapefile;
}

bool is_kml(GisFormat format) {
  return format == GisFormat::kml || format == GisFormat::kmz;
}

/// "NAME=value" options for GDAL.
class Options {
 public:
  Options& set(const char* name, const std::string& value) {
    settings_.push_back(std::string(name) + "=" + value);
    return *this;
  }
  /// Ends with a null; holds until the next set().
  char** get() {
    pointers_.clear();
    for (std::string& setting : settings_) pointers_.push_back(setting.data());
    pointers_.push_back(nullptr);
    return pointers_.data();
  }

 private:
  std::vector<std::string> settings_;
  std::vector<char*> pointers_;
};

/// GDAL's settings for this thread, while a writer is there.
class Configuration {
 public:
  Configuration() {
    // What LIBKML takes for the time; where a layer has no such field nothing happens.
    set("LIBKML_TIMESTAMP_FIELD", "day");
    set("LIBKML_ID_FIELD", "");  // else `id`, whose colons XML forbids there
    set("LIBKML_BEGIN_FIELD", "first_day");
    set("LIBKML_END_FIELD", "last_day");
    set("PG_USE_COPY", "YES");
  }
  ~Configuration() {
    for (const char* const name : names_) CPLSetThreadLocalConfigOption(name, nullptr);
  }
  Configuration(const Configuration&) = delete;
  Configuration& operator=(const Configuration&) = delete;

  void set_stamp(const std::string& stamp) { set("OGR_CURRENT_DATE", stamp.c_str()); }

 private:
  void set(const char* name, const char* value) {
    CPLSetThreadLocalConfigOption(name, value);
    names_.push_back(name);
  }
  std::vector<const char*> names_;
};

Options layer_options(GisFormat format, const LayerDefinition& layer) {
  Options options;
  switch (format) {
    case GisFormat::geopackage:
      options.set("FID", "fid").set("GEOMETRY_NAME", "geom").set("DESCRIPTION", layer.attribution);
      break;
    case GisFormat::postgis:
      options.set("FID", "fid").set("GEOMETRY_NAME", "geom").set("OVERWRITE", "YES");
      options.set("DESCRIPTION", std::string(made_by) + ": " + layer.attribution);
      break;
    case GisFormat::csv:
      options.set("STRING_QUOTING", "IF_NEEDED");
      break;
    case GisFormat::shapefile:
    case GisFormat::zipped_shapefile:
      options.set("ENCODING", "UTF-8");
      break;
    case GisFormat::flatgeobuf:
      break;
    case GisFormat::kml:
    case GisFormat::kmz:
      options.set("FOLDER", "YES").set("DESCRIPTION", layer.attribution);
      break;
  }
  return options;
}

/// "2018-05-28…" as year, month, day; nothing where the text says less or something else.
std::optional<std::array<int, 3>> day_of(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return {};
  std::array<int, 3> day{};
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> parts{{{0, 4}, {5, 2}, {8, 2}}};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* const begin = iso.data() + parts[i].first;
    const char* const end = begin + parts[i].second;
    if (std::from_chars(begin, end, day[i]).ptr != end) return {};
  }
  const bool possible = day[0] > 0 && day[1] >= 1 && day[1] <= 12 && day[2] >= 1 && day[2] <= 31;
  return possible ? std::optional(day) : std::nullopt;
}

/// "first_date" → "first_day".
std::string day_name(std::string name) {
  const std::size_t at = name.rfind("date");
  return at == std::string::npos ? name + "_day" : name.replace(at, 4, "day");
}

/// At most `most` bytes of the text, whole characters.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string quoted_identifier(const std::string& name) {
  std::string quoted = "\"";
  for (const char letter : name) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

}  // namespace

struct GisWriter::State {
  GisFormat format;
  std::string target;
  Configuration configuration;
  Dataset dataset;
  OGRLayerH layer = nullptr;
  LayerDefinition definition;
  std::vector<int> columns;      ///< of each field
  std::vector<int> day_columns;  ///< of each field; -1: none
  int lon_column = -1, lat_column = -1;
  std::vector<std::string> short_names;
  std::map<std::string, std::size_t> values_cut;  ///< by field
  std::size_t left_out = 0;  ///< features without a position, where a format has none such
  std::size_t in_transaction = 0;

  bool has_transactions() const {
    return format == GisFormat::geopackage || format == GisFormat::postgis;
  }

  [[noreturn]] void fail() const {
    std::string reason = CPLGetLastErrorMsg();
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    throw Error(target, "cannot be written" + (reason.empty() ? "" : " (" + reason + ")"),
                format == GisFormat::postgis ? "check the connection and your rights there"
                                             : "check its folder, permissions and free space");
  }

  void check(bool well) const {
    if (!well) fail();
  }

  Dataset create() {
    gdal::register_drivers();
    const GDALDriverH driver = GDALGetDriverByName(driver_name(format));
    if (driver == nullptr) {
      throw Error(target, std::string("this GDAL has no driver ") + driver_name(format),
                  "install GDAL with it, or choose another format");
    }
    if (format == GisFormat::postgis) {
      return Dataset(
          GDALOpenEx(target.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
    }
    return Dataset(GDALCreate(driver, target.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  }

  /// In a database that others share, a table of theirs is not ours to replace.
  void refuse_foreign_table(const std::string& name) const {
    const OGRLayerH there = GDALDatasetGetLayerByName(dataset.get(), name.c_str());
    CPLErrorReset();
    if (there == nullptr) return;
    const char* const description = GDALGetMetadataItem(there, "DESCRIPTION", nullptr);
    if (description != nullptr && std::string_view(description).starts_with(made_by)) return;
    throw Error(target, "its table '" + name + "' is there already and is not from Loci",
                "name a schema of your own: \"… active_schema=loci\"");
  }

  int add_column(const std::string& name, OGRFieldType type, OGRFieldSubType sub_type = OFSTNone) {
    const gdal::FieldDefinition field(OGR_Fld_Create(name.c_str(), type));
    OGR_Fld_SetSubType(field.get(), sub_type);
    if (is_shapefile(format) && type == OFTString) {
      OGR_Fld_SetWidth(field.get(), shapefile_text_bytes);
    }
    check(OGR_L_CreateField(layer, field.get(), FALSE) == OGRERR_NONE);
    return OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)) - 1;
  }

  void add_columns(const Field& field) {
    const bool short_one = is_shapefile(format) && !field.short_name.empty();
    const std::string& name = short_one ? field.short_name : field.name;
    if (short_one) short_names.push_back(field.name + " is " + name);
    day_columns.push_back(-1);
    switch (field.kind) {
      case FieldKind::integer:
        columns.push_back(add_column(name, OFTInteger64));
        return;
      case FieldKind::real:
        columns.push_back(add_column(name, OFTReal));
        return;
      case FieldKind::json:
        columns.push_back(add_column(name, OFTString, OFSTJSON));
        return;
      case FieldKind::text:
        columns.push_back(add_column(name, OFTString));
        return;
      case FieldKind::date:
        columns.push_back(add_column(name, OFTString));
        if (format != GisFormat::csv) day_columns.back() = add_column(day_name(name), OFTDate);
    }
  }

  void set_text(OGRFeatureH feature, std::size_t field, std::string_view text) {
    std::string portable = portable_text(text);
    if (is_shapefile(format) && portable.size() > shapefile_text_bytes) {
      portable = cut(portable, shapefile_text_bytes);
      ++values_cut[definition.fields[field].name];
    }
    OGR_F_SetFieldString(feature, columns[field], portable.c_str());
    if (day_columns[field] < 0) return;
    if (const auto day = day_of(text)) {
      OGR_F_SetFieldDateTime(feature, day_columns[field], (*day)[0], (*day)[1], (*day)[2], 0, 0, 0,
                             0);
    }
  }

  void set(OGRFeatureH feature, std::size_t field, const Value& value) {
    const int column = columns[field];
    std::visit(
        [&](const auto& one) {
          using Type = std::decay_t<decltype(one)>;
          if constexpr (std::is_same_v<Type, std::int64_t>) {
            OGR_F_SetFieldInteger64(feature, column, one);
          } else if constexpr (std::is_same_v<Type, double>) {
            OGR_F_SetFieldDouble(feature, column, one);
          } else if constexpr (std::is_same_v<Type, std::string_view>) {
            set_text(feature, field, one);
          } else {
            OGR_F_SetFieldNull(feature, column);
          }
        },
        value);
  }

  void set(OGRFeatureH feature, const LonLat& position) {
    const double lon_deg = std::round(position.lon_deg * 1e7) / 1e7;
    const double lat_deg = std::round(position.lat_deg * 1e7) / 1e7;
    if (lon_column >= 0) {
      OGR_F_SetFieldDouble(feature, lon_column, lon_deg);
      OGR_F_SetFieldDouble(feature, lat_column, lat_deg);
      return;
    }
    gdal::Geometry point(OGR_G_CreateGeometry(wkbPoint));
    OGR_G_SetPoint_2D(point.get(), 0, lon_deg, lat_deg);
    check(OGR_F_SetGeometryDirectly(feature, point.release()) == OGRERR_NONE);
  }

  void begin_transaction() {
    if (has_transactions()) check(GDALDatasetStartTransaction(dataset.get(), 0) == OGRERR_NONE);
  }
  void commit() {
    if (has_transactions()) check(GDALDatasetCommitTransaction(dataset.get()) == OGRERR_NONE);
  }

  void run(const std::string& sql) {
    CPLErrorReset();
    GDALDatasetReleaseResultSet(
        dataset.get(), GDALDatasetExecuteSQL(dataset.get(), sql.c_str(), nullptr, nullptr));
    check(CPLGetLastErrorType() != CE_Failure);
  }

  void relate(const Relation& relation);
};

GisWriter::GisWriter(GisFormat format, const std::string& target, const std::string& stamp)
    : state_(std::make_unique<State>()) {
  const gdal::Quiet quiet;
  state_->format = format;
  state_->target = target;
  state_->configuration.set_stamp(stamp);
  state_->dataset = state_->create();
  state_->check(state_->dataset != nullptr);
  state_->begin_transaction();
}

GisWriter::~GisWriter() {
  const gdal::Quiet quiet;
  if (state_->dataset != nullptr && state_->has_transactions()) {
    GDALDatasetRollbackTransaction(state_->dataset.get());
  }
  state_->dataset.reset();
}

void GisWriter::begin(const LayerDefinition& layer) {
  const gdal::Quiet quiet;
  State& state = *state_;
  if (state.format == GisFormat::postgis) state.refuse_foreign_table(layer.name);
  const bool has_points = layer.has_positions && state.format != GisFormat::csv;
  const gdal::Reference wgs84 = gdal::wgs84();
  Options options = layer_options(state.format, layer);
  state.layer = GDALDatasetCreateLayer(state.dataset.get(), layer.name.c_str(),
                                       has_points ? wgs84.get() : nullptr,
                                       has_points ? wkbPoint : wkbNone, options.get());
  state.check(state.layer != nullptr);
  state.definition = layer;
  state.columns.clear();
  state.day_columns.clear();
  for (const Field& field : layer.fields) state.add_columns(field);
  state.lon_column = state.lat_column = -1;
  if (layer.has_positions && !has_points) {
    state.lon_column = state.add_column("lon", OFTReal);
    state.lat_column = state.add_column("lat", OFTReal);
  }
}

void GisWriter::add(const std::optional<LonLat>& position, std::span<const Value> values) {
  const gdal::Quiet quiet;
  State& state = *state_;
  if (state.format == GisFormat::flatgeobuf && !position) {
    ++state.left_out;
    return;
  }
  const gdal::Feature feature(OGR_F_Create(OGR_L_GetLayerDefn(state.layer)));
  for (std::size_t i = 0; i < values.size(); ++i) state.set(feature.get(), i, values[i]);
  if (position && state.definition.has_positions) state.set(feature.get(), *position);
  if (is_kml(state.format)) OGR_F_SetStyleString(feature.get(), "SYMBOL(c:#d1495beb,s:1.1)");
  state.check(OGR_L_CreateFeature(state.layer, feature.get()) == OGRERR_NONE);
  if (state.format != GisFormat::geopackage || ++state.in_transaction < transaction_features) {
    return;
  }
  state.in_transaction = 0;
  state.commit();
  state.begin_transaction();
}

void GisWriter::end() {
  const gdal::Quiet quiet;
  state_->check(OGR_L_SyncToDisk(state_->layer) == OGRERR_NONE);
  state_->layer = nullptr;
}

/// A mapping table between the two, as the extension wants it (OGC 18-000r3, 7.2).
void GisWriter::State::relate(const Relation& relation) {
  const auto name = quoted_identifier;
  const std::string mapping = relation.base + "_" + relation.related;
  run("CREATE TABLE " + name(mapping) +
      " (id INTEGER PRIMARY KEY AUTOINCREMENT, base_id INTEGER NOT NULL, "
      "related_id INTEGER NOT NULL)");
  run("INSERT INTO " + name(mapping) + " (base_id, related_id) SELECT b.fid, r.fid FROM " +
      name(relation.related) + " r JOIN " + name(relation.base) + " b ON b." +
      name(relation.base_field) + " = r." + name(relation.related_field) + " ORDER BY r.fid");
  run("INSERT INTO gpkg_extensions VALUES ('" + mapping +
      "', NULL, 'gpkg_related_tables', 'http://www.geopackage.org/18-000.html', 'read-write')");
  run("INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name, "
      "related_primary_column, relation_name, mapping_table_name) VALUES ('" +
      relation.base + "', 'fid', '" + relation.related + "', 'fid', 'features', '" + mapping +
      "')");
}

void GisWriter::relate(const std::vector<Relation>& relations) {
  const gdal::Quiet quiet;
  State& state = *state_;
  if (state.format != GisFormat::geopackage) return;
  state.run(
      "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
      "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
      "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
  state.run(
      "CREATE TABLE gpkgext_relations (id INTEGER PRIMARY KEY AUTOINCREMENT, "
      "base_table_name TEXT NOT NULL, base_primary_column TEXT NOT NULL DEFAULT 'id', "
      "related_table_name TEXT NOT NULL, related_primary_column TEXT NOT NULL DEFAULT 'id', "
      "relation_name TEXT NOT NULL, mapping_table_name TEXT NOT NULL UNIQUE)");
  state.run(
      "INSERT INTO gpkg_extensions VALUES ('gpkgext_relations', NULL, 'gpkg_related_tables', "
      "'http://www.geopackage.org/18-000.html', 'read-write')");
  for (const Relation& relation : relations) state.relate(relation);
}

Warnings GisWriter::close() {
  const gdal::Quiet quiet;
  State& state = *state_;
  state.commit();
  CPLErrorReset();
  state.dataset.reset();
  state.check(CPLGetLastErrorType() != CE_Failure);
  Warnings warnings;
  const auto warn = [&](std::string message) {
    warnings.push_back({state.target, std::move(message), {}});
  };
  if (state.left_out > 0) {
    warn(std::to_string(state.left_out) + " feature" + (state.left_out == 1 ? "" : "s") +
         " without a position left out: a FlatGeobuf has none such");
  }
  std::string names;
  for (const std::string& name : state.short_names) names += (names.empty() ? "" : ", ") + name;
  if (!names.empty()) warn("a shapefile's names have ten letters: " + names);
  for (const auto& [field, count] : state.values_cut) {
    warn(std::to_string(count) + " value" + (count == 1 ? "" : "s") + " of '" + field +
         "' cut to the 254 bytes that a shapefile can hold");
  }
  return warnings;
}

}  // namespace loci::geo
