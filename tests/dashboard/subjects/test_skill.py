"""One skill in the Red team of three, which a reader can hold in the head."""

from dataclasses import replace

import pandas as pd

from analytics.change import Change, Flow
from analytics.results import Analysis
from dashboard.details import Spread, holders_of, skill_facts
from dashboard.render.blocks import WITHHELD, Lines, Stacked, Table
from dashboard.subjects import skill
from dashboard.subjects.reading import Reading
from data.vocabulary import Viewer
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import told

RED = hand.analysis()
LEADER = Viewer("leader", None, people_visible=False)


def reading(analysis: Analysis = RED, *, people: bool = True) -> Reading:
    return told.reading(analysis, hand.plan(), people=people)


def titled(skill_id: str, analysis: Analysis = RED) -> str:
    return plain(skill.title(reading(analysis), skill_facts(analysis, skill_id)))


def test_the_title_counts_what_is_short() -> None:
    assert titled("eval") == "Evaluation: 2 must-have positions short"
    assert titled("python") == "Python: every target is reached"
    audit = hand.requirement(skill="Audit", skill_id="audit")
    assert titled("audit", hand.analysis(audit)) == "Audit: nobody was asked"
    other = hand.requirement(scope="Blue", must_have=False, shortage=1)
    both = hand.analysis(hand.EVALUATION, other)
    assert titled("eval", both) == "Evaluation: 3 positions short, 2 of must-haves"
    free = hand.analysis(hand.EVALUATION)
    assert titled("python", free) == "Python: 2 people at level 3 or more, and nothing is required"


def test_who_holds_who_wants_who_could_teach() -> None:
    facts = skill_facts(RED, "python")
    figures = [(f.label, f.text, f.note) for f in skill.figures(reading(), facts)]
    assert figures == [
        ("At level 3 or more", "2", "of 3, none unknown"),
        ("Want to learn it", "0", "below level 3, interest 3 or more of 5"),
        ("Could mentor", "2", "to level 3, with hours or hours not given"),
    ]
    section = skill.people(reading(), facts)
    tables = {block.key: block for block in section.blocks if isinstance(block, Table)}
    assert [row[:1] for row in tables["holders"].rows] == [("Ana <b>",), ("Bo",)]
    assert [m.name for m in skill_facts(RED, "eval").keen or ()] == ["Ana <b>"]
    assert [m.name for m in holders_of(RED, hand.PYTHON)] == ["Ana <b>", "Bo"]
    assert tables["keen"].empty == "Nobody said so."
    bo = ["Bo", "Red", "ML engineer", 3, 1.0]
    assert [*tables["mentors"].records()[1].values()] == bo
    assert skill.people(reading(people=False), facts) is None


def test_interest_that_was_not_asked_is_said_and_not_counted_as_none() -> None:
    levels = RED.levels.assign(interest=RED.levels["interest"].where(RED.levels["interest"] < 0))
    facts = skill_facts(replace(RED, levels=levels), "eval")
    wants = skill.figures(reading(), facts)[1]
    assert (wants.text, wants.note) == ("–", "interest was not asked")
    section = skill.people(reading(), facts)
    assert "keen" not in [getattr(block, "key", "") for block in section.blocks]


def test_unknown_is_no_level_and_not_applicable_is_not_asked() -> None:
    facts = skill_facts(RED, "eval")
    chart = skill.spread(reading(), facts)
    assert isinstance(chart.form, Stacked)
    values = {one.name: one.values for one in chart.form.series if any(one.values)}
    assert values == {"2 advanced beginner": (1,), "Unknown": (1,)}
    assert chart.alt == "People by level in Evaluation. Red: 1 at 2 and 1 unknown."
    assert chart.title == "Most people are at 2: 1 of 1 known"
    assert chart.twin.rows == (("Red", 0, 0, 1, 0, 0, 0, 1, 1),)


def test_levels_that_as_many_hold_are_all_named() -> None:
    titles = {
        (2, 2, 0, 1, 0, 0): "Most people are at 0 and 1: 2 of 5 known each",
        (1, 3, 0, 1, 0, 0): "Most people are at 1: 3 of 5 known",
        (0, 0, 0, 0, 0, 0): "No level is known",
    }
    for counts, title in titles.items():
        assert skill.spread_title([Spread("Red", counts, 0, 0)]) == title


def test_a_group_that_is_too_small_has_no_figure_and_no_bar() -> None:
    seen = replace(RED, selection=replace(RED.selection, viewer=LEADER))
    facts = skill_facts(seen, "eval")
    small = reading(seen, people=False)
    assert {f.value for f in skill.figures(small, facts)} == {WITHHELD}
    assert skill.title(small, facts) == "Evaluation: too few people to say"
    note = skill.spread(small, facts)
    assert note.text == "Fewer than 5 people, or all alike: not shown."
    required = skill.held(small, facts).blocks[1]
    assert required.records()[0]["have"] is None


def test_who_crossed_the_level_since_the_last_wave() -> None:
    flow = Flow("Evaluation", "eval", "Quality", 3, 1, 2, 2, 0, 0, 1, 0, 0)
    change = Change(3, 0, 1, (flow,), (), pd.DataFrame())
    section = skill.since(skill_facts(RED, "eval"), RED, RED, change)
    assert section.title == "Since Autumn"
    lines = told.only(section, Lines)
    assert lines.rows == (("", "At level 3 or more: 1 then, 2 now (2 learned and 1 left)."),)
    assert skill.crossed(skill_facts(RED, "python"), change).startswith("It was not asked then")


def test_a_verdict_that_depends_on_the_rater_says_on_whom() -> None:
    levers = hand.skill_levers(agrees=False, by_ratings={"self": "covered", "fused": "train"})
    assert skill.by_rater(levers).endswith("All raters: train. Own rating: covered.")
    assert skill.by_rater(hand.skill_levers()) == ""
