# SPDX-License-Identifier: GPL-3.0-or-later
# CPack runs this on the files that are to be packed: what Debian asks for beyond an installation.
set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr")
set(package "${CPACK_LITEKEEP_SOURCE}/resources/package")
set(doc "${root}/share/doc/litekeep")
set(public OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Not file(INSTALL): that would go below DESTDIR once more.
file(COPY "${package}/copyright" DESTINATION "${doc}" FILE_PERMISSIONS ${public})
execute_process(
    COMMAND "${package}/releases.sh" debian "${CPACK_LITEKEEP_SOURCE}/CHANGELOG.md"
            "${CPACK_LITEKEEP_REVISION}" "${CPACK_PACKAGE_CONTACT}"
    OUTPUT_FILE "${doc}/changelog.Debian" COMMAND_ERROR_IS_FATAL ANY)
configure_file("${CPACK_LITEKEEP_SOURCE}/CHANGELOG.md" "${doc}/changelog" COPYONLY)
file(CHMOD "${doc}/changelog.Debian" "${doc}/changelog" PERMISSIONS ${public})
file(GLOB pages "${root}/share/man/man*/*.[1-8]")
run(gzip -9n ${pages} "${doc}/changelog.Debian" "${doc}/changelog")

# Debian leaves site-functions to the administrator.
if(EXISTS "${root}/share/zsh/site-functions")
    file(RENAME "${root}/share/zsh/site-functions" "${root}/share/zsh/vendor-completions")
endif()
