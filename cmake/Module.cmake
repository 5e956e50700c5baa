# The WebAssembly module that web/lib loads: JavaScript, WebAssembly and the types of what
# cpp/bindings exports. It is written to web/lib/wasm, from where both the package and the
# development server take it.

file(GLOB BINDING_SOURCES CONFIGURE_DEPENDS cpp/bindings/*.cpp)
add_executable(glassformer ${BINDING_SOURCES})
target_link_libraries(glassformer PRIVATE glassformer_core embind)
set(MODULE_NAME glassformer-$<IF:$<BOOL:${GLASSFORMER_RELAXED_SIMD}>,relaxed,simd>)
set_target_properties(
  glassformer PROPERTIES OUTPUT_NAME ${MODULE_NAME} SUFFIX .js
                         RUNTIME_OUTPUT_DIRECTORY ${PROJECT_SOURCE_DIR}/web/lib/wasm)
target_link_options(
  glassformer
  PRIVATE
  -sMODULARIZE
  -sEXPORT_ES6
  # A strict Content-Security-Policy forbids making functions out of strings.
  -sDYNAMIC_EXECUTION=0
  # web/lib hands the compiled module over, so the script itself needs nothing of where it runs:
  # with `node` it would import Node's modules, at which bundlers for browsers stop.
  -sENVIRONMENT=worker
  -sINCOMING_MODULE_JS_API=instantiateWasm
  -sFILESYSTEM=0
  -sASSERTIONS=0
  -sMALLOC=emmalloc
  --emit-tsd
  ${MODULE_NAME}.d.ts)
