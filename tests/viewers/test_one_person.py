"""What one person refuses, or says anew between two questions, is not told to who may not see
people: stores that differ in it alone give the same answers, before and after.

Every plan, verdict, chance and reason is worked out from a Problem and an Analysis alone. Where
these are the same, so is all that is told.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.results import Analysis, Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from analytics.study import Study
from dashboard.render.files import KINDS
from dashboard.subjects.report import Wanted, report
from dashboard.subjects.standing import left_out
from dashboard.subjects.verify import read_back
from data.contesting import accept
from data.ingest import ingest
from data.store.database import Database
from data.store.facts.settings import shown_groups
from data.store.history.imports import undo
from data.store.history.retention import end_waves, keep_until
from data.store.people.accounts import Account
from data.store.people.contests import contest, decline, declines
from data.store.people.erasure import erase
from data.store.people.people import find_people
from data.vocabulary import PERSON_LEVERS, SPACE
from tests.stores import let_in, store_at
from tests.viewers.organisation import drawn, filled, import_wave, organisation_at
from tests.viewers.pages import Visit, bare, sent
from tests.viewers.roles import LEADER, said

Pair = tuple[Database, Database]
TRUTH = drawn(1)


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """The organisation once a leader has seen it, also in files; and what they were told."""
    place = organisation_at(tmp_path_factory.mktemp("seen") / "a.duckdb")
    with store_at(place) as store:
        files(store)
        seen = told(store)
    return place.read_bytes(), seen


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """The same organisation twice."""
    with twice(filled(), tmp_path) as both:
        yield both


@contextmanager
def twice(file: bytes, folder: Path) -> Iterator[Pair]:
    for name in ("a", "b"):
        (folder / name).write_bytes(file)
    with store_at(folder / "a") as one, store_at(folder / "b") as other:
        yield one, other


def asked(store: Database) -> Analysis:
    return analyse(store.seen_by(LEADER), Selection(viewer=LEADER))


def told(store: Database) -> str:
    """All that answers to a leader are made of, but for the sentence that some is left out."""
    result = asked(store)
    assert result.withheld is not None
    result = replace(result, withheld=replace(result.withheld, late=()))
    return said([result, build_problem(store.seen_by(LEADER), result, Scenario())])


def is_rated(store: Database, level: int) -> None:
    """The lower of self and manager is used."""
    assert TRUTH["autumn", "Core-3", "MLOps"] == 5
    accept(store, contest(store, "autumn", "MLOps", level, "", "Core-3").number)


def is_imported(store: Database, level: int) -> None:
    text = f"person,team,role,Python,SQL\nCore-7,Core,Engineer,{level},{level}\n"
    ingest(store, text.encode(), "late.csv", wave="autumn", scale="0-5", new_people=True)


def whole_file_again(store: Database, level: int) -> None:
    other = {**TRUTH, ("autumn", "Data-2", "MLOps"): level}
    import_wave(store, other, "autumn", "again.csv")


def files(store: Database) -> list[str]:
    """A leader's report as they read it in files: with what changed since spring."""
    study = Study(store.seen_by(LEADER), Selection(viewer=LEADER))
    wanted = Wanted(assessed=True, since="spring", made_at=datetime(2026, 11, 1))
    made = report(study, wanted)
    kinds = ("csv", "json", "xlsx")
    return [bare("\n".join(map(str, read_back(KINDS[k].render(made))[1]))) for k in kinds]


@pytest.mark.parametrize("change", [is_rated, is_imported, whole_file_again])
def test_who_is_rated_alone_is_not_yet_in_what_a_leader_sees(
    first_day: tuple[bytes, str], tmp_path: Path, change: Callable[[Database, int], None]
) -> None:
    """Nor do files of two days tell who changed between them: with one change for all."""
    before, said_then = first_day
    with twice(before, tmp_path) as pair:
        for store, level in zip(pair, (1, 4), strict=True):
            change(store, level)
        assert {told(store) for store in pair} == {said_then}
        if change is is_imported:
            item, other = map(files, pair)
            assert item == other
            assert all(len(text) > 1_000 for text in item)


ASKED = [
    ("compare", {"compare": "Teams"}),
    ("compare", {"compare": "Waves"}),
    ("compare", {"compare": "Waves", "team": "Core"}),
    ("compare", {"compare": "Waves", "team": "Data"}),
    ("trends", {"team": "Core"}),
]


