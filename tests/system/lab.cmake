# SPDX-License-Identifier: GPL-3.0-or-later
# A part of the fault laboratory in every run; lab/README.md says what it is, long.sh runs all of it.
function(litekeep_add_lab name)
    add_test(NAME lab_${name} COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/lab/${name}.py"
             $<TARGET_FILE:litekeepctl> ${ARGN})
    litekeep_test_environment(lab_${name})
    set_tests_properties(lab_${name} PROPERTIES LABELS lab SKIP_RETURN_CODE 77 TIMEOUT 600)
endfunction()

litekeep_add_lab(kill --moments 20 create restore prune delete export import migrate clean-up)
litekeep_add_lab(powercut --states 6)
litekeep_add_lab(full --moments 4)
