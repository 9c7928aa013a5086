"""Google Forms, beside its exports: what says its scale, where its timestamp stands, interest."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, uses

HEAD = "Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL]\n"


def test_the_ends_of_a_linear_scale_say_which_scale_it_is(empty: Database) -> None:
    # 0-3: 1 -> 5/3 = 1.67 -> 2, 2 -> 10/3 = 3.33 -> 3; the words of the ends speak for themselves
    rows = "1/2/2026,a@x.org,0 - none,1\n1/2/2026,b@x.org,2,3 - expert\n"
    found = proposed(empty, HEAD + rows)
    assert meant(found) == {"0 - none": 0, "1": 2, "2": 3, "3 - expert": 5}
    assert found.questions == ()
    assert len(proposed(empty, HEAD + rows.replace(" - expert", "")).questions) == 1


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("Timestamp,Python", "google-forms"),
        (",Timestamp,Python", "google-forms"),  # with the numbers of its rows
        ("#,Timestamp,Python", "google-forms"),
        ("Id,Timestamp,Python", "wide"),
    ],
)
def test_google_writes_the_timestamp_first(empty: Database, header: str, layout: str) -> None:
    row = ["1"] * header.count(",")
    rows = "".join(",".join([*row, level]) + "\n" for level in "34")
    assert proposed(empty, f"{header}\n{rows}").layout == layout


@pytest.mark.parametrize("skill", ["RAG / retrieval", "Cloud (AWS)", "Juggling"])
def test_interest_in_what_is_rated_under_the_same_words(empty: Database, skill: str) -> None:
    """The words name no known skill as a whole, though a known one may stand in them."""
    found = proposed(
        empty,
        f"Timestamp,Email Address,Rate your skills [Python],Rate your skills [{skill}],"
        f"Would you like to learn this? [Python],Would you like to learn this? [{skill}]\n"
        "3/14/2025 9:12:33,a@example.org,Expert,Beginner,Interested,Not interested\n"
        "3/14/2025 9:14:33,b@example.org,Beginner,Expert,Very interested,Interested\n",
    )
    asked = [f"{use} {name}" for use in ("level", "interest") for name in ("Python", skill)]
    assert list(uses(found).values())[2:] == asked
