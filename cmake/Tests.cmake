# A test program for each folder of cpp/tests; CTest knows every single test.

enable_testing()
include(GoogleTest)
set(INSTALL_GTEST OFF)
set(BUILD_GMOCK OFF)
add_subdirectory(${GOOGLETEST_SOURCE} googletest EXCLUDE_FROM_ALL)
# Its warnings are for its own authors.
target_compile_options(gtest PRIVATE -w)

if(EMSCRIPTEN)
  find_program(NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${NODE})
  # Node 20 has relaxed SIMD behind a flag that later versions do not know.
  execute_process(COMMAND ${NODE} --experimental-wasm-relaxed-simd --version
                  RESULT_VARIABLE unknown_flag OUTPUT_QUIET ERROR_QUIET)
  if(NOT unknown_flag)
    list(APPEND CMAKE_CROSSCOMPILING_EMULATOR --experimental-wasm-relaxed-simd)
  endif()
endif()

file(GLOB TEST_FOLDERS CONFIGURE_DEPENDS LIST_DIRECTORIES true cpp/tests/*)
foreach(folder ${TEST_FOLDERS})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  if(NOT sources)
    continue()
  endif()
  cmake_path(GET folder FILENAME name)
  set(target ${name}_test)
  add_executable(${target} ${sources})
  target_link_libraries(${target} PRIVATE glassformer_core GTest::gtest_main)
  target_compile_definitions(
    ${target} PRIVATE GLASSFORMER_FIXTURES="${PROJECT_SOURCE_DIR}/cpp/tests/fixtures"
                      GLASSFORMER_MODELS="${PROJECT_SOURCE_DIR}/public/models")
  if(EMSCRIPTEN)
    set_target_properties(${target} PROPERTIES SUFFIX .cjs)
    target_link_options(${target} PRIVATE -sNODERAWFS -sENVIRONMENT=node -sEXIT_RUNTIME)
  endif()
  gtest_discover_tests(${target} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
endforeach()
