# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --build --preset release --target package: the .deb.
set(LITEKEEP_MAINTAINER "The Litekeep maintainers <maintainers@litekeep.example>" CACHE STRING
    "Who answers for the package")
# Lower than any revision that a distribution would give.
set(LITEKEEP_REVISION "0upstream1" CACHE STRING "Revision of the Debian package")

set(package_folder "${CMAKE_CURRENT_LIST_DIR}")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME litekeep)
set(CPACK_PACKAGE_VENDOR Litekeep)
set(CPACK_PACKAGE_CONTACT "${LITEKEEP_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "back up live SQLite databases, and get them back")
set(CPACK_PACKAGE_DESCRIPTION
"Litekeep keeps the SQLite databases behind self-hosted apps safe while the
apps go on working: a window with the backups of a database, automatic
backups, and a way back with a preview and undo. Both the database and its
copy are checked in full before anything counts as done.
.
litekeepctl does the same on the command line, for scripts and for
monitoring, and as a background service.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${package_folder}/stage.cmake")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "${LITEKEEP_REVISION}")
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${LITEKEEP_HOMEPAGE}")
# Libraries are found by dpkg-shlibdeps; what Qt loads by itself has to be named.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "hicolor-icon-theme, libqt6sql6-sqlite, libqt6svg6, libsqlite3-0 (>= 3.37)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${package_folder}/postinst" "${package_folder}/prerm" "${package_folder}/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# For stage.cmake.
set(CPACK_LITEKEEP_SOURCE "${PROJECT_SOURCE_DIR}")
set(CPACK_LITEKEEP_REVISION "${LITEKEEP_REVISION}")
include(CPack)
