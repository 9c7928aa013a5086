"""A scale whose points the answers name, and where that is not enough."""

from __future__ import annotations

import pytest

from data.ingest import propose
from data.intake.levels.answers import told_scale
from data.intake.levels.scales import Scale
from data.store.database import Database

NAMED = ("0 - never did it", "1 - saw it", "2 - with help", "4 - teach it", "5 - set the rules")


def test_both_ends_in_words_settle_it() -> None:
    assert "0 to 5, has its own words" in told_scale((*NAMED, "don't know", ""), Scale(0, 5))


@pytest.mark.parametrize(
    "answers",
    [
        NAMED[:4],  # nobody said the highest, which may be 5 or 10
        (*NAMED, "3"),
        ("0 years", "1 years", "5 years"),
        ("0 - no", "5 - yes"),
        (*NAMED, "7 - even more"),
    ],
)
def test_otherwise_it_is_asked(answers: tuple[str, ...]) -> None:
    assert told_scale(answers, Scale(0, 5)) == ""


def test_it_is_said_and_not_asked(database: Database) -> None:
    rows = "\n".join(f"p{n}@x.org,{said}" for n, said in enumerate(NAMED))
    found = propose(f"Email,Python\n{rows}\n".encode(), "s.csv", database)
    assert found.scale is None
    assert not any("Which scale" in question for question in found.questions)
    assert found.told in [issue.reason for issue in found.issues]
    assert {v.value: v.level for v in found.values}["4 - teach it"] == 4
    asked = propose(f"Email,Python\n{rows}\nq@x.org,3\n".encode(), "s.csv", database)
    assert asked.scale is not None
    assert asked.told == ""
