# The module OBS loads, laid out as an installable plugin folder: build/plugin/liveshelf/{bin/64bit,data}.

configure_file("${PROJECT_SOURCE_DIR}/cmake/Version.hpp.in" "${PROJECT_BINARY_DIR}/generated/Version.hpp" @ONLY)
target_include_directories(liveshelf_obs PRIVATE "${PROJECT_BINARY_DIR}/generated")

# The objects themselves, not the archive: nothing in the module refers to the functions that OBS calls.
add_library(liveshelf MODULE $<TARGET_OBJECTS:liveshelf_obs>)
target_link_libraries(liveshelf PRIVATE liveshelf_obs)
set_target_properties(liveshelf PROPERTIES PREFIX "" LINKER_LANGUAGE CXX)
if(UNIX AND NOT APPLE)
  target_link_options(liveshelf PRIVATE -Wl,--no-undefined -Wl,--exclude-libs,ALL)
endif()

set(LIVESHELF_PLUGIN_DIR "${PROJECT_SOURCE_DIR}/build/plugin" CACHE PATH "Where the installable plugin folder is put")
set(folder "${LIVESHELF_PLUGIN_DIR}/${PROJECT_NAME}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/manifest.json.in" "${PROJECT_BINARY_DIR}/generated/manifest.json" @ONLY)
file(GLOB data CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/locale/*" "${PROJECT_SOURCE_DIR}/data/effects/*")
add_custom_command(
  OUTPUT "${PROJECT_BINARY_DIR}/plugin-folder.stamp"
  COMMAND ${CMAKE_COMMAND} -E rm -rf "${folder}"
  COMMAND ${CMAKE_COMMAND} -E make_directory "${folder}/bin/64bit"
  COMMAND ${CMAKE_COMMAND} -E copy "$<TARGET_FILE:liveshelf>" "${folder}/bin/64bit/"
  COMMAND ${CMAKE_COMMAND} -E copy_directory "${PROJECT_SOURCE_DIR}/data/locale" "${folder}/data/locale"
  COMMAND ${CMAKE_COMMAND} -E copy_directory "${PROJECT_SOURCE_DIR}/data/effects" "${folder}/data/effects"
  COMMAND ${CMAKE_COMMAND} -E make_directory "${folder}/data/templates"
  COMMAND ${CMAKE_COMMAND} -E copy ${LIVESHELF_TEMPLATES} "${folder}/data/templates/"
  COMMAND ${CMAKE_COMMAND} -E copy "${PROJECT_BINARY_DIR}/generated/manifest.json" "${folder}/data/"
  COMMAND ${CMAKE_COMMAND} -E touch "${PROJECT_BINARY_DIR}/plugin-folder.stamp"
  DEPENDS liveshelf ${data} ${LIVESHELF_TEMPLATES} "${PROJECT_BINARY_DIR}/generated/manifest.json"
  COMMENT "Laying out ${folder}")
add_custom_target(plugin-folder ALL DEPENDS "${PROJECT_BINARY_DIR}/plugin-folder.stamp")
