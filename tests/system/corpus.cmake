# SPDX-License-Identifier: GPL-3.0-or-later
# Databases that nobody here wrote, in two halves so that two processors are busy.
litekeep_add_test(corpus_1 SOURCES "${CMAKE_CURRENT_LIST_DIR}/corpustest.cpp"
                  LIBRARIES litekeep_testsupport)
add_test(NAME corpus_2 COMMAND corpus_1)
litekeep_test_environment(corpus_2)
foreach(half 1 2)
    set_property(TEST corpus_${half} APPEND PROPERTY ENVIRONMENT "LITEKEEP_CORPUS_HALF=${half}")
    # Without the corpus ctest says "Skipped", not "Passed".
    set_tests_properties(corpus_${half} PROPERTIES TIMEOUT 3000 LABELS corpus
                         SKIP_REGULAR_EXPRESSION "the corpus is not here")
endforeach()

litekeep_add_test(corpus_proj SOURCES "${CMAKE_CURRENT_LIST_DIR}/corpusprojtest.cpp"
                  LIBRARIES litekeep_testsupport LABELS corpus)
