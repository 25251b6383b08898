# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of all rounds, the rows of the table, and how they are written."""
import dataclasses
import json
import statistics

LITEKEEP = "Litekeep"
NONE = "–"


class Figures:
    """(subject, what, who) → one figure a round."""

    def __init__(self):
        self._values = {}

    def add(self, subject, what, who, value):
        self._values.setdefault((subject, what, who), []).append(value)

    def get(self, subject, what, who=LITEKEEP):
        return self._values.get((subject, what, who), [])

    def subjects(self):
        return list(dict.fromkeys(subject for subject, _what, _who in self._values))

    def whats(self, subject):
        return list(dict.fromkeys(what for one, what, _who in self._values if one == subject))

    def all(self):
        return [{"subject": subject, "what": what, "who": who, "values": values}
                for (subject, what, who), values in self._values.items()]


@dataclasses.dataclass
class Row:
    """One line: Litekeep's figures, those of another one, what is judged and by which limit."""
    subject: str
    what: str
    ours: list
    unit: str  # s, ms, MB or "x" (the figure is a ratio by itself)
    against: str = NONE
    theirs: list = dataclasses.field(default_factory=list)
    target: float = None  # of the ratio where there is a rival, else of the figure itself

    @property
    def ratios(self):
        """Round by round, so that whatever slows a round down slows down both."""
        return [our / their for our, their in zip(self.ours, self.theirs) if their > 0]

    @property
    def judged(self):
        values = self.ratios if self.theirs else self.ours
        return statistics.median(values) if values else None

    @property
    def met(self):
        if self.target is None or self.judged is None:
            return None
        return self.judged <= self.target

    def plain(self):
        """For the JSON beside the table."""
        return {"subject": self.subject, "what": self.what, "unit": self.unit, "against": self.against,
                "litekeep": spread(self.ours), "rival": spread(self.theirs),
                "ratio": spread(self.ratios), "target": self.target, "met": self.met}


def spread(values):
    if not values:
        return None
    return {"count": len(values), "min": min(values), "median": statistics.median(values),
            "max": max(values)}


def _number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def shown(values, unit=""):
    """median [min–max] unit"""
    if not values:
        return NONE
    text = _number(statistics.median(values))
    if len(values) > 1:
        text += f" [{_number(min(values))}–{_number(max(values))}]"
    return f"{text} {unit}".rstrip()


def _cells(row):
    limit = NONE if row.target is None else f"≤ {row.target:g}{'' if row.theirs else ' ' + row.unit}"
    verdict = {True: "met", False: "MISSED", None: NONE}[row.met]
    return [row.subject, row.what, shown(row.ours, row.unit), row.against,
            shown(row.theirs, row.unit), shown(row.ratios), limit, verdict]


HEADINGS = ["", "what", "Litekeep", "against", "its figure", "ratio", "target", ""]


def table(rows):
    """All rows as one table; figures are median [lowest–highest]."""
    lines = [HEADINGS] + [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    written = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
               for line in lines]
    written.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(written)


def write_json(path, about, rows, figures):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"about": about, "rows": [row.plain() for row in rows], "figures": figures.all()},
                  file, indent=1, ensure_ascii=False)
        file.write("\n")
