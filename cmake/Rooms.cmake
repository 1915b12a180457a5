# A room is a folder of plugin/: a static library of all its sources that may include only the rooms named here.
# `./dev lint` reads these calls and checks every #include against them.

# add_room(NAME [INCLUDES room…] [LIBRARIES target…])
function(add_room name)
  cmake_parse_arguments(ROOM "" "" "INCLUDES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${name}/*.cpp ${name}/*.hpp)
  file(GLOB implementations CONFIGURE_DEPENDS ${name}/*.cpp)
  list(TRANSFORM ROOM_INCLUDES PREPEND liveshelf_)
  if(implementations)
    add_library(liveshelf_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(liveshelf_${name} INTERFACE ${sources})
    set(scope INTERFACE)
  endif()
  target_include_directories(liveshelf_${name} ${scope} "${PROJECT_SOURCE_DIR}/plugin")
  target_link_libraries(liveshelf_${name} ${scope} ${ROOM_INCLUDES} ${ROOM_LIBRARIES})
endfunction()
