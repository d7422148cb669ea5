# Writes built_in_files.cpp from the files of assets/model/ and the classes of words.
set(built_in_files_cpp ${CMAKE_CURRENT_BINARY_DIR}/built_in_files.cpp)
set(functions "")
foreach(name model/recognition.tsv model/recognition.trees model/placing_alone.tsv model/placing_together.tsv
    model/placing.trees model/sense.tsv model/confidence.tsv lexicon/word_classes.txt)
  set(file ${PROJECT_SOURCE_DIR}/assets/${name})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} text)
  string(APPEND functions "  if (name == \"${name}\") return R\"text(${text})text\";\n")
endforeach()
file(CONFIGURE OUTPUT ${built_in_files_cpp} @ONLY CONTENT
"#include \"gazetteer/geoparse/built_in_files.hpp\"

namespace loci::geoparse {

std::string_view built_in_file(std::string_view name) {
@functions@  return {};
}

}  // namespace loci::geoparse
")
