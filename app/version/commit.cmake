# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE=FOLDER -D HEADER=FILE -P commit.cmake
# Writes the commit of SOURCE into HEADER, unless that says so already. A folder that is no git
# work tree itself, or a system without git, gives an empty text.
cmake_minimum_required(VERSION 3.25)
get_filename_component(above "${SOURCE}" DIRECTORY)
# An archive that was unpacked within somebody else's work tree is not a commit of theirs.
set(ENV{GIT_CEILING_DIRECTORIES} "${above}")
set(ENV{GIT_OPTIONAL_LOCKS} 0)
unset(ENV{GIT_DIR})
unset(ENV{GIT_WORK_TREE})
execute_process(
    COMMAND git -C "${SOURCE}" describe --always --exclude=* --abbrev=12 --dirty=+changes
    RESULT_VARIABLE failed
    OUTPUT_VARIABLE commit
    ERROR_QUIET
    OUTPUT_STRIP_TRAILING_WHITESPACE)
if(failed OR NOT commit MATCHES "^[0-9a-f]+(\\+changes)?$")
    set(commit "")
endif()
file(CONFIGURE OUTPUT "${HEADER}" CONTENT "#define LITEKEEP_COMMIT \"@commit@\"\n" @ONLY)