def test_two_answers_beside_each_other_do_not_tell_it_either(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two waves or two teams that differ by one person, and the ledger, which is closed."""
    texts: list[list[str]] = []
    for store, level in zip(pair, (1, 4), strict=True):
        asked(store)  # what they saw before
        is_imported(store, level)
        store.close()
        place = let_in(Path(store.place), Account("luis@x.org", "leader"))
        visit = Visit(place, monkeypatch, "luis@x.org")
        texts.append([bare(sent(visit.page(name, **address))) for name, address in ASKED])
        assert "not for your role" in sent(visit.page("ledger"))
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == len(ASKED)


def test_enough_people_who_differ_are_in_it_together(pair: Pair) -> None:
    same, store = pair
    asked(same)
    lines = [f"Core-{7 + n},Core,Engineer,3" for n in range(5)]
    text = "\n".join(["person,team,role,Python", *lines])
    ingest(same, text.encode(), "same.csv", wave="autumn", scale="0-5", new_people=True)
    assert asked(same).people == 16  # who all say the same are not
    asked(store)
    new = {("autumn", f"Core-{7 + n}", "Python"): level for n, level in enumerate((1, 5, 2, 3, 4))}
    lines = [f"{person},Core,Engineer,{level}" for (_, person, _), level in new.items()]
    for number in (3, 5):
        text = "\n".join(["person,team,role,Python", *lines[:number]])
        ingest(store, text.encode(), f"{number}.csv", wave="autumn", scale="0-5", new_people=True)
        result = asked(store).team_skills.set_index(["team", "skill"]).loc[("Core", "Python")]
        assert result["people"] == {3: 7, 5: 12}[number]
        late = "Later answers of Core are not in it yet" in left_out(asked(store).withheld)
        assert late == (number == 3)


def test_with_the_answers_of_a_wave_goes_what_was_shown_of_it(pair: Pair) -> None:
    store, _ = pair
    asked(store)
    assert {team for _, team in shown_groups(store, ["autumn"])} == {"Core", "Data"}
    keep_until(store, "autumn", date(2027, 1, 1), date(2026, 11, 1))
    end_waves(store, date(2027, 1, 2))
    assert shown_groups(store, ["autumn"]) == {}


def take_back(store: Database, file_name: str) -> None:
    undo(store, store.rows(f"select import_id from import where file_name = '{file_name}'")[0][0])


def test_what_people_refuse_enters_no_plan_of_who_may_not_see_them(pair: Pair) -> None:
    before = told(pair[0])
    number = find_people(pair[1], "Core-1")[0][0]
    for lever in PERSON_LEVERS:
        decline(pair[1], number, lever, None, date(2026, 11, 3), "tired")
    assert told(pair[1]) == before
    assert declines(pair[1].seen_by(LEADER)) == ()
    problem = build_problem(pair[1], analyse(pair[1], Selection()), Scenario())
    assert sum(bool(worker.declined) for worker in problem.workers) == 1  # the owner's heeds it


@pytest.mark.parametrize(
    "gone", [lambda store: take_back(store, "late.csv"), lambda store: erase(store, "Core-7")]
)
def test_who_is_taken_out_takes_their_groups_along(
    pair: Pair, gone: Callable[[Database], object]
) -> None:
    store, _ = pair
    is_imported(store, 5)
    assert ("Core", "Python") in shown(asked(store))
    gone(store)
    assert not {("Core", "Python"), ("Core", "SQL")} & shown(asked(store))
    assert ("Core", "MLOps") in shown(asked(store))


def test_undone_and_imported_again_with_one_answer_changed_is_not_told_apart(pair: Pair) -> None:
    store, _ = pair
    before = asked(store)
    take_back(store, "autumn.csv")
    assert TRUTH["autumn", "Data-2", "MLOps"] != 5
    whole_file_again(store, 5)
    assert shown(before) - shown(asked(store)) == {("Data", "MLOps")}


def test_the_file_that_was_shown_is_taken_out_below_a_later_one(pair: Pair) -> None:
    store, _ = pair
    before = asked(store)
    whole_file_again(store, 5)
    assert shown(asked(store)) == shown(before)
    take_back(store, "autumn.csv")
    result = asked(store)
    assert shown(before) - shown(result) == {("Data", "MLOps")}
    assert set(result.levels[result.levels["team"] == "Core"]["state"]) > {"level"}


def shown(found: Analysis) -> set[tuple[str, str]]:
    rows = found.team_skills
    return set(zip(rows["team"], rows["skill"], strict=True))


def test_the_owner_sees_it_at_once(pair: Pair) -> None:
    for store, level in zip(pair, (1, 4), strict=True):
        is_rated(store, level)
    rows = [analyse(store, Selection()).team_skills for store in pair]
    assert not rows[0].equals(rows[1])


def test_what_is_left_out_is_said(pair: Pair) -> None:
    store, _ = pair
    assert "Later answers" not in left_out(asked(store).withheld)
    is_imported(store, 5)
    said_now = left_out(asked(store).withheld)
    assert "Later answers of Core are not in it yet" in said_now
    assert f"and assumptions for 3{SPACE}people, of whose group" in said_now  # Tiny
