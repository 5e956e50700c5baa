# The compiler and linker options that every file shares, GoogleTest's included.

if(EMSCRIPTEN)
  add_compile_options(-fwasm-exceptions -msimd128)
  add_link_options(-fwasm-exceptions -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB
                   -Wno-pthreads-mem-growth)
  if(GLASSFORMER_RELAXED_SIMD)
    add_compile_options(-mrelaxed-simd)
  endif()
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  # A fixed level, never -march=native: the build is the same wherever it is made.
  add_compile_options(-march=x86-64-v3)
endif()

if(GLASSFORMER_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
