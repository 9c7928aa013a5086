"""A study: each answer once, shared by all that ask the same, and nothing that nobody asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
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
    nets = ({o.name: o.net for o in one.options().options} for one in (lean, study))
    one, other = nets
    assert one == other
    tight = study.of(scenario=Scenario(budget=1.0, name="tight"))
    assert tight.levers() is study.levers()
    assert study.ratings_by_skill()
    tight.assessment()
    assert not tight.knows("ratings_by_skill")  # asked of the study without a budget


def test_what_is_asked_of_an_answer_tells_it_from_others(study: Study) -> None:
    away = study.analysis().roster["person_no"].tolist()
    assert study.loss((away[2],)).broken != study.loss(()).broken
    assert study.knows("loss", (away[2],))
    assert not study.knows("loss", (away[0],))


def test_who_waits_is_told_for_what_and_only_once(study: Study) -> None:
    texts: list[str] = []

    @contextmanager
    def waiting(name: str) -> Iterator[None]:
        texts.append(name)
        yield

    asked = Study(study.store, study.selection, waiting=waiting)
    asked.chances()
    asked.chances()
    question = ["question", "what_is_measured", "analysis", "problem", "assumptions"]
    free = ["question", "problem", "analysis", "assumptions"]  # without a budget: its own study
    assert texts == [*question, "chances", "planned", "choice", *free, "ratings_by_skill"]


def test_who_has_the_same_before_them_asks_the_same(study: Study) -> None:
    """A lead of the only team, the only wave by its name, the only kind of rating; not who may see
    no names, and no other scenario."""
    lead = Viewer("lead", ("Core",))
    same = [Selection(), Selection(viewer=lead)]
    same += [Selection(team="Core"), Selection(wave="now"), Selection(ratings="self")]
    leader = Viewer("leader", None, people_visible=False, smallest_group=2)
    asked = {study.of(selection).question() for selection in same}
    assert len(asked) == 1
    whole = Selection(team="Core", wave="now", ratings="self")
    first, *others = (Study(study.store, each) for each in (*same[:2], whole))  # by itself
    for other in others:
        assert other.planned() == first.planned()
        assert other.options() == first.options()
        assert other.levers() == first.levers()
        assert other.chances() == first.chances()
        assert other.assessment() == first.assessment()
    assert study.of(Selection(viewer=leader)).question() not in asked
    assert study.of(scenario=Scenario(budget=1.0)).question() not in asked


def test_studies_of_one_question_share_what_is_solved_and_nothing_else(study: Study) -> None:
    named, kept = study.of(Selection(team="Core")), study.explaining()
    assert named.analysis() is not study.analysis()
    assert named.planned() is study.planned()
    assert named.levers() is study.levers()
    assert named.explaining() is kept
    assert not named.knows("options")
    assert study.options() is named.options()
    assert Study(study.store, study.selection).planned() is not study.planned()


def test_what_the_store_does_not_have_is_refused_each_time(study: Study) -> None:
    strange = study.of(replace(study.selection, team="Nowhere"))
    for _ in range(2):
        with pytest.raises(RefusedError, match="Nowhere"):
            strange.analysis()
