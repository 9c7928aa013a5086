"""What stands beside what: the boxes, the two pictures and their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.results import Analysis
from analytics.selection import Selection
from analytics.suppression import hidden_teams
from analytics.trend import Pair
from dashboard import cache
from dashboard.charts.compare import apart, dumbbells, points_apart
from dashboard.components.basics import numbers
from dashboard.components.basics.link import Link
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import Table
from dashboard.formats import coverage_range
from dashboard.wording import compare as wording
from dashboard.wording import helps

TEAMS, WAVES = "Teams", "Waves"


def choose(
    selection: Selection, link: Link
) -> tuple[str, tuple[str, str], tuple[Analysis, Analysis]] | None:
    """What is compared, the two names and the two analyses; None where there are no two."""
    hidden = hidden_teams(cache.analysis(replace(selection, team=None)))
    teams = [t for t in cache.teams(selection.wave) if t not in hidden]
    numbers.line(wording.teams_hidden(len(hidden), selection.viewer.smallest_group))
    rounds = {a.waves[0][1]: a for a in cache.through_waves(selection)}
    kinds = [kind for kind, there in ((TEAMS, teams), (WAVES, rounds)) if len(there) > 1]
    if not kinds:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="controls"):
        link.check("compare", "compare", kinds)
        kind = st.segmented_control(
            "Compare",
            kinds,
            default=kinds[0],
            required=True,
            key="compare",
            bind="query-params",
            help=helps.COMPARE_WHAT,
        )
        kind = kind if kind in kinds else kinds[0]
        names = list(teams) if kind == TEAMS else list(rounds)
        first = 0 if kind == TEAMS else len(names) - 2
        sides = (
            _box("First", names, first, f"first_{kind[:-1].lower()}", link),
            _box("Second", names, first + 1, f"second_{kind[:-1].lower()}", link),
        )
    if kind == WAVES:
        return kind, sides, (rounds[sides[0]], rounds[sides[1]])
    left, right = (cache.analysis(replace(selection, team=side)) for side in sides)
    return kind, sides, (left, right)


def _box(label: str, names: Sequence[str], index: int, key: str, link: Link) -> str:
    link.check(key, label.lower(), names)
    chosen = st.selectbox(
        label, names, index=index, key=key, bind="query-params", filter_mode=None, width=240
    )
    return chosen if chosen in names else names[index]


def pair_picture(
    pairs: Sequence[Pair], one: str, sides: tuple[str, str], key: str, what: str
) -> None:
    """One picture with its table; only the table where nothing is on both sides."""
    title = wording.pairs_title(pairs, one, sides)
    if not any(pair.left and pair.right for pair in pairs):
        heading(f"{what}: {title[0].lower()}{title[1:]}")
        show_table(pair_table(pairs, one, sides), f"{key}_only")
        return
    picture(
        dumbbells(pairs, sides, palette()),
        key=key,
        title=f"{what}: {title[0].lower() + title[1:] if title.startswith('No') else title}",
        alt=wording.pairs_alt(pairs, sides),
        table=pair_table(pairs, one, sides),
    )
    numbers.line(wording.left_out(pairs, one))


def pair_table(pairs: Sequence[Pair], one: str, sides: tuple[str, str]) -> Table:
    """Both sides with bounds and group, the difference in points, whether it is clear."""
    rows = apart(pairs)
    points = [[(p.left, p.right)[n] for p in rows] for n in (0, 1)]
    table: Table = {one.capitalize(): [pair.name for pair in rows]}
    for n, side in enumerate(sides):
        name = f"{side} " if sides[0] == sides[1] and n else side
        table[name] = [coverage_range(p.low, p.high) if p else "–" for p in points[n]]
        table[f"{name}, of"] = [p.of if p else None for p in points[n]]
    table["Points apart"] = [points_apart(p) if p.left and p.right else None for p in rows]
    table["Clear"] = ["yes" if p.clear else "no" for p in rows]
    return table
