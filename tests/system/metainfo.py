#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""metainfo.py METAINFO DESKTOP CHANGELOG   complete in Russian, true to the other two files"""
import re
import sys
import xml.etree.ElementTree as tree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TRANSLATED = ("name", "summary", "developer_name", "p", "li", "caption")

component = tree.parse(sys.argv[1]).getroot()
desktop = open(sys.argv[2], encoding="utf-8").read()
changelog = open(sys.argv[3], encoding="utf-8").read()
problems = []


def untranslated(element):
    """Each English text is followed by its Russian one. The changelog is English only."""
    children = list(element)
    for child, following in zip(children, children[1:] + [None]):
        if child.tag == "releases":
            continue
        if child.tag in TRANSLATED and child.get(LANGUAGE) is None:
            if following is None or following.tag != child.tag or following.get(LANGUAGE) != "ru":
                problems.append(f"not in Russian: <{child.tag}> {child.text.strip()}")
        untranslated(child)


def key(name):
    return re.search(f"^{re.escape(name)}=(.*)$", desktop, re.M).group(1)


untranslated(component)
summaries = {s.get(LANGUAGE): s.text for s in component.findall("summary")}
if summaries != {None: key("Comment"), "ru": key("Comment[ru]")}:
    problems.append("summary and the desktop entry's Comment differ")
types = [t.text for t in component.findall("provides/mediatype")]
if not set(types) <= set(key("MimeType").split(";")):
    problems.append("mediatype: not in the desktop entry")
categories = [c.text for c in component.findall("categories/category")]
if not set(categories) <= set(key("Categories").split(";")):
    problems.append("category: not in the desktop entry")

releases = [r.get("version") for r in component.findall("releases/release")]
if releases != re.findall(r"^## (\S+)", changelog, re.M):
    problems.append("the releases are not those of the changelog")
items = component.findall("releases/release/description/ul/li")
if len(items) != len(re.findall(r"^- ", changelog, re.M)):
    problems.append("an item of the changelog is lost")

print("\n".join(problems))
sys.exit(bool(problems))
