"""No level of one person is recovered from what a leader may ask, and the attacker can attack.

Nor from plans, under wishes drawn by chance: where two people of each team change places, the
planner is asked the same question, whatever is wished. So no plan, verdict, chance, explanation,
report or answer to a program tells the two apart.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product

import pytest

from analytics.analyse import analyse
from analytics.results import LEVERS, Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario, Training
from analytics.strategy.setup.setup import build_problem
from analytics.study import Study
from dashboard.commands.answer import as_json, reading
from dashboard.commands.measures import measured
from dashboard.details import skill_facts
from dashboard.subjects.team import figures, skill_figures
from data.ingest import ingest
from data.load import load
from data.store.database import Database
from data.vocabulary import OWNER, RefusedError, Viewer
from tests.stores import seeded, store_at
from tests.viewers.attacker import Attacker
from tests.viewers.organisation import TEAMS, WAVES, Truth, drawn, fill, organisation_at
from tests.viewers.roles import LEADER, said
from tests.viewers.steps import Steps


def attacked(database: Database, truth: Truth, viewer: Viewer) -> Attacker:
    """Asks every team and wave."""
    attacker = Attacker.of(truth)
    ask(database, attacker, viewer)
    return attacker


def ask(
    database: Database,
    attacker: Attacker,
    viewer: Viewer,
    teams: Sequence[str | None] = (None, *TEAMS),
) -> None:
    store = database.seen_by(viewer)
    for team, wave in product(teams, WAVES):
        selection = Selection(team, wave, viewer=viewer)
        with suppress(RefusedError):  # a wave or team that was taken out
            attacker.hear(analyse(store, selection), wave)


def right(attacker: Attacker, truth: Truth) -> dict[tuple[str, str, str], int]:
    result = attacker.recovered()
    for (wave, person, skill), level in result.items():
        assert truth[wave, person, skill.replace(" ", "_")] == level
    return result


def test_the_attacker_recovers_levels_where_small_groups_are_shown(database: Database) -> None:
    fill(database, drawn(1))
    assert right(attacked(database, drawn(1), Viewer()), drawn(1))  # all alike is enough


LONG = pytest.mark.fault


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=LONG) for n in range(2, 22))])
def test_no_level_is_recovered_by_a_leader_nor_one_kind_of_rating_shown(
    database: Database, seed: int
) -> None:
    """In 20 organisations more; together some 7,000 answers."""
    fill(database, drawn(seed))
    attacker = attacked(database, drawn(seed), LEADER)
    assert attacker.queries > 250
    assert right(attacker, drawn(seed)) == {}
    for kind in ("self", "manager"):
        with pytest.raises(RefusedError, match="one kind of rater alone"):
            analyse(database.seen_by(LEADER), Selection(ratings=kind, viewer=LEADER))


@pytest.mark.parametrize(
    ("seed", "steps"), [(2, 2), *(pytest.param(seed, 12, marks=LONG) for seed in range(100, 115))]
)
def test_no_level_is_recovered_from_what_happens_between_two_questions(
    database: Database, seed: int, steps: int
) -> None:
    """In 15 organisations more 12 things happen to each; together more than 5,000 answers."""
    truth = drawn(seed)
    fill(database, truth)
    happens = Steps.of(database, truth, seed)
    attacker = Attacker.of(truth)
    for step in range(steps + 1):
        if step:
            happens.one()
            attacker.learn(happens.truth)
        ask(database, attacker, LEADER, [None])
    assert attacker.queries > 25 * steps
    assert attacker.recovered() == {}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    folder = tmp_path_factory.mktemp("pair")
    places = [organisation_at(folder / f"{apart}", apart) for apart in (False, True)]
    with store_at(places[0]) as one, store_at(places[1]) as other:
        yield one, other


def wished(draw: random.Random) -> Scenario:
    """Wishes that a leader may have."""
    budget = draw.choice([None, 0.0, 5_000.0, draw.uniform(1e4, 5e5)])
    some = tuple(lever for lever in LEVERS if draw.random() < 0.7) or LEVERS
    return Scenario(
        budget=budget,
        budget_on=draw.choice(["cash", "total"]),
        deadline_weeks=draw.choice([None, 4.0, 26.0, 60.0, draw.uniform(1, 200)]),
        levers=some,
        attrition=draw.choice([None, 0.0, 0.3]),
        training=Training(
            cost_per_hour=draw.choice([None, 90.0]),
            cost_per_step=draw.choice([None, 500.0]),
            success=draw.choice([None, 1.0, draw.random()]),
            mentor_hours_per_hour=draw.choice([None, 0.0, 0.5]),
            max_steps=draw.choice([None, 1, 3]),
        ),
        cap_share=draw.choice([None, 0.0, 0.5, 1.0]),
        reviewers=draw.choice([None, 0, 2]),
        hours_cap=draw.choice([None, 40.0, 2_000.0]),
        max_hires=draw.choice([None, 0, 2]),
        assumptions=draw.choice([(), (("training.hours_per_week", draw.uniform(1, 9)),)]),
    )


def problems(store: Database, viewer: Viewer, number: int) -> Iterator[Problem]:
    """Of so many wishes, the same for every store."""
    draw, known = random.Random(8), {}
    seen = store.seen_by(viewer)
    for _ in range(number):
        wishes = wished(draw)
        team = draw.choice([None, "Core", "Data"])
        selection = Selection(team, draw.choice([None, *WAVES]), viewer=viewer)
        if selection not in known:
            known[selection] = analyse(seen, selection)
        yield build_problem(seen, known[selection], wishes)


@pytest.mark.parametrize("number", [6, pytest.param(1_000, marks=LONG)])
def test_no_wish_tells_two_people_apart(pair: tuple[Database, Database], number: int) -> None:
    for item, other in zip(*(problems(store, LEADER, number) for store in pair), strict=True):
        assert item == other


def test_the_owner_can_tell_them_apart(pair: tuple[Database, Database]) -> None:
    item, other = (next(problems(store, OWNER, 1)) for store in pair)
    assert item != other


INTEREST, IMPORTANCE = "Python,Python interest (1-5)", "Python,Python importance (1-5)"


@pytest.mark.parametrize(
    ("header", "people", "others", "needs"),
    [
        ("Python,SQL", "5,5 1,1 1,1 1,1 1,1 1,", "1,5 1,1 1,1 1,1 1,1 5,", "1 1"),
        ("Python,SQL", "3,4 3,4 3,4 3,4 1,1 3,", "3,4 3,4 3,4 3,4 3,1 1,", "1 1"),
        (
            "Python,SQL,Docker,Kubernetes,MLOps",
            "1,3,3,3,3 1,3,3,3,3 1,3,3,3,3 1,3,3,3,3 1,4,4,4,4 4,,,,",
            "4,3,3,3,3 1,3,3,3,3 1,3,3,3,3 1,3,3,3,3 1,4,4,4,4 1,,,,",
            "1 5 5 5 5",
        ),
        (INTEREST, "1,3 1,3 1,4 1,3 1,5 4,", "4,3 1,3 1,4 1,3 1,5 1,", "2"),
        (INTEREST, "1,0 1,0 1,0 1,0 1,5 4,", "4,0 1,0 1,0 1,0 1,5 1,", "2"),
        (IMPORTANCE, "1,3 1,3 1,4 1,3 1,5 4,", "4,3 1,3 1,4 1,3 1,5 1,", "2"),
    ],
    ids=("truck factor", "gate", "at once", "wants to learn", "does not want to", "important"),
)
def test_nothing_that_joins_answers_of_a_person_tells_of_who_left_one_empty(
    header: str, people: str, others: str, needs: str
) -> None:
    """The same levels in each skill, but for the one person who left something empty."""
    skills = [name for name in header.split(",") if "(" not in name]
    rows = [
        f"{scope},{skill},3,{count},yes,2027-05-01"
        for scope, skill, count in zip(["Core"] * 9, skills, needs.split(), strict=False)
    ]
    required = "\n".join(["scope,skill,level,headcount,must_have,due", *rows])
    profile = "\n".join(["role,skill,level,must_have", *(f"Engineer,{s},3,yes" for s in skills)])
    answers = []
    for own in (people, others):
        lines = [f"c{n},Core,Engineer,{levels}" for n, levels in enumerate(own.split())]
        content = "\n".join([f"person,team,role,{header}", *lines])
        with seeded() as store:
            ingest(store, content.encode(), "a.csv", scale="0-5", wave="w1", new_people=True)
            load(store, "requirements", required.encode(), "needs.csv")
            load(store, "roles", profile.encode(), "roles.csv")
            study = Study(store.seen_by(LEADER), Selection("Core", viewer=LEADER))
            told = reading(study)
            answers.append(
                [
                    as_json(measured(study).document),
                    said(study.evidence()),
                    [(len(c.learners), c.wanting, len(c.mentors)) for c in study.circles()],
                    said(figures(told)),
                    said(skill_figures(told, skill_facts(study.analysis(), "python"))),
                ]
            )
    assert answers[0] == answers[1]
