# Command-line programs: each file cpp/tools/some_name.cpp is the program glassformer-some-name.
# WebAssembly has the benchmark alone, to be run by Node.

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
    # .cjs: package.json makes .js files modules, which these are not.
    set_target_properties(${name} PROPERTIES SUFFIX .cjs)
    target_link_options(${name} PRIVATE -sNODERAWFS -sENVIRONMENT=node)
  endif()
endforeach()
