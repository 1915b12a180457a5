#pragma once

#include "core/Error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// What every fuzz target promises. A broken promise ends the process, which is how libFuzzer and the replay of the
// corpus know of it.
namespace fuzz {

#define FUZZ_EXPECT(condition) ((condition) ? void() : ::fuzz::broken(#condition, __FILE__, __LINE__))

[[noreturn]] void broken(const char *condition, const char *file, int line);

std::string_view textOf(const std::uint8_t *data, std::size_t size);

// Of a length that a dock and a log can bear, in UTF-8, and with keys that both languages have.
void expectSayable(const core::Message &message);
void expectSayable(const core::Error &error);

} // namespace fuzz

// What libFuzzer calls for each input, and the replay for each file of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
