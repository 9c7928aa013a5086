"""`verify(database, content)`: a report's file against the store, line by line.

The report is made again from the recipe that the file carries, in the same format, and what a
reader sees in the two files is compared.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reports.collect import Explainer, collect, everything
from dashboard.reports.files import KINDS
from dashboard.reports.read_back import NOT_A_REPORT, Line, read_back
from dashboard.reports.recipe import MARK, Recipe, from_line
from data.store.database import Database
from data.vocabulary import RefusedError


@dataclass(frozen=True)
class Difference:
    """A line of the file and what the store says there; "" where the other one has no such line."""

    place: str
    file: str
    store: str


@dataclass(frozen=True)
class Verdict:
    """`lines` of the file were compared; those in `differences` are not what the store says."""

    kind: str
    recipe: Recipe
    software: str
    lines: int
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the store says the same, line by line."""
        return not self.differences


def verify(database: Database, content: bytes, explainer: Explainer = everything) -> Verdict:
    """Compare a report's file with what its store says now.

    Raises RefusedError where the file is no report, carries no recipe, or its filters or scenario
    can no longer be followed (a team or wave that is gone).
    """
    kind, file = read_back(content)
    recipe = _recipe(file)
    model = collect(
        database,
        recipe.selection(),
        recipe.wishes(),
        scenario_text=recipe.given,
        people=recipe.people,
        explained=recipe.explained,
        assessed=recipe.assessed,
        since=recipe.since,
        sections=recipe.sections,
        made_at=recipe.moment(),
        explainer=explainer,
        numbers=recipe.numbers,
    )
    _, store = read_back(KINDS[kind].render(model))
    return Verdict(kind, recipe, model.software, len(file), tuple(_differences(file, store)))


def _recipe(lines: Sequence[Line]) -> Recipe:
    line = next((line.text for line in lines if MARK in line.text), None)
    if line is None:
        raise RefusedError(f"{NOT_A_REPORT} The line with its recipe is missing.")
    found = re.search(re.escape(MARK) + r"\s*(\{.*\})", line)
    text = found[1] if found else ""
    # Where the line stands inside of a JSON document, its quotation marks are escaped once more.
    if '\\"' in text and not _reads(text):
        text = str(json.loads(f'"{text}"'))
    return from_line(f"{MARK} {text}")


def _reads(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _differences(file: Sequence[Line], store: Sequence[Line]) -> list[Difference]:
    left, right = [line.text for line in file], [line.text for line in store]
    if left == right:
        return []
    found: list[Difference] = []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(b - a, d - c)):
            ours = file[a + step] if a + step < b else None
            theirs = store[c + step] if c + step < d else None
            place = (ours or theirs or file[-1]).place
            found.append(
                Difference(place, ours.text if ours else "", theirs.text if theirs else "")
            )
    return found
