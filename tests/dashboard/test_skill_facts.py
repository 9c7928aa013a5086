"""What the page of a skill is made of, for a team of three that a reader can hold in the head."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from dashboard.charts.skill import level_bars
from dashboard.details import group
from dashboard.skill_facts import holders_of, skill_facts, skill_names
from dashboard.theme import LIGHT
from dashboard.wording import skill as wording
from tests.dashboard.hand_built import EVALUATION, PYTHON, analysis, requirement

RED = analysis()


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_names_are_those_asked_and_those_required() -> None:
    audit = requirement(skill="Audit", skill_id="audit", area="Law")
    assert skill_names(analysis(EVALUATION, audit)) == {
        "audit": "Audit",
        "eval": "Evaluation",
        "python": "Python",
    }
    facts = skill_facts(analysis(EVALUATION, audit), "audit")
    assert (facts.area, facts.people, facts.spread) == ("Law", 0, ())
    assert wording.skill_title(facts) == "Audit: nobody was asked"


def test_unknown_is_no_level_and_not_applicable_is_not_asked() -> None:
    facts = skill_facts(RED, "eval")
    (red,) = facts.spread
    assert (red.counts, red.unknown, red.not_applicable) == ((0, 0, 1, 0, 0, 0), 1, 1)
    assert (red.people, facts.people, facts.unknown) == (2, 2, 1)
    assert facts.holders == ()
    figure = level_bars(facts.spread, LIGHT)
    assert [bar.x[0] for bar in figure.data] == [0, 0, 1, 0, 0, 0, 1]
    assert "1 at 2 and 1 unknown" in wording.spread_alt(facts)


def test_who_holds_who_wants_who_could_teach() -> None:
    facts = skill_facts(RED, "python")
    assert [(m.name, m.level) for m in facts.holders] == [("Ana <b>", 4), ("Bo", 3)]
    assert facts.keen == ()  # Cy is below and was not asked about interest; Ana holds it
    assert [m.name for m in facts.mentors] == ["Ana <b>", "Bo"]
    assert [m.name for m in skill_facts(RED, "eval").keen or ()] == ["Ana <b>"]
    assert [m.name for m in holders_of(RED, PYTHON)] == ["Ana <b>", "Bo"]


def test_an_interest_of_3_is_a_wish_on_every_page() -> None:
    levels = RED.levels.copy()
    python = levels["skill_id"] == "python"
    levels.loc[python, "level"], levels.loc[python, "interest"] = 1, [2, 3, 4]
    asked = replace(RED, levels=levels)
    panel = group(asked, "team", "Red", "python")
    assert panel is not None
    assert [m.name for m in skill_facts(asked, "python").keen or ()] == ["Bo", "Cy"]
    assert [one.name for one in panel.learners] == ["Bo", "Cy"]


def test_interest_that_was_not_asked_is_said_and_not_counted_as_none() -> None:
    levels = RED.levels.assign(interest=RED.levels["interest"].where(RED.levels["interest"] < 0))
    facts = skill_facts(replace(RED, levels=levels), "eval")
    assert facts.keen is None
    wants = wording.figures(facts, hidden=False)[1]
    assert wants == ("Want to learn it", "–", "interest was not asked")


def test_mentors_without_hours_are_no_mentors() -> None:
    roster = RED.roster.assign(mentor_hours_per_week=[0.0, None, 1.0])
    facts = skill_facts(replace(RED, roster=roster), "python")
    assert [(m.name, m.hours) for m in facts.mentors] == [("Bo", None)]
    assert "hours not given" in wording.member_lines(facts.mentors, "", hours=True)[0]


def test_a_group_that_is_too_small_has_no_figure() -> None:
    assert {value for _, value, _ in wording.figures(skill_facts(RED, "eval"), True)} == {"–"}


def test_the_title_counts_what_is_missing() -> None:
    assert said(wording.skill_title(skill_facts(RED, "eval"))) == (
        "Evaluation: 2 must-have positions open"
    )
    assert wording.skill_title(skill_facts(RED, "python")) == (
        "Python: every requirement reaches its headcount"
    )
    assert said(wording.requirement_lines([EVALUATION])[0]) == (
        "Red: 0 of 2 at level 3, 0 to 50 % · must-have · due 15 Apr 2027 (no date given)"
    )


def test_two_levels_that_as_many_hold_are_both_named() -> None:
    def title(*counts: int) -> str:
        return wording.spread_title(
            cast(Any, SimpleNamespace(spread=[SimpleNamespace(counts=counts)]))
        )

    assert title(2, 2, 0, 1, 0, 0) == "As many people are at 0 and 1: 2 of 5 known each"
    assert title(1, 3, 0, 1, 0, 0) == "More people are at 1 than at any other level: 3 of 5 known"
    assert title(0, 0, 0, 0, 0, 0) == "No level is known"
