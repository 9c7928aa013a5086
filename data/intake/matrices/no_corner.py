"""A blank corner over skills that nobody knows: whether people stand across the top is told by
the other texts of the first row and column alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.intake.language.words import fold
from data.intake.matrices.across import Across, most
from data.intake.matrices.grid import Grid
from data.vocabulary import Issue

_SKILL = re.compile(
    r"\w{2}(?:ing|tion|sion|ment|ics|logy|graphy|ance|ence|ness|ship|ware|ung|tik|"
    r"keit|heit)$"
)
"""How a word ends that names something done or studied."""
_FEWEST = 3
"""Rows from which words that end so are no accident."""
DOWN = Issue(
    None,
    None,
    None,
    "The corner of the table is blank and hardly any of its skills is known, so nothing says for "
    "certain where the people stand: they were read down the side. Is that right? If they stand "
    "across, write “Skill” into the corner.",
)


def people_across(grid: Grid, across: Across) -> bool:
    """Whether the first row looks like people and the first column like skills."""
    top, side = _edges(grid)
    return (
        most([across.kind(text) for text in top]) == "person"
        and not _like_skills(top)
        and 2 * _like_skills(side) > len(side) >= _FEWEST
    )


def may_be_either(grid: Grid, across: Across) -> bool:
    """Whether both edges look like people, or like anything else that is named so."""
    top, side = _edges(grid)
    kinds = [most([across.kind(text) for text in texts]) for texts in (top, side)]
    return kinds == ["person", "person"] and not _like_skills(top)


def _edges(grid: Grid) -> tuple[list[str], list[str]]:
    """The texts beside and below a blank corner; none where it says something, or where a gap is
    among them, as beside headings."""
    top = [grid.lines[0].cell(c) for c in range(1, grid.width)] if grid.lines else []
    side = [line.cell(0) for line in grid.lines[1:]]
    if not top or grid.lines[0].cell(0) or not all(top) or not all(side):
        return [], []
    return top, side


def _like_skills(texts: Sequence[str]) -> int:
    return sum(bool(_SKILL.search(fold(text))) for text in texts)
