#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Prometheus' text format from stdin with the parser of Prometheus' own Python client and
writes {"samples":[{"name","labels","value"}]}. Exit code 1 when it cannot be read, when a series
comes twice or without HELP and TYPE; 77 when the parser is not installed."""
import json
import sys

try:
    from prometheus_client.parser import text_string_to_metric_families
except ImportError:
    sys.exit(77)

samples = []
seen = set()
for family in text_string_to_metric_families(sys.stdin.buffer.read().decode("utf-8")):
    if not family.documentation or family.type != "gauge":
        sys.exit(f"{family.name}: no HELP, or no gauge")
    for sample in family.samples:
        series = (sample.name, tuple(sorted(sample.labels.items())))
        if series in seen or sample.timestamp is not None:
            sys.exit(f"{series}: twice, or with a time")
        seen.add(series)
        samples.append({"name": sample.name, "labels": sample.labels, "value": sample.value})
json.dump({"samples": samples}, sys.stdout)
