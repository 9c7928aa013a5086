"""Reports and plans with pseudonyms name nobody, say the same of the same person, and can be
verified."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dashboard.cli import main
from data.store.database import open_database
from data.store.people.people import pseudonyms
from tests.build import rate, require
from tests.stores import seeded_at

PEOPLE = ("Anneliese", "Bohumil", "Cyprian", "Dagmar", "Ekaterina", "Fridolin")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = seeded_at(tmp_path_factory.mktemp("pseudonyms") / "store.duckdb")
    with closing(open_database(file)) as store:
        rows = "".join(f"{who} Core ML_engineer {4 if who == 'Cyprian' else 2}\n" for who in PEOPLE)
        rate(store, f"person team role Python\n{rows}")
        require(store, "Core Python 3 3 yes")
    return file


def spoken(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> dict[str, Any]:
    code = main(["--database", str(place), *words, "--json"])
    said = capsys.readouterr()
    assert code == 0, said.err
    answer: dict[str, Any] = json.loads(said.out)
    return answer


def test_a_plan_calls_people_by_pseudonyms_in_their_order(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As counted, where no draw plays a part, it is the same plan; draws go by names, which are not
    there under pseudonyms."""
    train = ("plan", "--levers", "train", "--deadline-weeks", "60")
    plan = spoken(capsys, place, *train, "--option", "paper", "--pseudonyms")
    named = spoken(capsys, place, *train, "--option", "paper", "--people")
    with closing(open_database(place)) as store:
        known = set(pseudonyms(store).values())
    called = [action["person"] for action in plan["actions"]]
    assert len(called) == len(named["actions"]) == 2
    assert set(called) <= known
    assert called == sorted(called)
    assert not [who for who in PEOPLE if who in json.dumps(plan)]
    assert (plan["cost"], plan["shortage"]) == (named["cost"], named["shortage"])
    assert {a["person"] for a in named["actions"]} <= set(PEOPLE)
    balanced = spoken(capsys, place, *train, "--pseudonyms")
    assert {a["person"] for a in balanced["actions"]} <= {*known, None}
    assert not [who for who in PEOPLE if who in json.dumps(balanced)]


@pytest.mark.parametrize("kind", ["json", "html"])
def test_a_report_names_nobody_and_is_verified(
    kind: str, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"report.{kind}"
    words = ("report", "--format", kind, "--out", str(file), "--sections", "heatmap,plan")
    spoken(capsys, place, *words, "--pseudonyms")
    text = file.read_text(encoding="utf-8")
    assert not [who for who in PEOPLE if who in text]
    with closing(open_database(place)) as store:
        known = set(pseudonyms(store).values())
    assert known & {word for word in known if word in text}
    assert main(["--database", str(place), "verify", str(file)]) == 0
    capsys.readouterr()
