# Nayuki's QR Code generator where no system brings it: compiled in from its two source files, which buildspec.json pins.
# Leaves QRCODEGEN_LIBRARY and QRCODEGEN_INCLUDE_DIR.

include(FetchContent)
read_buildspec(qrcodegen_version "^[0-9.]+$" dependencies qrcodegen version)
read_buildspec(qrcodegen_base "^https://" dependencies qrcodegen baseUrl)
foreach(part hpp cpp)
  read_buildspec(qrcodegen_hash "^[0-9a-f]+$" dependencies qrcodegen hashes ${part})
  FetchContent_Declare(
    qrcodegen_${part}
    URL "${qrcodegen_base}/v${qrcodegen_version}/cpp/qrcodegen.${part}"
    URL_HASH SHA256=${qrcodegen_hash}
    DOWNLOAD_NO_EXTRACT TRUE)
  FetchContent_MakeAvailable(qrcodegen_${part})
endforeach()
set(QRCODEGEN_INCLUDE_DIR "${qrcodegen_hpp_SOURCE_DIR}")
set(QRCODEGEN_LIBRARY qrcodegen)

add_library(qrcodegen STATIC "${qrcodegen_cpp_SOURCE_DIR}/qrcodegen.cpp")
target_include_directories(qrcodegen SYSTEM PRIVATE "${QRCODEGEN_INCLUDE_DIR}")
set_target_properties(qrcodegen PROPERTIES COMPILE_OPTIONS "") # our warnings are for our code
