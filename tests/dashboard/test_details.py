"""What stands behind a cell of the heatmap and a skill's page; requirements in order."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from analytics.results import Analysis
from analytics.strategy.problem.problem import Problem, Rules, Worker
from dashboard import details
from dashboard.components.text import plain
from dashboard.subjects import heatmap as wording
from data.store.history.one_rating import RatingBehind
from tests.dashboard import hand_built as hand

RED = hand.analysis()


def there(person: int, skill: str, analysis: Analysis = RED) -> details.CellFacts:
    found = details.cell(analysis, person, skill)
    return found


def test_a_known_level_with_its_target_and_mentors() -> None:
    facts = there(3, "python")
    assert (facts.level, facts.target, facts.wave, facts.given) == (1, 3, "Autumn", (("self", 1),))
    assert [(m.name, m.level, m.hours) for m in facts.mentors] == [
        ("Ana <b>", 4, 1.0),
        ("Bo", 3, 1.0),
    ]
    assert wording.target_line(facts) == "2\u00a0levels below the level that the team needs (3)"
    assert wording.mentor_lines(facts, names=False)[0] == (
        "Person 1, ML engineer (level 4), 1 h a week"
    )


def test_unknown_and_not_applicable_have_no_next_step() -> None:
    for person, state in ((2, "unknown"), (3, "not_applicable")):
        facts = there(person, "eval")
        assert facts.state == state
        assert facts.mentors == ()
        assert details.next_step(problem(), person, facts) is None
        assert "0" not in wording.level_figure(facts)


def test_readiness_is_said_only_where_enough_is_answered() -> None:
    ana, cy = there(1, "python"), there(3, "python")
    assert (ana.readiness, ana.role, cy.readiness) == (0.75, "ML engineer", None)
    said = wording.opinion_lines(ana)[-1].replace("\u00a0", " ")
    assert said == "Holds 75 % of the profile of ML engineer"
    assert wording.opinion_lines(cy)[-1] == (
        "Below a must-have of Analyst: not ready for it by its profile"
    )


def test_a_skill_that_was_not_asked() -> None:
    assert details.cell(hand.analysis(), 1, "cobol") is None
    assert details.group(hand.analysis(), "team", "Red", "cobol") is None


def test_who_has_no_role_is_given_none() -> None:
    analysis = hand.analysis()
    analysis.levels["role"] = analysis.levels["role"].where(analysis.levels["person_no"] != 1)
    ana, cy = there(1, "python", analysis), there(3, "python", analysis)
    assert ana.role == ""
    assert wording.mentor_lines(cy, names=False)[0] == "Person 1 (level 4), 1 h a week"


def test_others_who_want_to_learn_it() -> None:
    """Interest of 3 or more, not one's own, by name."""
    analysis = hand.analysis()
    python = analysis.levels["skill_id"] == "python"
    analysis.levels.loc[python, "interest"] = [3, 2, 5]
    facts = there(1, "python", analysis)
    assert [(one.name, one.level, one.interest) for one in facts.learners] == [("Cy", 1, 5)]
    assert wording.learner_lines(facts.learners, names=True) == ["Cy (level 1), interest 5 of 5"]
    assert wording.learner_lines(facts.learners, names=False) == [
        "Person 3, Analyst (level 1), interest 5 of 5"
    ]
    assert [one.name for one in there(2, "python", analysis).learners] == ["Ana <b>", "Cy"]
    assert wording.learner_lines((), names=True) == ["Nobody gave an interest of 3 or more"]


def test_a_group_is_shown_as_it_spreads() -> None:
    facts = details.group(hand.analysis(), "team", "Red", "eval")
    assert facts.spread == details.Spread("Red", (0, 0, 1, 0, 0, 0), 1, 1)
    assert wording.spread_line(facts.spread) == "Levels: 1 at 2 · 1 unknown · 1 not applicable"
    engineers = details.group(hand.analysis(), "role", "ML engineer", "python")
    assert engineers.spread.counts == (0, 0, 0, 1, 1, 0)
    assert wording.able_lines(engineers.able, names=True) == [
        "Ana <b> (level 4), 1 h a week",
        "Bo (level 3), 1 h a week",
    ]


