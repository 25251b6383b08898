#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint_file.py TOOL BUILD CONFIGURATION FILE...: runs clang-tidy or clazy on each file, and remembers
those that were clean, so that a run that was cut off goes on where it stopped. A file is looked at again
when it, one of our headers that it includes, or the tool's configuration has changed."""
import functools
import hashlib
import os
import re
import subprocess
import sys

include = re.compile(rb'^#include "([^"]+)"', re.MULTILINE)


@functools.cache
def content(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:  # what the build makes, such as "x.moc"
        return b""


def with_headers(path):
    """The file and all of our headers that it includes, which are named from the project's root."""
    found, new = set(), {path}
    while new:
        found |= new
        new = {name.decode() for file in new for name in include.findall(content(file))} - found
    return sorted(found)


def key(tool, configuration, path):
    digest = hashlib.sha256(f"{tool} {path}\n".encode() + content(configuration))
    for file in with_headers(path):
        digest.update(content(file))
    return digest.hexdigest()


def command(tool, build, configuration, path):
    if tool == "clang-tidy":
        return ["clang-tidy", "-p", build, "--quiet", path]
    root = re.escape(os.getcwd())
    return ["clazy-standalone", "-p", build, f"--header-filter={root}/(app|engine|ui|tests)/.*",
            f"--checks={content(configuration).decode().strip()}", "--extra-arg=-Werror", path]


def main():
    tool, build, configuration, *files = sys.argv[1:]
    clean = os.path.join(build, "clean")
    os.makedirs(clean, exist_ok=True)
    result = 0
    for path in files:
        stamp = os.path.join(clean, key(tool, configuration, path))
        if os.path.exists(stamp):
            continue
        run = subprocess.run(command(tool, build, configuration, path), capture_output=True, text=True,
                             check=False)
        if run.returncode == 0:
            open(stamp, "w", encoding="ascii").close()
        else:
            result = 1
            print(run.stdout + run.stderr, flush=True)
    sys.exit(result)


main()
