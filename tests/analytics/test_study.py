"""A study: each answer once, shared by all that ask the same, and nothing that nobody asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import rate, require
from tests.stores import seeded


@pytest.fixture(scope="module")
def store() -> Iterator[Database]:
    with seeded() as database:
        rate(database, "person team role Python\nAna Core . 2\nBo Core . 2\nCy Core . 4")
        require(database, "Core Python 3 3 yes")
        yield database


@pytest.fixture
def study(store: Database) -> Study:
    return Study(store, Selection())


def test_nothing_is_worked_out_before_it_is_asked_and_then_once(study: Study) -> None:
    assert study.known == 0
    assert not study.knows("analysis")
    first = study.analysis()
    assert study.knows("analysis")
    assert study.known == 1
    assert study.analysis() is first


def test_measures_ask_nothing_of_a_scenario_and_are_shared(study: Study) -> None:
    other = study.of(scenario=Scenario(budget=10_000))
    assert other is study.of(scenario=Scenario(budget=10_000))
    assert other.analysis() is study.analysis()
    assert other.problem() is not study.problem()


def test_options_are_found_together_and_neither_verdicts_nor_each_skills_worth_know_a_budget(
    study: Study,
) -> None:
    lean = study.of(scenario=Scenario(option="lean"))
    assert lean.choice().search is study.choice().search
    assert lean.plan() is lean.plan()
    assert {o.name: o.net for o in lean.options().options} == {
        o.name: o.net for o in study.options().options
    }
    tight = study.of(scenario=Scenario(budget=1.0, name="tight"))
    assert tight.levers() is study.levers()
    assert tight.assessment().skills is study.assessment().skills


def test_what_is_asked_of_an_answer_tells_it_from_others(study: Study) -> None:
    away = study.analysis().roster["person_no"].tolist()
    assert study.loss((away[2],)).broken != study.loss(()).broken
    assert study.knows("loss", (away[2],))
    assert not study.knows("loss", (away[0],))


def test_who_waits_is_told_for_what_and_only_once(study: Study) -> None:
    told: list[str] = []

    @contextmanager
    def waiting(name: str) -> Iterator[None]:
        told.append(name)
        yield

    asked = Study(study.store, study.selection, waiting=waiting)
    asked.chances()
    asked.chances()
    without_budget = ["analysis", "ratings_by_skill", "assumptions", "problem"]
    assert told == ["chances", "planned", "choice", "analysis", *without_budget]


def test_what_the_store_does_not_have_is_refused_each_time(study: Study) -> None:
    strange = study.of(replace(study.selection, team="Nowhere"))
    for _ in range(2):
        with pytest.raises(RefusedError, match="Nowhere"):
            strange.analysis()
