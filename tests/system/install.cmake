# SPDX-License-Identifier: GPL-3.0-or-later
# What an installation brings, and which commit the programs name.
add_test(NAME install
         COMMAND "${CMAKE_CURRENT_LIST_DIR}/install.sh" "${CMAKE_BINARY_DIR}" "${PROJECT_SOURCE_DIR}")
litekeep_test_environment(install)
add_test(NAME version_commit
         COMMAND "${CMAKE_CURRENT_LIST_DIR}/version.sh" "${PROJECT_SOURCE_DIR}/app/version/commit.cmake")
