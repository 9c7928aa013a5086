"""Every count of random surveys against plain Python from
methods.md#who-and-what-is-counted, and what must hold for any counts."""

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.analyse import analyse
from analytics.measures.coverage import HoldingNeed, covered, together
from analytics.measures.sql import measure
from analytics.results import Analysis, RatingKind, RequirementCoverage, Selection
from data.store.database import Database
from data.vocabulary import StoredRequirement
from tests.build import list_people, number_of, rate, require

SKILLS = ("Python", "SQL", "Docker")
TEAMS = ("A", "B", "C")
WAVES = {"w1": date(2026, 1, 10), "w2": date(2026, 5, 10), "w3": date(2026, 9, 10)}
LIST_DAYS = (date(2026, 1, 1), date(2026, 3, 1), WAVES["w3"], date(2026, 12, 1))
CELLS = (*"012345", "-", "_", "n", ".")

Row = tuple[str, int, float, bool, float]
"""skill, level, headcount (or a share below 1), must-have, weight."""
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Upload:
    """One file: `home` is the team that it gives for each person, `cells` their answers."""

    wave: str
    rater: str
    home: dict[str, str]
    cells: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Survey:
    """Everything that was ever loaded, in the order of loading."""

    uploads: list[Upload] = field(default_factory=list)
    lists: list[tuple[date, dict[str, tuple[str, date | None]]]] = field(default_factory=list)
    needs: list[tuple[str, date, list[Row]]] = field(default_factory=list)


def random_survey(seed: int) -> Survey:
    """Up to seven people who move between teams over up to three waves."""
    draw = random.Random(seed)
    people = [f"p{number}" for number in range(draw.randint(3, 7))]
    result = Survey()
    for wave in sorted(draw.sample(list(WAVES), draw.randint(2, 3))):
        home = {person: draw.choice(TEAMS) for person in people}
        for _ in range(draw.randint(1, 4)):
            rater = draw.choice(("self", "self", "manager", "peer"))
            asked = draw.sample(SKILLS, draw.randint(1, 3))
            who = draw.sample(people, draw.randint(1, len(people)))
            cells = {p: {skill: draw.choice(CELLS) for skill in asked} for p in who}
            result.uploads.append(Upload(wave, rater, home, cells))
    for day in draw.sample(LIST_DAYS, draw.choice((0, 1, 2))):
        listed = draw.sample([*people, "new1", "new2"], draw.randint(1, len(people)))
        left = (None, *WAVES.values())
        result.lists.append((day, {p: (draw.choice(TEAMS), draw.choice(left)) for p in listed}))
    for day in (WAVES["w1"], date(2026, 6, 1)):
        for scope in draw.sample((*TEAMS, "A + B"), draw.randint(2, 4)):
            rows = [
                (
                    skill,
                    draw.randint(1, 5),
                    draw.choice((1, 2, 3, 0.5, 0.3, 0.05)),
                    draw.random() < 0.6,
                    draw.choice((0.5, 1, 2)),
                )
                for skill in draw.sample(SKILLS, draw.randint(1, 3))
            ]
            result.needs.append((scope, day, rows))
    return result


def store(database: Database, survey: Survey, seed: int) -> None:
    """Load the survey, the rows and columns of each file in any order."""
    draw = random.Random(seed)

    def ordered(names: Iterable[str]) -> list[str]:
        listed = list(names)
        return draw.sample(listed, len(listed))

    for upload in survey.uploads:
        skills = ordered(next(iter(upload.cells.values())))
        lines = ["person team role " + " ".join(skills)]
        for person in ordered(upload.cells):
            text = " ".join(upload.cells[person][skill] for skill in skills)
            lines.append(f"{person} {upload.home[person]} . {text}")
        day = WAVES[upload.wave]
        rate(database, "\n".join(lines), wave=upload.wave, held_on=day, rater=upload.rater)
    for number, (day, listed) in enumerate(survey.lists, start=1):
        lines = [f"{p} {listed[p][0]} . 4 {listed[p][1] or '.'}" for p in ordered(listed)]
        list_people(database, "\n".join(lines), valid_from=day, list_no=number)
    for number, (scope, day, rows) in enumerate(survey.needs, start=1):
        lines = [
            f"{scope.replace(' ', '_')} {skill} {level} {count} {'yes' if must else 'no'} {weight}"
            for skill, level, count, must, weight in rows
        ]
        require(database, "\n".join(ordered(lines)), valid_from=day, set_no=number)


def roster(survey: Survey, wave: str | None) -> dict[str, tuple[str, str]]:
    """Person -> (team, wave): each team in its latest wave with answers, each person once."""
    members = {
        name: _members(survey, name)
        for name in sorted({upload.wave for upload in survey.uploads})
        if wave in (None, name)
    }
    latest: dict[str, tuple[bool, str]] = {}
    for name, people in members.items():
        for team, answered in people.values():
            latest[team] = max(latest.get(team, (False, "")), (answered, name))
    result: dict[str, tuple[str, str]] = {}
    for name, people in members.items():  # a later wave wins
        result |= {p: (t, name) for p, (t, _) in people.items() if latest[t][1] == name}
    return result


