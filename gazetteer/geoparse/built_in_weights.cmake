# Writes built_in_weights.cpp from the tables of assets/model/. A string literal holds a table in pieces: compilers
# limit the length of one.
set(built_in_weights_cpp ${CMAKE_CURRENT_BINARY_DIR}/built_in_weights.cpp)
set(functions "")
foreach(table recognition.tsv recognition.trees placing_alone.tsv placing_together.tsv placing.trees sense.tsv sense.trees
    confidence.tsv)
  set(file ${PROJECT_SOURCE_DIR}/assets/model/${table})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} text)
  string(APPEND functions "  if (name == \"${table}\") return R\"weights(${text})weights\";\n")
endforeach()
file(CONFIGURE OUTPUT ${built_in_weights_cpp} @ONLY CONTENT
"#include \"gazetteer/geoparse/built_in_weights.hpp\"

namespace loci::geoparse {

std::string_view built_in_weights(std::string_view name) {
@functions@  return {};
}

}  // namespace loci::geoparse
")
