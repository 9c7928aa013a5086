"""What the page of a skill is made of, for a team of three that a reader can hold in the head."""

from __future__ import annotations

from dataclasses import replace

from dashboard.details import group, holders_of, skill_facts, skill_names
from tests.dashboard.hand_built import EVALUATION, PYTHON, analysis, requirement

RED = analysis()


def test_the_names_are_those_asked_and_those_required() -> None:
    audit = requirement(skill="Audit", skill_id="audit", area="Law")
    assert skill_names(analysis(EVALUATION, audit)) == {
        "audit": "Audit",
        "eval": "Evaluation",
        "python": "Python",
    }
    facts = skill_facts(analysis(EVALUATION, audit), "audit")
    assert (facts.area, facts.people, facts.spread) == ("Law", 0, ())


def test_unknown_is_no_level_and_not_applicable_is_not_asked() -> None:
    facts = skill_facts(RED, "eval")
    (red,) = facts.spread
    assert (red.counts, red.unknown, red.not_applicable) == ((0, 0, 1, 0, 0, 0), 1, 1)
    assert (red.people, facts.people, facts.unknown) == (2, 2, 1)
    assert facts.holders == ()


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


def test_mentors_without_hours_are_no_mentors() -> None:
    roster = RED.roster.assign(mentor_hours_per_week=[0.0, None, 1.0])
    facts = skill_facts(replace(RED, roster=roster), "python")
    assert [(m.name, m.hours) for m in facts.mentors] == [("Bo", None)]
