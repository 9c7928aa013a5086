"""Which rows and columns of a matrix are shown, and in which order. People are never ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from analytics.results import Analysis
from analytics.statistics.seriation import alike_order
from dashboard.charts.matrices import Beside, folded, person_rows
from dashboard.charts.matrix import Matrix, Wanted

MOST_CELLS = 200_000
"""Of people: what a page can be sent and a browser draws without a stall."""


def drawable(analysis: Analysis, wanted: Wanted) -> tuple[Analysis, int]:
    """Of very many people the first ones that were searched for, and how many are left out."""
    levels = analysis.levels
    if wanted.rows != "people" or len(levels) <= MOST_CELLS:
        return analysis, 0
    most = max(1, MOST_CELLS // int(levels["skill_id"].nunique()))
    searched = [
        int(row.key)
        for row in person_rows(analysis, wanted.names)
        if found(wanted.find_people, row.label) and (not wanted.roles or row.role in wanted.roles)
    ]
    kept = levels["person_no"].isin(searched[:most])
    return replace(analysis, levels=levels[kept]), max(0, len(searched) - most)


def arranged(matrix: Matrix, wanted: Wanted, analysis: Analysis, beside: Beside) -> Matrix:
    """The rows and columns that were searched for, in the order that was asked for."""
    rows = [n for n, key in enumerate(matrix.row_keys) if _row_wanted(matrix, n, key, wanted)]
    if wanted.roles:
        of_role = {key: key for key in matrix.row_keys}
        if wanted.rows == "people":
            of_role = {row.key: row.role for row in person_rows(analysis, wanted.names)}
        if wanted.rows in ("people", "roles"):
            rows = [n for n in rows if of_role[matrix.row_keys[n]] in wanted.roles]
    columns = [n for n in range(len(matrix.columns)) if _column_wanted(matrix, n, wanted, beside)]
    shown = matrix.taken(rows, columns)
    return shown.taken(_row_order(shown, wanted, analysis), _column_order(shown, wanted, analysis))


def _row_wanted(matrix: Matrix, at: int, key: str, wanted: Wanted) -> bool:
    return wanted.rows != "people" or found(wanted.find_people, matrix.rows[at])


def _column_wanted(matrix: Matrix, at: int, wanted: Wanted, beside: Beside) -> bool:
    area = matrix.areas[at]
    return (
        found(wanted.find_skills, matrix.columns[at])
        and (not wanted.areas or area in wanted.areas)
        and (not wanted.kinds or beside.kinds.get(area) in wanted.kinds)
    )


def found(search: str, label: str) -> bool:
    """Whether a label has one of the words searched for, which commas separate."""
    words = [word.strip().casefold() for word in search.split(",") if word.strip()]
    return not words or any(word in label.casefold() for word in words)


def _row_order(matrix: Matrix, wanted: Wanted, analysis: Analysis) -> Sequence[int]:
    everyone = range(len(matrix.rows))
    if wanted.row_order == "alike":
        return alike_order(_values(matrix))
    if wanted.row_order == "gap" and wanted.rows != "people":
        short = _role_gap(analysis) if wanted.rows == "roles" else _scope_gap(analysis)
        return sorted(everyone, key=lambda n: (-short(matrix.row_keys[n]), n))
    return everyone


def _column_order(matrix: Matrix, wanted: Wanted, analysis: Analysis) -> Sequence[int]:
    every = range(len(matrix.columns))
    if wanted.column_order == "alike":
        return alike_order(_values(matrix).T)
    if wanted.column_order == "gap":
        must: dict[str, int] = {}
        short: dict[str, int] = {}
        for need in analysis.requirements:
            key = need.area if wanted.rows == "areas" else need.skill_id
            short[key] = short.get(key, 0) + need.shortage
            must[key] = must.get(key, 0) + need.shortage * need.must_have
        keys = matrix.column_keys
        return sorted(every, key=lambda n: (-must.get(keys[n], 0), -short.get(keys[n], 0), n))
    if wanted.column_order == "name":
        return sorted(every, key=lambda n: matrix.columns[n].casefold())
    return every


def _values(matrix: Matrix) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    shape = (len(matrix.rows), len(matrix.columns))
    numbers = [
        float("nan") if cell is None or cell.value is None else cell.value
        for row in matrix.cells
        for cell in row
    ]
    return np.array(numbers, dtype=float).reshape(shape)


def _scope_gap(analysis: Analysis) -> Callable[[str], float]:
    """People missing against the requirements of a scope, or of those that a team shares in."""

    def short(name: str) -> float:
        needs = analysis.requirements
        return sum(n.shortage for n in needs if name == n.scope or name in n.teams)

    return short


def _role_gap(analysis: Analysis) -> Callable[[str], float]:
    """Share of the profile that a role's people do not hold; -1 where that is not known."""
    gaps = {folded(role.role): role.gap_index for role in analysis.roles}

    def short(name: str) -> float:
        gap = gaps.get(folded(name))
        return -1.0 if gap is None else gap

    return short
