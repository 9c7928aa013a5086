"""The plan in short on a report's first page: the Strategy page's lines, without small groups."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import date, datetime

from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario
from analytics.suppression import Hidden
from dashboard.reports.model import SECRET, report_model, short_lines
from dashboard.wording import assess, in_short
from dashboard.wording.chances import in_short as how_sure
from tests.dashboard import hand_built as hand
from tests.dashboard.reports import build
from tests.dashboard.test_assess import FOUND as ASSESSED
from tests.dashboard.test_chances_words import FOUND
from tests.dashboard.test_scenario_words import DECIDED, THAT_DAY
from tests.dashboard.test_wording import plain

PLAN = hand.plan()
LEVERS = (hand.skill_levers(),)
(NEED, *_) = PLAN.needs
KEY = (NEED.scope, NEED.skill_id, NEED.level)


def lines(hidden: Hidden = Hidden()) -> dict[str, str]:  # noqa: B008
    return dict(short_lines(PLAN, LEVERS, hidden, hand.START, hand.START, FOUND, None))


def test_they_are_those_of_the_strategy_page() -> None:
    found = lines()
    page = dict(in_short.in_short(PLAN, hand.START, hand.START))
    assert list(found) == ["Decide", "Pay", "Get", "How sure", "Rethink"]
    assert {word: plain(found[word]) for word in ("Decide", "Pay", "Get")} == {
        word: plain(page[word]) for word in ("Decide", "Pay", "Get")
    }
    assert plain(found["How sure"]) == plain(how_sure(FOUND))
    turns = in_short.known_flips(PLAN, LEVERS)
    assert plain(found["Rethink"]) == plain(in_short.rethink(PLAN, turns))


def test_what_gives_a_small_group_away_is_not_said() -> None:
    found = lines(Hidden(requirements=frozenset({KEY, ("Red", "eval", 3)}), overall=True))
    assert found["How sure"] == SECRET
    assert "coverage" not in found["Get"]
    assert NEED.skill not in found.get("Rethink", "")


def test_nothing_is_said_without_requirements_or_a_first_day() -> None:
    bare = replace(PLAN, needs=())
    assert short_lines(bare, LEVERS, Hidden(), hand.START, hand.START, None, None) == ()
    assert short_lines(PLAN, LEVERS, Hidden(), None, hand.START, None, None) == ()


def test_a_decision_what_to_assess_and_a_start_long_ago_are_said_as_on_the_page() -> None:
    """Who decided is a name, and stands only where names do."""
    today = date(2026, 11, 25)
    saved = Saved(Scenario(name="A"), 1, "kim", datetime(2026, 11, 1), DECIDED)

    def said(people: bool) -> dict[str, str]:
        told = short_lines(
            PLAN,
            LEVERS,
            Hidden(),
            hand.START,
            today,
            FOUND,
            None,
            ASSESSED,
            (saved,),
            people=people,
        )
        return {word: plain(sentence) for word, sentence in told}

    found = said(people=True)
    assert list(found)[:3] == ["Decided", "Assess first", "Decide"]
    assert found["Decided"].startswith(THAT_DAY)
    assert said(people=False)["Decided"].startswith("“A” was decided on 2 Nov 2026: It closes all.")
    assert found["Assess first"] == plain(assess.advice(ASSESSED))
    assert found["Start"] == plain(in_short.started(hand.START, today))


def test_a_store_pinned_to_a_day_is_told_of_that_day() -> None:
    """Made on 24 November from a store that stands on the first day of its plan."""
    need = build.requirement("A", "Go", 0, 1)
    found = build.analysis((need,), {"A": 10}, today=date(2026, 10, 15), today_pinned=True)
    chosen = build.plan(found, (build.action("train", need, 1000.0),))
    model = report_model(found, chosen, (), build.facts(), people=False)
    assert "Start" not in dict(model.brief.lines)
    late = replace(found, today_pinned=False)
    assert "Start" in dict(report_model(late, chosen, (), build.facts(), people=False).brief.lines)


THE_APP = re.compile(r"\b([Cc]lick|[Pp]ress|[Tt]ick|Strategy|Settings|Trends)\b|\b([Ss]et|under) “")
"""What only somebody in front of the app can do or see."""


def test_a_report_speaks_neither_of_clicking_nor_of_pages_of_the_app() -> None:
    """Begun long ago, and with a skill that two scopes require of the same people."""
    needs = (
        build.requirement("A", "Go", 0, 1),
        build.requirement("All", "Go", 1, 2, teams=("A", "B")),
    )
    found = build.analysis(needs, {"A": 10, "B": 10})
    facts = build.facts(start=date(2026, 10, 1))
    model = report_model(found, build.plan(found), build.skill_levers(found), facts, people=True)
    assert "Start" in dict(model.brief.lines)
    assert "required of the same people more than once" in model.gaps.note
    assert THE_APP.findall(json.dumps(asdict(model), default=str, ensure_ascii=False)) == []
