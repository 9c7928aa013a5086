"""The matrix that the heatmap's page shows: built, without what may not be shown, in its order."""

from __future__ import annotations

from dataclasses import replace

from analytics.results import Analysis
from analytics.suppression import Item, hide
from dashboard.charts.group_matrices import groups
from dashboard.charts.matrices import Beside, folded, people
from dashboard.charts.matrix import EMPTY, Cell, Matrix, Wanted
from dashboard.charts.matrix_order import arranged, drawable
from data.store.database import Database
from data.store.facts.roles import role_profiles
from data.store.facts.taxonomy import areas
from data.vocabulary import RefusedError, Viewer


def compared(database: Database, before: Analysis | None) -> Beside:
    """The wave before, role profiles and kinds of areas: what a heatmap compares with."""
    return Beside(
        before,
        {
            (folded(profile.role), profile.skill): profile.level
            for profile in role_profiles(database)
        },
        {area.name: area.kind for area in areas(database)},
    )


def explored(analysis: Analysis, wanted: Wanted, beside: Beside) -> Matrix:
    """What was asked for, and how many people had no room."""
    if wanted.rows == "people" and not analysis.selection.viewer.people_visible:
        raise RefusedError("People are not shown to you; choose teams, areas or roles as rows.")
    some, left_out = drawable(analysis, wanted)
    build = people if wanted.rows == "people" else groups
    whole = withhold(build(some, wanted, beside), analysis.selection.viewer)
    return replace(arranged(whole, wanted, some, beside), left_out=left_out)


def withhold(matrix: Matrix, viewer: Viewer) -> Matrix:
    """A matrix of aggregates without those that would point at somebody
    (methods.md#small-groups-and-names)."""
    if viewer.people_visible:
        return matrix
    rows = [list(row) for row in matrix.cells]
    for column in range(len(matrix.columns)):
        there = [(at, cell) for at, row in enumerate(rows) if (cell := row[column]) and cell.people]
        items = [Item(cell.people, frozenset({matrix.row_keys[at]})) for at, cell in there]
        sizes = {matrix.row_keys[at]: cell.people for at, cell in there}
        for position in hide(items, sizes, viewer.smallest_group)[0]:
            rows[there[position][0]][column] = Cell(
                None, EMPTY["withheld"], "withheld", "too few people to show it"
            )
    return replace(matrix, cells=tuple(map(tuple, rows)))