def test_ratings_are_said_as_their_file_has_them() -> None:
    said = (
        rating("self", "4 - Proficient", 4),
        rating("manager", "", None),
        rating("self", "2", 2, counts=False),
        rating("peer", "N/A", None, applies=False),
        rating("self", "3", 3, wave="Spring"),
    )
    lines = wording.rating_lines(said, "Autumn", names=True)
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Self: “4 - Proficient” on 0-5, level 4 · form.csv, row 7, imported 16 Oct 2026",
        "Manager: left blank, unknown · form.csv, row 7, imported 16 Oct 2026",
        "Self: “2” on 0-5, level 2 · form.csv, row 7, imported 16 Oct 2026; "
        "a later import replaced it",
        "Peer: “N/A”, does not apply · form.csv, row 7, imported 16 Oct 2026",
    ]
    assert "form.csv" not in wording.rating_lines(said, "Autumn", names=False)[0]
    assert wording.earlier_line(said, "Autumn") == "Other waves: Spring: self 3"
    assert wording.rating_lines((), "Autumn", names=True) == ["No rater gave a level in Autumn"]


def rating(kind: str, native: str, level: int | None, **changes: Any) -> RatingBehind:
    """One answer of a form."""
    days = date(2026, 10, 15), datetime(2026, 10, 16)
    file = ("form.csv", 7, "Python", "0-5")
    base = RatingBehind("Autumn", days[0], kind, native, level, True, True, *file, days[1])
    return replace(base, **changes)


def test_the_next_step_is_priced_as_the_planner_prices_it() -> None:
    facts = there(3, "python")
    step = details.next_step(problem(), 3, facts)
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
    for address in ("a@x.example", "www.x.example", "WWW.x.example", "http://x.example"):
        assert address not in plain(address).replace("\\", ""), "it would become a link"
        assert plain(address).replace("\\", "").replace("\u2060", "") == address
    assert plain("1. one\n# two") == r"1\. one \# two"


def test_the_names_are_those_asked_and_those_required() -> None:
    audit = hand.requirement(skill="Audit", skill_id="audit", area="Law")
    assert details.skill_names(hand.analysis(hand.EVALUATION, audit)) == {
        "audit": "Audit",
        "eval": "Evaluation",
        "python": "Python",
    }
    facts = details.skill_facts(hand.analysis(hand.EVALUATION, audit), "audit")
    assert (facts.area, facts.people, facts.spread) == ("Law", 0, ())


def test_mentors_without_hours_are_no_mentors() -> None:
    roster = RED.roster.assign(mentor_hours_per_week=[0.0, None, 1.0])
    facts = details.skill_facts(replace(RED, roster=roster), "python")
    assert [(m.name, m.hours) for m in facts.mentors] == [("Bo", None)]


# weight x short: A 1 x 3 = 3, B 2 x 2 = 4 (must-have), C 4 x 1 = 4, D 5 x 0 = 0
A = hand.requirement(skill="A", required=4, have=1, shortage=3, must_have=False, initiative="North")
B = hand.requirement(skill="B", required=2, have=0, shortage=2, weight=2.0, initiative="South")
C = hand.requirement(skill="C", required=2, have=1, shortage=1, weight=4.0, must_have=False)
D = hand.requirement(
    skill="D", required=2, have=2, shortage=0, weight=5.0, unknown=0, initiative="North"
)


def test_groups_come_by_their_sum_and_the_nameless_last() -> None:
    groups = details.grouped([A, B, C, D], "initiative")
    assert [(g.coverage.name, [n.skill for n in g.requirements]) for g in groups] == [
        ("South", ["B"]),
        ("North", ["A", "D"]),
        ("", ["C"]),
    ]
    (only,) = details.grouped([A, B, C, D], None)
    assert [n.skill for n in only.requirements] == ["B", "C", "A", "D"]  # short must-haves first
    assert details.grouped([], "area") == []
    north = groups[1].coverage
    assert north.coverage == (1 * 1 + 5 * 2) / (1 * 4 + 5 * 2)
    assert (north.shortage, north.required) == (3, 6)
