# SQLite where no system brings it: compiled in from its own source, which buildspec.json pins. As SQLite::SQLite3, also
# for who looks for the package.

enable_language(C)
include(FetchContent)
read_buildspec(sqlite_version "^[0-9]+$" dependencies sqlite version)
read_buildspec(sqlite_base "^https://" dependencies sqlite baseUrl)
read_buildspec(sqlite_hash "^[0-9a-f]+$" dependencies sqlite hashes source)
FetchContent_Declare(
  SQLite3
  URL "${sqlite_base}/sqlite-amalgamation-${sqlite_version}.zip"
  URL_HASH SHA256=${sqlite_hash}
  OVERRIDE_FIND_PACKAGE)
FetchContent_MakeAvailable(SQLite3)

add_library(sqlite3 STATIC "${sqlite3_SOURCE_DIR}/sqlite3.c")
add_library(SQLite::SQLite3 ALIAS sqlite3)
target_include_directories(sqlite3 SYSTEM PUBLIC "${sqlite3_SOURCE_DIR}")
target_compile_definitions(sqlite3 PUBLIC SQLITE_ENABLE_COLUMN_METADATA) # SQLiteCpp asks for it
set_target_properties(sqlite3 PROPERTIES COMPILE_OPTIONS "" # our warnings are for our code
                                         C_VISIBILITY_PRESET hidden)
