#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs test programs under valgrind: wrong accesses, values that were never set, and memory that is
lost for good. What they start runs without it. Each takes about twenty times as long.

    valgrind.py [BUILD FOLDER] [TESTS]

TESTS is a regular expression of names; the engine's own tests unless told otherwise."""
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
VALGRIND = ["valgrind", "--quiet", "--error-exitcode=9", "--leak-check=full",
            "--errors-for-leak-kinds=definite", "--child-silent-after-fork=yes"]


def tests(build):
    """What ctest would run, and how."""
    told = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True,
                          capture_output=True, text=True).stdout
    for test in json.loads(told)["tests"]:
        properties = {one["name"]: one["value"] for one in test.get("properties", [])}
        environment = dict(line.split("=", 1) for line in properties.get("ENVIRONMENT", []))
        yield test["name"], test.get("command"), environment


def run(command, environment):
    for folder in ("HOME", "XDG_RUNTIME_DIR"):
        if folder in environment:
            os.makedirs(environment[folder], mode=0o700, exist_ok=True)
    # Code that PCRE makes at run time looks as if it read what was never set; and Qt's own watch
    # knows nothing of valgrind.
    own = {**os.environ, **environment, "QT_ENABLE_REGEXP_JIT": "0",
           "QTEST_FUNCTION_TIMEOUT": "3600000"}
    return subprocess.run([*VALGRIND, *command], env=own,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else str(HERE / "../../build/dev")
    wanted = re.compile(sys.argv[2] if len(sys.argv) > 2 else "^(engine|schedule|automatic)_")
    failed = []
    for name, command, environment in tests(build):
        if not command or not wanted.search(name) or not command[0].startswith("/"):
            continue
        ended = run(command, environment)
        print(f"{'ok' if ended.returncode == 0 else 'FAILED':7} {name}", flush=True)
        if ended.returncode != 0:
            print(ended.stdout)
            failed.append(name)
    if failed:
        sys.exit(f"valgrind.py: failed: {' '.join(failed)}")


if __name__ == "__main__":
    main()
