"""What stands behind a cell of the heatmap."""

from __future__ import annotations

from analytics.strategy.problem import Problem, Rules, Worker
from dashboard.components.text import plain
from dashboard.details import cell, next_step
from dashboard.wording import heatmap as wording
from tests.dashboard import hand_built as hand


def test_a_known_level_with_its_target_and_mentors() -> None:
    facts = cell(hand.analysis(), 3, "python")
    assert facts is not None
    assert (facts.level, facts.target, facts.wave, facts.given) == (1, 3, "Autumn", (("self", 1),))
    assert [(m.name, m.level, m.hours) for m in facts.mentors] == [
        ("Ana <b>", 4, 1.0), ("Bo", 3, 1.0),
    ]  # fmt: skip
    assert wording.target_line(facts) == "the team needs level 3, 2 more"
    assert wording.mentor_lines(facts, names=False)[0] == (
        "Person 1, ML engineer (level 4), 1 h a week"
    )


def test_unknown_and_not_applicable_have_no_next_step() -> None:
    for person, state in ((2, "unknown"), (3, "not_applicable")):
        facts = cell(hand.analysis(), person, "eval")
        assert facts is not None
        assert facts.state == state
        assert facts.mentors == ()
        assert next_step(problem(), person, facts) is None
        assert "0" not in wording.level_figure(facts)


def test_readiness_is_said_only_where_enough_is_answered() -> None:
    ana, cy = cell(hand.analysis(), 1, "python"), cell(hand.analysis(), 3, "python")
    assert ana is not None
    assert cy is not None
    assert (ana.readiness, ana.role, cy.readiness) == (0.75, "ML engineer", None)
    said = wording.said_lines(ana)[-1].replace("\u00a0", " ")
    assert said == "Holds 75 % of the profile of ML engineer"
    assert not any("profile" in line for line in wording.said_lines(cy))


def test_a_skill_that_was_not_asked() -> None:
    assert cell(hand.analysis(), 1, "cobol") is None


def test_the_next_step_is_priced_as_the_planner_prices_it() -> None:
    facts = cell(hand.analysis(), 3, "python")
    assert facts is not None
    step = next_step(problem(), 3, facts)
    assert step is not None
    # from level 1 to 2: 60 h at 4 h a week; fees 80 an hour; own hours at 50; 9 mentor hours at 86
    assert (step.hours, step.weeks) == (60, 15.0)
    assert step.cost.one_off == 4_800
    assert step.cost.total == 4_800 + 60 * 50 + 9 * 86


def problem() -> Problem:
    """Cy with 4 hours a week at 50 an hour."""
    cy = Worker(3, "Cy", "Red", "Analyst", 4.0, 1.0, 50.0, {"python": 1})
    return Problem((cy,), (), (), (), {}, {}, Rules(), ("Red",))


def test_words_of_users_are_no_markdown() -> None:
    assert plain("**a** $b$ :smile: [x](y) <b>") == (r"\*\*a\*\* \$b\$ \:smile\: \[x\]\(y\) \<b\>")
    assert plain("1. one\n# two") == r"1\. one \# two"
