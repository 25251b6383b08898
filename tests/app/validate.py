#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA_FOLDER [--spoil]   reads lines {"schema": NAME, "value": …} from stdin

Prints what does not fit its schema, and definitions of one name that differ between the schemas
(each file holds all that it needs, so that it can be used alone). With --spoil each field of the
samples is also left out, renamed and given another type: a schema that accepts that is no
promise. Exit code 1 if there is any complaint.
"""
import copy
import json
import pathlib
import sys

import jsonschema

folder = pathlib.Path(sys.argv[1])
complaints = []
validators = {}
shared = {}
for path in sorted(folder.glob("*.schema.json")):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validators[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker())
    for name, definition in schema.get("$defs", {}).items():
        if shared.setdefault(name, definition) != definition:
            complaints.append(f"{path.name}: another {name} than elsewhere")



def fields(value, path=()):
    """Where fields of objects are, those in lists by the first place of their kind."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path + (name,)
            yield from fields(inner, path + (name,))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from fields(inner, path + (place,))


def spoilt(value, path):
    """(what was done, the value with it) for each way to break the promise of one field."""
    for way in ("left out", "renamed", "of another type"):
        broken = copy.deepcopy(value)
        holder = broken
        for step in path[:-1]:
            holder = holder[step]
        old = holder[path[-1]]
        if way == "of another type":
            holder[path[-1]] = {"x": 1} if isinstance(old, (list, str)) else ["x"]
        else:
            del holder[path[-1]]
        if way == "renamed":
            holder[path[-1] + "_"] = old
        yield way, broken


def complain_of_laxness(name, value, seen):
    for path in fields(value):
        place = (name, value.get("event"), tuple("[]" if isinstance(s, int) else s for s in path))
        if place in seen:
            continue
        seen.add(place)
        for way, broken in spoilt(value, path):
            if validators[name].is_valid(broken):
                complaints.append(f"{place}: may be {way}")


spoilt_before = set()
for line in sys.stdin:
    sample = json.loads(line)
    for error in validators[sample["schema"]].iter_errors(sample["value"]):
        complaints.append(f'{sample["schema"]}: {error.json_path}: {error.message}')
    if "--spoil" in sys.argv:
        complain_of_laxness(sample["schema"], sample["value"], spoilt_before)
print("\n".join(complaints))
sys.exit(1 if complaints else 0)
