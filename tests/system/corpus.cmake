# SPDX-License-Identifier: GPL-3.0-or-later
# Databases that nobody here wrote, in two halves so that two processors are busy.
foreach(half 1 2)
    set(name corpus_${half})
    if(half EQUAL 1)
        litekeep_add_test(${name} SOURCES "${CMAKE_CURRENT_LIST_DIR}/corpustest.cpp"
                          LIBRARIES litekeep_testsupport)
    else()
        add_test(NAME ${name} COMMAND corpus_1)
        litekeep_test_environment(${name})
    endif()
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "LITEKEEP_CORPUS_HALF=${half}")
    set_tests_properties(${name} PROPERTIES TIMEOUT 3000 LABELS corpus)
endforeach()
