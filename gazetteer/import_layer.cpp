#include "gazetteer/import_columns.hpp"
#include "gazetteer/import_format.hpp"
#include "geo/error.hpp"
#include "geo/read_layer.hpp"

#include <limits>
#include <optional>
#include <utility>

namespace loci::gazetteer {
namespace {

/// Turns features into places.
class FeatureTaker : public geo::LayerReader {
 public:
  FeatureTaker(std::string subject, const ImportColumns& columns, ImportTarget& target)
      : subject_(std::move(subject)), columns_(columns), target_(target) {}

  bool layer(const std::string& /*name*/, const std::vector<std::string>& fields) override {
    plan_.emplace(fields, columns_);
    plan_->require_name(subject_);
    return true;
  }

  void feature(const std::optional<geo::PointInside>& found, const std::vector<std::string>& values,
               std::size_t number) override {
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    imported_.place = Place{};
    if (found && found->is_area) imported_.place.feature_class = 'A';
    if (found && !found->is_area && found->radius_km > 0) imported_.place.feature_class = 'L';
    plan_->read(values, imported_);
    imported_.place.position = found ? found->position : geo::LonLat{nowhere, nowhere};
    imported_.place.radius_km = found ? found->radius_km : 0;
    target_.take(imported_, number);
  }

 private:
  std::string subject_;
  const ImportColumns& columns_;
  ImportTarget& target_;
  std::optional<ColumnPlan> plan_;
  ImportedPlace imported_;
};

}  // namespace

void import_layer(const std::filesystem::path& file, const ImportColumns& columns,
                  ImportTarget& target) {
  FeatureTaker taker(file.string(), columns, target);
  geo::read_layers(file, taker);
}

}  // namespace loci::gazetteer
