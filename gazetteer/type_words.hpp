/// \file
/// Words that say what kind of place a name is of: "… Governorate", "city of …".
#pragma once

#include <optional>
#include <string_view>

namespace loci::gazetteer {

struct BareName {
  std::string_view name_key;  ///< what is left: a part of the key given
  char feature_class = 'A';   ///< the GeoNames class that the type word stands for
};

/// A name key without its type word; nothing where it has none or consists of it alone.
std::optional<BareName> without_type_word(std::string_view name_key);

}  // namespace loci::gazetteer
