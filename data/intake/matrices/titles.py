"""Titles of areas among the skills down the side: "Machine learning" over PyTorch and its like.

An area may bear the name of a skill, and then only the rows around it tell the two apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from data.intake.matrices.grid import Grid

_SHORT = 3
"""Letters up to which a name is a skill, such as Go or SQL, and no area."""


def titles(
    grid: Grid, column: int, body: Sequence[int], known: Collection[int], names: Collection[int]
) -> set[int]:
    """Lines that bear the name of a known skill, which nobody rated, and are titles of areas."""
    named = [i for i in body if grid.lines[i].cell(column)]
    blank = {i for i in named if not any(grid.lines[i].cell(c) for c in names)}
    if not blank & set(known):
        return set()
    return (_loud(grid, column, named, known, blank) | _over_groups(grid, column, named, blank)) & {
        *known
    }


def _loud(
    grid: Grid, column: int, named: Sequence[int], known: Collection[int], blank: set[int]
) -> set[int]:
    """In capitals, as another blank row is that names no skill and the rated rows are not."""
    loud = {i for i in named if grid.lines[i].cell(column).isupper()}
    other = bool((blank & loud) - set(known))
    rated = len(named) - len(blank)
    return blank & loud if other and 2 * len(loud - blank) < rated else set()


def _over_groups(grid: Grid, column: int, named: Sequence[int], blank: set[int]) -> set[int]:
    """Rows with nothing but a name, each over a rated row, where the first row is one of them.

    A skill that nobody rated stands below a title, or below a rated skill in a sheet that does not
    begin with a title.
    """
    if not named or named[0] not in blank:
        return set()
    lone = {i for i in blank if sum(map(bool, grid.lines[i].cells)) == 1}
    found = {
        i
        for above, (i, below) in zip([None, *named], pairwise(named), strict=False)
        if i in lone
        and above not in blank
        and below not in blank
        and len(grid.lines[i].cell(column)) > _SHORT
    }
    return found if named[0] in found and len(found) > 1 else set()
