# miniaudio where no system brings it: its one header, which buildspec.json pins. Leaves MINIAUDIO_INCLUDE_DIR.

include(FetchContent)
read_buildspec(miniaudio_version "^[0-9.]+$" dependencies miniaudio version)
read_buildspec(miniaudio_base "^https://" dependencies miniaudio baseUrl)
read_buildspec(miniaudio_hash "^[0-9a-f]+$" dependencies miniaudio hashes source)
FetchContent_Declare(
  miniaudio
  URL "${miniaudio_base}/${miniaudio_version}/miniaudio.h"
  URL_HASH SHA256=${miniaudio_hash}
  DOWNLOAD_NO_EXTRACT TRUE)
FetchContent_MakeAvailable(miniaudio)
set(MINIAUDIO_INCLUDE_DIR "${miniaudio_SOURCE_DIR}")
