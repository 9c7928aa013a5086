"""What decided plans propose to people, and what is kept of what they say: nothing until then."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from data.store.database import Database
from data.store.ledger import Followed
from data.store.people.erasure import erase
from data.store.people.people import find_people
from data.store.people.proposals import (
    PlanAnswer,
    answer,
    own_proposals,
    plan_answers,
)
from data.store.scenarios import Decision, decide, reopen, save
from data.vocabulary import RefusedError, Viewer
from tests.build import rate

ANA = Viewer("member", (), people_visible=False, person="ana", name="ana@x.org")
BO = replace(ANA, person="bo", name="bo@x.org")
LENA = Viewer("lead", ("Core",), name="lena@x.org")
DAN = Viewer("lead", ("Data",), name="dan@x.org")
LUIS = Viewer("leader", None, people_visible=False)


def action(lever: str, **more: Any) -> dict[str, Any]:
    return {
        "lever": lever,
        "tool": None,
        "team": "Core",
        "start_week": 2.0,
        "end_week": 10.0,
        "cost": {"hours": 60.0},
        **more,
    }


@pytest.fixture
def decided(database: Database) -> Database:
    """A training for Ana, a tool for Bo; and a try that nobody decided."""
    rate(database, "person team role Python SQL\nana Core . 3 2\nbo Core . 1 3")
    ana, bo = (find_people(database, who)[0][0] for who in ("ana", "bo"))
    plan = {
        "start": "2026-10-15",
        "actions": [action("hire"), action("train"), action("equip", tool="Assistant")],
    }
    decision = Decision(
        "h",
        "Core",
        None,
        "fused",
        json.dumps(plan),
        "instead of bo",
        date(2026, 11, 1),
        "lena",
        datetime(2026, 11, 1),
        followed=(Followed(2, "Python", 3, 4, ana), Followed(3, "SQL", 3, 4, bo)),
    )
    save(database, "Plan", "", "lena")
    save(database, "Try", "budget = 1", "lena")
    decide(database, "Plan", decision)
    return database


def kept(database: Database) -> int:
    return int(database.rows("select count(*) from answered_plan")[0][0])


def test_somebody_reads_what_is_proposed_to_them_only(decided: Database) -> None:
    (one,) = own_proposals(decided.seen_by(ANA))
    assert (one.lever, one.levels, one.hours, one.start) == (
        "train",
        (("Python", 4),),
        60.0,
        date(2026, 10, 15),
    )
    assert one.wants is None
    (tool,) = own_proposals(decided.seen_by(BO))
    assert (tool.lever, tool.tool) == ("equip", "Assistant")
    assert own_proposals(decided) == own_proposals(decided.seen_by(LENA)) == ()
    assert kept(decided) == 0


def test_an_answer_is_kept_once_said_read_by_the_lead_and_gone_when_taken_back(
    decided: Database,
) -> None:
    ana, lena = decided.seen_by(ANA), decided.seen_by(LENA)
    (one,) = own_proposals(ana)
    answer(ana, one.decision_no, one.action_no, False)
    answer(ana, one.decision_no, one.action_no, True)
    assert own_proposals(ana)[0].wants is True
    (said,) = plan_answers(lena, "plan")
    assert (said.action_no, said.person, said.wants) == (2, "ana", True)
    for viewer in (DAN, LUIS, ANA, BO):
        assert plan_answers(decided.seen_by(viewer), "Plan") == ()
    answer(ana, one.decision_no, one.action_no, None)
    assert (plan_answers(lena, "Plan"), kept(decided)) == ((), 0)


def test_nobody_answers_for_another(decided: Database) -> None:
    (one,) = own_proposals(decided.seen_by(ANA))
    for viewer in (BO, LENA, LUIS, Viewer()):
        with pytest.raises(RefusedError, match="proposes that to you"):
            answer(decided.seen_by(viewer), one.decision_no, one.action_no, True)
    assert kept(decided) == 0


def test_what_was_said_goes_with_the_person_and_with_the_decision(decided: Database) -> None:
    for viewer, number in ((ANA, 2), (BO, 3)):
        answer(decided.seen_by(viewer), 1, number, True)
    erase(decided, "ana")
    assert [(a.person, a.wants) for a in plan_answers(decided, "Plan")] == [("bo", True)]
    reopen(decided, "Plan", "lena")
    assert (kept(decided), own_proposals(decided.seen_by(BO))) == (0, ())


def test_what_is_read_is_told_in_words() -> None:
    from dashboard.wording.proposals import answers

    at = datetime(2026, 11, 2)
    assert [line.replace("\u00a0", " ") for line in answers([PlanAnswer(2, "ana", False, at)])] == [
        "0 people interested, 1 not",
        "ana, action 2 of the plan: not interested, 2 Nov 2026",
    ]
