cmake_minimum_required(VERSION 3.25)
# Fails on an include that the arrows of the design forbid, and on a source that does not include its own header first:
#   cmake -D TOP=<source folder> -P tests/check_includes.cmake
# A rule is: folder | our folders it may include besides itself | libraries that belong behind it.
set(rules
  "geo||dlfcn.h,proj.h,gdal,ogr,cpl_,GeographicLib"
  "gazetteer|geo|sqlite3.h,unicode/,zstd.h,archive"
  "gazetteer/geoparse|geo,gazetteer|unicode/"
  "app/data|geo|"
  "app/document|geo,gazetteer,gazetteer/geoparse|archive,curl/,gmime/,libxml/,nettle/,poppler-,unicode/"
  "app/workspace|geo,gazetteer,gazetteer/geoparse,app/document|unicode/,pwd.h"
  "app/map|geo,gazetteer,gazetteer/geoparse,app/document,app/workspace|"
  "app/export|geo,gazetteer,gazetteer/geoparse,app/data,app/document,app/workspace,app/map,app/render|"
  "app/import|geo,gazetteer,gazetteer/geoparse,app/document,app/workspace,app/export|"
  "app/session|geo,gazetteer,gazetteer/geoparse,app/data,app/document,app/workspace,app/map,app/render,app/export|"
  "app/text|geo|pango/,cairo,fontconfig/,hb,fribidi,ft2build.h,unicode/,glib"
  "app/render|geo,gazetteer,gazetteer/geoparse,app/document,app/workspace,app/map,app/text|agg2/,cairo,isa-l/,zstd.h,jpeglib.h"
  "app/commands|geo,gazetteer,gazetteer/geoparse,app/data,app/document,app/workspace,app/map,app/text,app/render,app/export,app/import|CLI/,malloc.h,unicode/"
  "app/panels|geo,gazetteer,gazetteer/geoparse,app/data,app/document,app/workspace,app/map,app/export,app/session,app/text|imgui"
  "app/window|geo,gazetteer,gazetteer/geoparse,app/data,app/document,app/workspace,app/map,app/session,app/text,app/render,app/panels|SDL,GL/,imgui,backends/,fontconfig/,execinfo.h"
)
# Libraries that any folder may include. Everything else in <> with a .h or a folder must be in the rule of its folder.
set(free_libraries "nlohmann/|fmt/|sys/|sched.h|fcntl.h|poll.h|signal.h|spawn.h|unistd.h|linux/")

set(problems "")
foreach(rule IN LISTS rules)
  string(REPLACE "|" ";" parts "${rule}")
  list(GET parts 0 folder)
  list(GET parts 1 may_include)
  list(GET parts 2 libraries)
  string(REPLACE "," ";" may_include "${may_include}")
  string(REPLACE "," "|" libraries "${libraries}")
  file(GLOB files RELATIVE ${TOP} ${TOP}/${folder}/*.hpp ${TOP}/${folder}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${TOP}/${file} includes REGEX "^#include ")
    string(REGEX REPLACE "cpp$" "hpp" own_header ${file})
    if(file MATCHES "cpp$" AND EXISTS ${TOP}/${own_header} AND NOT includes MATCHES "^#include \"${own_header}\"")
      list(APPEND problems "${file}: includes ${own_header} first, so that the header is compiled alone")
    endif()
    foreach(line IN LISTS includes)
      if(line MATCHES "\"(.*)/[^/]*\"")
        set(target ${CMAKE_MATCH_1})
        if(NOT target STREQUAL folder AND NOT target IN_LIST may_include)
          list(APPEND problems "${file}: may not include from ${target}/")
        endif()
      elseif(line MATCHES "<(.*[./].*)>")
        set(header ${CMAKE_MATCH_1})
        if(NOT header MATCHES "^(${free_libraries})" AND NOT (libraries AND header MATCHES "^(${libraries})"))
          list(APPEND problems "${file}: may not include <${header}>")
        endif()
      endif()
    endforeach()
  endforeach()
endforeach()

if(problems)
  list(JOIN problems "\n  " text)
  message(FATAL_ERROR "Includes that break the rules:\n  ${text}")
endif()
