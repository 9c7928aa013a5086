"""Reports and plans with pseudonyms name nobody, say the same of the same person, and can be
verified."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from data.store.database import open_database
from data.store.people.people import pseudonyms
from tests.build import rate, require
from tests.shell import Shell
from tests.stores import seeded_at

PEOPLE = ("Anneliese", "Bohumil", "Cyprian", "Dagmar", "Ekaterina", "Fridolin")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(file)) as store:
        rows = "".join(f"{who} Core ML_engineer {4 if who == 'Cyprian' else 2}\n" for who in PEOPLE)
        rate(store, f"person team role Python\n{rows}")
        require(store, "Core Python 3 3 yes")
    return file


def test_a_plan_calls_people_by_pseudonyms_in_their_order(place: Path, shell: Shell) -> None:
    """As counted, where no draw plays a part, it is the same plan; draws go by names, which are not
    there under pseudonyms."""
    train = ("plan", "--levers", "train", "--deadline-weeks", "60")
    plan = shell.json(*train, "--option", "paper", "--pseudonyms")
    named = shell.json(*train, "--option", "paper", "--people")
    with closing(open_database(place)) as store:
        known = set(pseudonyms(store).values())
    called = [action["person"] for action in plan["actions"]]
    assert len(called) == len(named["actions"]) == 2
    assert set(called) <= known
    assert called == sorted(called)
    assert not [who for who in PEOPLE if who in json.dumps(plan)]
    assert (plan["cost"], plan["shortage"]) == (named["cost"], named["shortage"])
    assert {a["person"] for a in named["actions"]} <= set(PEOPLE)
    balanced = shell.json(*train, "--pseudonyms")
    assert {a["person"] for a in balanced["actions"]} <= {*known, None}
    assert not [who for who in PEOPLE if who in json.dumps(balanced)]


def test_a_report_names_nobody_and_is_verified(place: Path, shell: Shell) -> None:
    file = shell.folder / "report.html"
    words = ("report", "--format", "html", "--out", file, "--sections", "heatmap,plan")
    shell.json(*words, "--pseudonyms")
    text = file.read_text(encoding="utf-8")
    assert not [who for who in PEOPLE if who in text]
    with closing(open_database(place)) as store:
        known = set(pseudonyms(store).values())
    assert known & {word for word in known if word in text}
    shell("verify", file)