def _members(survey: Survey, wave: str) -> dict[str, tuple[str, bool]]:
    """Person -> (team, has a row): rows of the wave, and people on its list who have not left."""
    valid = [version for version in survey.lists if version[0] <= WAVES[wave]]
    listed: dict[str, tuple[str, date | None]] = {}
    if survey.lists:
        by_day = [day for day, _ in survey.lists]
        chosen = max(day for day, _ in valid) if valid else min(by_day)
        listed = dict(survey.lists)[chosen]
    result = {}
    if valid:
        staying = {p: v for p, v in listed.items() if v[1] is None or v[1] > WAVES[wave]}
        result = {person: (team, False) for person, (team, _) in staying.items()}
    for upload in survey.uploads:
        if upload.wave == wave:
            for person in upload.cells:
                team = listed[person][0] if person in listed else upload.home[person]
                result[person] = (team, True)
    return result


def level_used(
    survey: Survey, person: str, wave: str, skill: str, ratings: str
) -> int | str | None:
    """The lower median of the last word of each kind of rater; `n` not applicable, None unknown."""
    last: dict[str, str] = {}
    for upload in survey.uploads:
        cell = upload.cells.get(person, {}).get(skill, ".")
        if upload.wave == wave and cell not in "._":
            last[upload.rater] = cell
    result = [cell for rater, cell in last.items() if ratings in ("fused", rater)]
    levels = sorted(int(cell) for cell in result if cell.isdigit())
    if levels:
        return levels[(len(levels) - 1) // 2]
    return "n" if "n" in result else None


def counted(survey: Survey, wave: str | None, ratings: str) -> dict[Key, tuple[int, int, int, int]]:
    """(scope, skill, level) -> required, have, unknown, roster."""
    people = roster(survey, wave)
    days: dict[str, date] = {}
    for team, seen in people.values():
        days[team] = max(days.get(team, WAVES[seen]), WAVES[seen])
    result: dict[Key, tuple[int, int, int, int]] = {}
    for scope in dict.fromkeys(scope for scope, _, _ in survey.needs):
        teams = scope.split(" + ")
        day = max((days[t] for t in teams if t in days), default=max(days.values()))
        versions = {valid_from: rows for name, valid_from, rows in survey.needs if name == scope}
        valid = [valid_from for valid_from in versions if valid_from <= day]
        own = {person: seen for person, (team, seen) in people.items() if team in teams}
        for skill, level, count, _, _ in versions[max(valid) if valid else min(versions)]:
            used = [level_used(survey, p, seen, skill, ratings) for p, seen in own.items()]
            at_all = sum(u != "n" for u in used)
            required = int(count) if count >= 1 else max(1, math.ceil(count * at_all - 1e-9))
            have = sum(isinstance(u, int) and u >= level for u in used)
            result[scope, skill, level] = (required, have, used.count(None), at_all)
    return result


def counts(analysis: Analysis) -> dict[Key, tuple[int, int, int, int]]:
    return {
        (r.scope, r.skill, r.level): (r.required, r.have, r.unknown, r.roster)
        for r in analysis.requirements
    }


@pytest.mark.parametrize("seed", range(5))
def test_roster_and_counts_are_those_by_hand(database: Database, seed: int) -> None:
    survey = random_survey(seed)
    store(database, survey, seed)
    held = {upload.wave for upload in survey.uploads}
    kinds: tuple[RatingKind, ...] = ("fused", "self", "manager")
    for wave in (None, *(name for name in WAVES if name in held)):
        ratings = kinds[seed % len(kinds)] if wave else "fused"
        got = analyse(database, Selection(wave=wave, ratings=ratings))
        people = {r["person"]: (r["team"], r["wave"]) for r in got.roster.to_dict("records")}
        assert people == roster(survey, wave)
        assert counts(got) == counted(survey, wave, ratings)
        levels = got.levels  # which they add up to
        for need in got.requirements:
            rows = levels[(levels["skill_id"] == need.skill_id) & levels["team"].isin(need.teams)]
            assert need.have == int((rows["level"] >= need.level).sum())
        for row in got.team_skills.to_dict("records"):
            rows = levels[(levels["team"] == row["team"]) & (levels["skill_id"] == row["skill_id"])]
            own = rows["level"].dropna()
            assert (row["known"], row["at_3"]) == (len(own), int((own >= 3).sum()))
            assert row["mean_level"] == pytest.approx(float(own.astype(float).mean()), nan_ok=True)


def requirement(
    required: int, have: int, unknown: int, weight: float = 1.0, must: bool = True
) -> RequirementCoverage:
    about = {"skill_id": "s", "area": "a", "due_on": date(2026, 1, 1), "due_given": True}
    stored = StoredRequirement("A", 1, "s", 3, required, None, must, weight, **about)
    need = HoldingNeed(("A",), stored)
    return covered(need, have, unknown, have + unknown + 2)


NEEDS = st.builds(
    requirement,
    st.integers(1, 8),
    st.integers(0, 9),
    st.integers(0, 5),
    st.sampled_from((0.5, 1.0, 2.0, 3.0)),
    st.booleans(),
)
ALWAYS_THE_SAME = settings(derandomize=True, max_examples=100, deadline=None)


@ALWAYS_THE_SAME
@given(st.integers(1, 8), st.integers(0, 9), st.integers(0, 5))
def test_one_more_unknown_never_narrows_and_one_more_holder_never_lowers(
    required: int, have: int, unknown: int
) -> None:
    now = requirement(required, have, unknown)
    doubt = requirement(required, have, unknown + 1)
    assert doubt.coverage == now.coverage <= now.coverage_high <= doubt.coverage_high
    better = requirement(required, have + 1, unknown)
    assert better.coverage >= now.coverage
    assert better.coverage_high >= now.coverage_high
    known_at_last = requirement(required, have + 1, unknown - 1) if unknown else now
    assert now.coverage <= known_at_last.coverage <= known_at_last.coverage_high
    assert known_at_last.coverage_high == now.coverage_high
    assert now.shortage == required - min(required, have)
    assert now.surplus - now.shortage == have - required


@ALWAYS_THE_SAME
@given(st.lists(NEEDS, min_size=1, max_size=6), st.lists(NEEDS, min_size=1, max_size=6))
def test_two_teams_together_are_the_sum_of_their_requirements(
    item: list[RequirementCoverage], other: list[RequirementCoverage]
) -> None:
    both = together("both", [*item, *other])
    parts = [together("part", rows) for rows in (item, other)]
    assert both.required == sum(part.required for part in parts)
    assert both.shortage == sum(part.shortage for part in parts)
    assert both.must_have_shortage == sum(part.must_have_shortage for part in parts)
    asked = [sum(r.weight * r.required for r in rows) for rows in (item, other)]
    held = sum(part.coverage * weight for part, weight in zip(parts, asked, strict=True))
    assert both.coverage == pytest.approx(held / sum(asked))
    assert both.coverage <= both.coverage_high + 1e-12


def test_counts_of_teams_are_those_of_their_people(database: Database) -> None:
    rate(database, "person team role Python SQL\nann A . 4 -\nbob A . n 2\ncy B . 1 n")
    rate(database, "person team role Python\nann A . 1\ncy B . 3", rater="manager")
    rate(database, "person team role SQL\nbob A . -", wave="before", held_on=date(2026, 1, 1))
    got = analyse(database, Selection()).team_skills.set_index(["team", "skill"])
    counts = {k: (r.people, r.known, r.unknown, r.at_3) for k, r in got.iterrows()}
    # ann: the lower of 4 and 1; cy: of 1 and 3; bob's Python and cy's SQL are not applicable
    assert counts == {
        ("A", "Python"): (1, 1, 0, 0),
        ("A", "SQL"): (2, 1, 1, 0),
        ("B", "Python"): (1, 1, 0, 0),
        ("B", "SQL"): (0, 0, 0, 0),
    }
    assert got["mean_level"].tolist()[:3] == [1.0, 2.0, 1.0]
    assert pd.isna(got["mean_level"].iloc[3])


def test_answers_that_are_kept_back_are_those_of_people_after_an_import(
    database: Database,
) -> None:
    rate(database, "person team role SQL\nann A . 1\nbob A . 2")
    rate(database, "person team role SQL\nann A . 4\nbob A . 5")
    ann = number_of(database, "ann")
    held = pd.DataFrame({"wave": ["now"], "person_no": [ann], "import_no": [1]})
    for kept, levels in ((held, {"ann": 1, "bob": 5}), (held[:0], {"ann": 4, "bob": 5})):
        matrix = measure(database, Selection(), "matrix", kept)
        assert dict(zip(matrix["person_no"], matrix["said"], strict=True)) == {
            number_of(database, who): level for who, level in levels.items()
        }


def test_a_row_far_down_an_earlier_import_is_not_the_latest(database: Database) -> None:
    rate(database, "person team role Python\nann A . 4")
    rate(database, "person team role Python\nann A . 2")
    with database.transaction() as change:
        change.execute("update answer_row set row_no = 200000000 where import_no = 1")
        change.execute("update answer_series set position = 10000 where import_no = 1")
    assert analyse(database, Selection()).levels["level"].tolist() == [2]
