# cmake -D TOP=… -P check_test_names.cmake: names that ctest would take apart (;) or Catch2 for an option (-). Such a test
# would never run, and pass.
file(GLOB_RECURSE sources ${TOP}/tests/*.cpp)
foreach(source IN LISTS sources)
  file(READ ${source} text)
  if(text MATCHES "TEST_CASE\\([^{]*;[^{]*\\) {|TEST_CASE\\([ \n]*\"-")
    string(REPLACE ";" "," name "${CMAKE_MATCH_0}")
    message(SEND_ERROR "${source}: no test runs by this name: ${name}")
  endif()
endforeach()
