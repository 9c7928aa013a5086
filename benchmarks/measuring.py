"""Measures of the levels of a large survey, as every page has them, against bare SQL that counts
its answers: the growth from 10,000 to 10 million ratings."""

import tempfile
import timeit
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd

from analytics.analyse import analyse
from analytics.measures import coverage
from analytics.measures.coverage import HoldingNeed, TeamFacts
from analytics.results import Selection
from benchmarks.figures import alone, line
from benchmarks.importing import COLUMNS, EVERY, write_survey
from data.ingest import ingest
from data.store.database import Database, open_database
from data.vocabulary import Rater, StoredRequirement

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
"""Answers in the store."""
TIMES = 3
TARGET = "target: at most 1.3x its bare SQL, none above 1 s at 10 M ratings"
LEVEL = 3
DUE = date(2027, 4, 15)
BARE = """
    select team, skill_no,
           case when self >= 0 and manager >= 0 then least(self, manager)
                when greatest(self, manager) >= 0 then greatest(self, manager)
                else least(self, manager) end as said, count(*)
    from (
        select p.team, e.person_no, q.skill_no,
               max(case when q.kind = 1 then c.code % 8 - 2 end) as self,
               max(case when q.kind = 2 then c.code % 8 - 2 end) as manager
        from answer_cell c
        join answer_series q on q.series_no = c.series_no
        join answer_row e on e.entry_no = c.entry_no
        join participation p on p.import_no = e.import_no and p.person_no = e.person_no
        where q.kind <= 3
        group by 1, 2, 3
    ) rated
    group by 1, 2, 3
"""
"""The floor: the least SQL that gives each team's levels in each skill, where nobody has moved,
left or been rated twice by the same rater."""


def figures(answers: int | None = None) -> Iterator[str]:
    """Best of three; everybody is rated by themselves and by a manager."""
    for size in (answers,) if answers else SIZES:
        yield from _sized(size)


def _sized(size: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file, place = Path(folder) / "wide.csv", str(Path(folder) / "store.duckdb")
        alone(write_survey, file, size // COLUMNS // 2)
        alone(fill, file, place)
        with closing(open_database(place)) as store:
            floor = _best(lambda: store.query(BARE))
            whole = analyse(store, Selection())
            needs = _needs(store)
    levels = whole.levels
    facts = {
        str(team): TeamFacts(len(own), own["held_on"].iloc[0])
        for team, own in whole.roster.groupby("team")
    }
    for name, asked in (
        ("team_skills", lambda: coverage.team_skills(levels, coverage.counted(levels))),
        ("coverage", lambda: _covered(levels, needs, facts)),
    ):
        yield line(f"{name} of {size:,} ratings", _best(asked), floor, "s", TARGET)


def _covered(
    levels: pd.DataFrame, needs: Sequence[HoldingNeed], facts: Mapping[str, TeamFacts]
) -> None:
    coverage.requirement_coverage(needs, facts, coverage.counted(levels))


def fill(file: Path, place: str) -> None:
    """Import the file once for each kind of rater."""
    raters: tuple[Rater, ...] = ("self", "manager")
    with closing(open_database(place)) as store:
        for rater in raters:
            content, name = file.read_bytes(), file.name
            ingest(store, content, name, wave="big", scale="0-5", rater=rater, mapping=EVERY)


def _needs(store: Database) -> list[HoldingNeed]:
    """Two people at level 3 in each skill of each team."""
    asked = store.rows("select distinct skill_no from import_column where skill_no is not null")
    teams = store.rows("select distinct team from participation")
    return [
        HoldingNeed(
            (team,),
            StoredRequirement(
                *(team, skill, str(skill), LEVEL, 2, None, True),
                skill_id=str(skill),
                area="",
                due_on=DUE,
                due_given=True,
            ),
        )
        for (team,) in teams
        for (skill,) in asked
    ]


def _best(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, "gc.enable()", number=1, repeat=TIMES))
