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
litekeep_add_lab(step --steps 2 create restore settings)
litekeep_add_lab(limits --steps 3 create restore-rollback)
litekeep_add_lab(memlimit --database 24 --limit 32)
litekeep_add_lab(concurrency)
litekeep_add_lab(enemy --attacks 4)

# The power that goes again while the next start mends what the first cut left.
add_test(NAME lab_powercut_twice
         COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/lab/powercut.py" $<TARGET_FILE:litekeepctl>
                 --twice 2 --states 4 create restore-rollback undo)
litekeep_test_environment(lab_powercut_twice)
set_tests_properties(lab_powercut_twice PROPERTIES LABELS lab SKIP_RETURN_CODE 77 TIMEOUT 600)
