#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA_FOLDER   reads lines {"schema": NAME, "value": …} from stdin

Prints what does not fit its schema, and definitions of one name that differ between the schemas
(each file holds all that it needs, so that it can be used alone). Exit code 1 if there is any.
"""
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

for line in sys.stdin:
    sample = json.loads(line)
    for error in validators[sample["schema"]].iter_errors(sample["value"]):
        complaints.append(f'{sample["schema"]}: {error.json_path}: {error.message}')
print("\n".join(complaints))
sys.exit(1 if complaints else 0)
