# Command-line programs: each file cpp/tools/some_name.cpp is the program glassformer-some-name.
# WebAssembly has the benchmark alone, a module that Node and browsers import.

file(GLOB TOOL_SOURCES CONFIGURE_DEPENDS cpp/tools/*.cpp)
if(EMSCRIPTEN)
  list(FILTER TOOL_SOURCES INCLUDE REGEX "/bench_[^/]*$")
endif()
foreach(source ${TOOL_SOURCES})
  cmake_path(GET source STEM name)
  string(REPLACE "_" "-" name glassformer-${name})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE glassformer_core)
  if(EMSCRIPTEN)
    set_target_properties(${name} PROPERTIES SUFFIX .mjs)
    target_link_options(${name} PRIVATE -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node,web,worker)
  endif()
endforeach()
