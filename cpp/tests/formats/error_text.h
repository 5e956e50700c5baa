// What a call throws, as text to compare.
#pragma once

#include <string>

#include "formats/error.h"

namespace glassformer {

/// "code: message" of the Error that `call` throws, "" if it throws nothing.
template <typename Call>
std::string error_text(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code() + ": " + error.what();
  }
  return "";
}

}  // namespace glassformer
