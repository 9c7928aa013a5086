"""Where a team stands and what to decide: coverage, requirements, what changed and who is gone, and
the decision in five lines, against counts made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from typing import Any

import pytest

from analytics.analyse import analyse
from analytics.results import NotAsked, RequirementCoverage, Selection, Withheld
from analytics.strategy.money import cost_of
from analytics.strategy.results import Action, Charge, Cost
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.commands.measures import measured
from dashboard.render.blocks import Chart, Lines, Numbers, Said
from dashboard.subjects import coverage, heatmap, options, plan, standing
from dashboard.subjects import home as brief
from dashboard.subjects.reading import SECRET, Reading
from data.ingest import ingest
from data.load import load
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
from tests.build import rate, require
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told
from tests.dashboard.subjects.test_ledger import DECIDED
from tests.viewers.roles import said

SERVING = build.requirement("A", "Serving", 1, 2, area="MLOps", owner="Zebulon Q.", reason="Launch")
PYTHON = build.requirement("A", "Python", 3, 3, area="Programming", must_have=False)
TESTS = build.requirement(
    "B", "Testing", 0, 4, unknown=1, area="Evaluation", due_on=date(2027, 3, 1), due_given=True
)
WISH = build.requirement("B", "Fairness", 1, 2, unknown=2, area="Evaluation", must_have=False)
MUST = replace(PYTHON, must_have=True)
NEEDS = (PYTHON, WISH, SERVING, TESTS)


def test_areas_come_the_lowest_first_with_what_unknown_levels_leave_open() -> None:
    chart = coverage.areas(told.of(*NEEDS))
    form = chart.form
    # Of 6 in Evaluation 1 is held; the unknown level in Testing and one of two in Fairness add 2.
    assert [(bar.label, plain(bar.text), bar.shade) for bar in form.rows] == [
        ("Evaluation", "17 to 50 %", "low"),
        ("MLOps", "50 %", "middle"),
        ("Programming", "100 %", "good"),
    ]
    assert form.rows[0].note == "5 of 6 positions short"
    assert chart.title == "Evaluation and MLOps fall short"
    assert [tuple(row.values()) for row in chart.twin.records()] == [
        ("Evaluation", pytest.approx(1 / 6), 0.5, 6, 5, 4, 1),
        ("MLOps", 0.5, 0.5, 2, 1, 1, 1),
        ("Programming", 1.0, 1.0, 3, 0, 0, 0),
    ]


def test_short_must_haves_come_first_and_the_covered_last() -> None:
    known = build.skill_levers(build.analysis(NEEDS))
    levers = [replace(own, turns="hire above $ 9") for own in known]
    rows = coverage.requirements(told.of(*NEEDS, levers=levers)).records()
    assert [row["skill"] for row in rows] == ["Testing", "Serving", "Fairness", "Python"]
    first, second, _, last = rows
    counts = ("required", "have", "unknown", "shortage", "coverage", "coverage_high")
    assert [first[key] for key in counts] == [4, 0, 1, 4, 0.0, 0.25]
    # In turn for the skills as they are required: Python is covered, so nothing closes it.
    assert [row["lever"] for row in rows] == ["train", "equip", "hire", ""]
    assert (second["held_by"], last["held_by"]) == ("held by one person", "no spare")
    assert [row["changes"] for row in (first, last)] == ["Hire above $ 9.", ""]
    table = coverage.requirements(told.of(*NEEDS))
    due = [column.key for column in table.columns].index("due")
    days = ["1 Mar 2027", "15 Apr 2027 (assumed)"]
    assert [plain(row[due]) for row in table.texts()[:2]] == days
    assert (second["reason"], "owner" in second) == ("Launch", False)  # who owns it is a name
    (named,) = coverage.requirements(told.of(SERVING, people=True)).records()
    assert named["owner"] == "Zebulon Q."


def test_the_title_is_the_finding() -> None:
    titles = {
        "Nothing is required yet": (),
        "2 of 2 must-haves are short; nobody is known to have Testing (B)": NEEDS,
        "1 of 1 must-have is short": (SERVING,),
        "1 of 1 must-have is short; nobody has Testing": (replace(TESTS, unknown=0),),
        "Everything is covered": (PYTHON,),
        "No target is a must-have; 1 target is short": (PYTHON, WISH),
        "Every must-have is covered; 1 other target is short": (MUST, WISH),
        "Every must-have is covered": (MUST,),
        "Every must-have is covered, and so is every other target": (MUST, PYTHON),
    }
    for title, needs in titles.items():
        assert plain(coverage.coverage(told.of(*needs)).title) == title


def test_three_figures_say_where_we_stand() -> None:
    covered, short, alone = coverage.figures(told.of(*NEEDS))
    assert covered.value == pytest.approx(5 / 11)
    at_most = "of targets, by weight; at most 64 % if unknown levels are high enough"
    assert plain(covered.note) == at_most
    assert (short.text, short.note) == ("2 of 2", "Testing and Serving")
    assert (alone.value, alone.note) == (2, "2\u00a0targets, 1 of them a must-have")
    nothing = coverage.figures(told.of())
    assert [item.text for item in nothing] == ["–", "0 of 0", "0"]


def test_a_bar_of_people_has_a_tick_at_the_headcount() -> None:
    chart = coverage.held_against_required(told.of(*NEEDS))
    form = chart.form
    assert [(b.label, b.value, b.high, b.mark) for b in form.rows] == [
        ("Testing 3 · B", 0.0, 1.0, 4.0),
        ("Serving 3 · A", 1.0, None, 2.0),
        ("Fairness 3 · B", 1.0, 2.0, 2.0),
        ("Python 3 · A", 3.0, None, 3.0),
    ]
    assert form.rows[0].text == "0 of 4 !"
    assert plain(chart.title) == "6 positions short in 3 targets"
    assert len(chart.twin.rows) == 4


def test_what_fell_to_one_holder_is_a_change_though_no_position_was_lost() -> None:
    spare = hand.requirement(required=1, have=2, shortage=0)
    alone = hand.requirement(required=1, have=1, shortage=0, single_point_of_failure=True)
    spares = hand.requirement(required=1, have=3, shortage=0)
    known = replace(alone, unknown=0)
    unasked = hand.requirement(required=1, have=0, unknown=3, shortage=1)
    told_of = {
        "Evaluation at 3 (Red): 1 of 1, 2 then; 1 unknown now.": (alone, spare),
        "Evaluation (Red) lost 1 person: now 1 of 1 at level 3, held by one person.": (
            known,
            spare,
        ),
        "Evaluation (Red) gained 1 person: now 2 at level 3, 1 required.": (spare, known),
        "Evaluation at 3 (Red): 1 of 1, 0 then; 3 unknown then.": (alone, unasked),
        "": (spare, spares),
    }
    for text, (now, then) in told_of.items():
        assert plain("".join(standing.changes([now], [then]))) == text
    required = hand.requirement(required=1, have=0, shortage=1)  # more is required now
    assert standing.changes(hand.analysis().requirements, [required]) == []


def test_heatmap_title() -> None:
    short = hand.analysis()
    text = "Red: nobody is known to reach level 3 in Evaluation"
    assert heatmap.heatmap_title(short, short.requirements) == text
    assert "Evaluation" not in heatmap.heatmap_title(short, short.requirements[1:])  # withheld


def test_how_many_positions_can_be_filled_at_once_is_said() -> None:
    assert plain(standing.at_once(hand.analysis())) == (
        "If nobody carries more than 4 must-have positions, 2 of 4 are filled today (50 %)."
    )


def test_targets_of_a_team_without_people_are_named() -> None:
    gone = hand.requirement(scope="Gone", teams=("Gone",), roster=0)
    analysis = hand.analysis(gone, hand.PYTHON)
    assert standing.empty_scopes(analysis) == ["Gone"]
    sentence = plain(standing.without_people(analysis, "Gone"))
    assert sentence == "1 target belongs to Gone, which has nobody."
    nobody = hand.requirement(roster=0)
    analysis = hand.analysis(nobody, hand.PYTHON)
    assert standing.empty_scopes(analysis) == []
    assert standing.beside_the_roster(analysis, analysis.requirements) == [
        "Evaluation at 3 is required of Red, and does not apply to anybody there: delete the "
        "target, or ask again."
    ]


SURVEY = "Email,Team,Python\na@x.example,Core,3\nb@x.example,Core,2\nc@x.example,Core,1\n"


def test_who_left_since_the_survey_and_teams_without_people_are_said(database: Database) -> None:
    ingest(database, SURVEY.encode(), "s.csv", wave="now", held_on=date(2026, 9, 1), scale="0-5")
    load(database, "requirements", b"scope,skill,level,headcount\nCore + Zoo,Python,3,1\n", "r.csv")
    assert standing.beside_the_roster(analyse(database, Selection())) == [
        "Nobody of Zoo counts for Core + Zoo: that team has nobody here."
    ]
    listed = b"person,team,left\na@x.example,Core,2026-10-01\nb@x.example,Core,2026-12-24\n"
    load(database, "people", listed, "p.csv")
    (left, _) = standing.beside_the_roster(analyse(database, Selection()))
    assert plain(left) == (
        "1 of 3 people counted here has left since the survey; plans do not count on them."
    )


def test_what_is_withheld_from_a_leader_is_not_called_nothing(database: Database) -> None:
    """Three people are rated, and groups of five are shown."""
    viewer = Viewer("leader", None, people_visible=False)
    rate(database, "person team role Python\nana Core . 3\nbo Core . 2\ncy Core . 1")
    study = Study(database.seen_by(viewer), Selection(viewer=viewer))
    assert measured(study).document["withheld"] == {"requirements": 0, "asked": 0}
    with pytest.raises(RefusedError, match="Nothing is required yet"):
        study.problem()
    require(database, "Core Python 3 2 yes")
    study = Study(database.seen_by(viewer), Selection(viewer=viewer))
    assert measured(study).document["withheld"] == {"requirements": 1, "asked": 1}
    hidden = "Every target is of a group too small to be shown"
    assert coverage.coverage_title(study.analysis(), ()) == hidden
    title = plain(brief.title(Reading(study, people=False, small_groups=False)))
    assert title.endswith(": every target is of a group too small to be shown")
    with pytest.raises(RefusedError, match=hidden):
        study.problem()
    assert measured(Study(database, Selection())).document["withheld"] is None


def test_a_report_says_what_is_left_out_of_its_numbers() -> None:
    left = Withheld(5, frozenset({("A", "python")}), (), requirements=1, asked=3)
    found = build.analysis((SHORT,), withheld=left)
    block = brief.brief(told.reading(found, build.plan(found, (HIRE,)))).blocks[0]
    assert isinstance(block, Lines)
    words = [word for word, _ in block.rows]
    assert words.index("Not shown") < block.most  # on a slide, too
    text = dict(block.rows)["Not shown"]
    assert "Left out of every figure: 1 of 3 targets" in plain(text)


def test_an_old_survey_says_when_it_was(database: Database) -> None:
    ingest(database, SURVEY.encode(), "s.csv", wave="now", held_on=date(2026, 9, 1), scale="0-5")
    analysis = analyse(database, Selection())
    for today, is_old in ((date(2027, 9, 2), False), (date(2027, 9, 3), True)):
        then = replace(analysis, today=today)
        assert ("surveyed on 1 Sep 2026" in plain(standing.answered(then))) == is_old
        lines = "".join(standing.beside_the_roster(then))
        assert ("a year ago: ask again before you act on it." in lines) == is_old
    waves = (*analysis.waves, ("Web", "later", date(2027, 9, 1)))
    later = standing.survey_is_old(replace(analysis, today=date(2027, 9, 3), waves=waves))
    assert plain(later) == "Core was last surveyed on 1 Sep 2026, more than a year ago"


SHORT = build.requirement("A", "Serving", 0, 2)
FAIR = build.requirement("A", "Fairness", 0, 1, must_have=False)
TRAIN = build.action("train", SHORT, 4_000.0, decide_by_week=6.0, person="Zebulon Q.")
HIRE = build.action("hire", SHORT, 90_000.0, decide_by_week=2.0)


def reading(*needs: RequirementCoverage, actions: Sequence[Action] = (TRAIN, HIRE)) -> Reading:
    return told.of(*(needs or (SHORT, MUST, FAIR)), actions=actions)


def lines(found: Reading) -> dict[str, str]:
    return {word: plain(sentence) for word, sentence in brief.five_lines(found).rows}


def test_five_lines_say_what_to_approve_by_when_for_how_much() -> None:
    assert lines(reading()) == {
        "Approve": "Hire 1 and train 1.",
        "By": "29 Oct 2026 for 1 decision; the last 26 Nov 2026.",
        "Costs": "$ 56 k in year 1, then $ 24 k a year; 94 h of people's time.",
        "What you get": "Expect 1.5 of 2 must-haves in place, 1 without it (worst tenth 1).",
        "Would change our mind": "If an open week costs less than $ 900, towards Nothing.",
    }
    assert brief.following(reading(actions=())) == "The plan buys nothing."
    check = replace(TRAIN, lever="assess", count=3, cost=Cost(total=400.0), decide_by_week=1.0)
    for week, first in (
        (2.0, "Check 3 ratings ($ 400), then choose"),
        (3.0, "Start checking 3 ratings ($ 400) now; choose"),
    ):
        bought = reading(actions=(replace(check, end_week=week), HIRE))
        assert plain(brief.following(bought)) == f"{first} an option by 29 Oct 2026."
    assert brief.following(reading(MUST, actions=())) == "Nothing has to be bought."
    bought = reading()
    unknown = tuple(NotAsked("A", need.skill, need.level) for need in (SHORT, FAIR))
    asked = replace(bought.analysis, not_asked=unknown)
    assert brief.following(told.reading(asked, bought.plan)) == (
        "Ask about Serving first: the survey did not. Choose an option by 29\u00a0Oct\u00a02026."
    )
    for pay, after in ((0.0, "$ 20 k once"), (4_000.0, "$ 4 k a year and $ 20 k once")):
        charges = (
            *(Charge("fees", "once", 1.0, 10_000.0, week, week) for week in (0.0, 60.0, 120.0)),
            Charge("pay", "yearly", 1.0, pay, 52.0, 104.0),
        )
        fees = replace(TRAIN, cost=cost_of(charges), charges=charges)
        bought = reading(actions=(fees,))
        assert lines(bought)["Costs"].startswith(f"$ 10 k in year 1, then {after};")
        card = options.a_year_after(bought.plan)
        each = after.replace(" a year and", ", and") if pay else f"$ 0, and {after}"
        assert plain(card) == each
        assert plan.costs(bought).figures[1].value == Said(pay, card)
    check = replace(TRAIN, lever="assess", decide_by_week=0.0)
    assert lines(reading(actions=(check, HIRE)))["By"] == ("15 Oct 2026 (checks), 29 Oct 2026.")
    item = lines(reading(actions=(TRAIN,)))
    assert item["By"] == "26 Nov 2026 for 1 decision."
    assert item["What you get"].endswith("Serving (A) stays open.")
    gets = "Expect 1.5 of 1 must-have in place."
    assert lines(reading(MUST, actions=())) == {"Approve": "Nothing.", "What you get": gets}


def test_the_last_decision_is_the_last_of_all_that_is_bought() -> None:
    seats = [
        build.action("equip", SHORT, 1_000.0, decide_by_week=week, person=who)
        for week, who in ((2.0, "A"), (2.0, "B"), (20.0, "C"))
    ]
    alike = replace(TRAIN, person="D", decide_by_week=30.0)  # trained beside who starts in week 6
    result = lines(reading(actions=(*seats, TRAIN, alike)))
    assert result["By"] == "29 Oct 2026 for 1 decision; the last 13 May 2027."


def waiting(needs: Sequence[RequirementCoverage], *actions: Action, weeks: Any) -> Reading:
    """Where so many weeks of each target are open without the plan, and with it."""
    result = build.analysis(needs)
    bought = build.plan(result, actions)
    options = told.options(bought)
    both = tuple(
        replace(item, judged=replace(item.judged, open_weeks=open_weeks))
        for item, open_weeks in zip(options.options, weeks, strict=True)
    )
    return told.reading(result, bought, choice=told.chosen(replace(options, options=both)))


def test_what_you_get_tells_how_many_open_weeks_fewer() -> None:
    """Of which cards say 80 and 30; a wish's count not."""
    weeks = (30.2, 50.2, 9.0), (9.6, 20.0, 1.0)
    gives = lines(waiting((SHORT, MUST, FAIR), TRAIN, HIRE, weeks=weeks))
    assert gives["What you get"].endswith("(worst tenth 1); 50 fewer open weeks.")


def test_without_must_haves_what_is_expected_is_weeks_of_nice_to_haves() -> None:
    read = waiting((FAIR,), TRAIN, weeks=((30.2,), (9.6,)))
    gets = "Expect 10 open weeks of nice-to-haves; 20 fewer open weeks."
    assert lines(read)["What you get"] == gets
    assert "must-have" not in plain(plan.note(read))
    assert plain(options.headline(read.option, read.options.named("nothing"))).startswith(
        "Balanced: expect 10 open weeks of nice-to-haves, not 30, for "
    )
    assert not any(isinstance(block, Chart) for block in brief.brief(read).blocks)


def test_the_title_says_what_we_can_do_of_what_is_required() -> None:
    titles = {
        "We can do 1 of 2 must-haves; 1 is short": (SHORT, MUST, FAIR),
        "We can do 1 of 1 must-have": (MUST,),
        "0 % of what is required is covered": (FAIR,),
    }
    for title, needs in titles.items():
        assert plain(brief.title(reading(*needs))) == title
    nothing = told.reading(build.analysis(skills=(("s", "Serving", "MLOps"),)))
    text = "10 people and 1 skill: nothing is required of them yet"
    assert plain(brief.title(nothing)) == text


def test_what_ratings_say_stands_beside_what_to_expect() -> None:
    """One holds by rating and one is expected: nothing to say. With two and one there is."""
    assert brief.likely(reading()) == ""
    analysis = build.analysis((SHORT, MUST))
    nothing = told.option("nothing", build.plan(analysis), 0.54)
    choice = told.chosen(replace(told.options(build.plan(analysis)), options=(nothing,)))
    half = brief.likely(told.reading(analysis, choice=choice))
    assert half.startswith("Ratings say 1; expect 0.5 in place"), "as it is printed"
    two = replace(SHORT, have=2, shortage=0)
    assert brief.likely(reading(two, MUST, actions=())) == (
        "Ratings say 2; expect 1 in place when due: people leave, and self-ratings probably run "
        "high."
    )
    managers = build.analysis((two, MUST), selection=Selection(ratings="manager"))
    assert brief.likely(told.reading(managers)).endswith(": people leave.")
    none = (replace(SHORT, have=0, shortage=2), replace(MUST, have=0, shortage=1))
    assert brief.likely(reading(*none, actions=())) == (
        "Ratings say 0; expect 1 in place when due: ratings may be too low."
    )
    assert brief.likely(reading(replace(none[0], unknown=1), none[1], actions=())).endswith(
        ": levels that nobody knows may be high, and ratings too low."
    )


def test_numbers_are_those_of_coverage_option_and_plan() -> None:
    section = brief.brief(reading())
    numbers = next(block for block in section.blocks if isinstance(block, Numbers))
    # 3 of 6 positions are held.
    assert {figure.key: plain(figure.text) for figure in numbers.figures} == {
        "coverage": "50 %",
        "likely": "1.5",
        "must_haves_short": "1 of 2",
        "on_one_person": "0",
        "first_year_cash": "$ 56 400",
    }
    assert "Balanced: expect 1.5 of 2\u00a0must-haves in place" in section.lead
    assert [*records([section])["brief"]] == ["in_short", "figures", "five_gaps"]


SAVED = Saved(Scenario(name="A"), 1, "kim", datetime(2026, 11, 1), DECIDED)


def in_short(result: Reading, *saved: Saved) -> list[dict[str, Any]]:
    return records([brief.in_short(result, saved)])["in_short"]["in_short"]


def test_of_a_small_group_no_line_says_what_to_expect() -> None:
    result = reading(replace(SHORT, roster=4))
    assert lines(result)["What you get"] == SECRET
    assert "Would change our mind" not in lines(result)
    assert "expect" not in brief.brief(result).lead.lower()
    first = plain(in_short(result, SAVED)[0]["sentence"])
    assert first.endswith("$ 0 in year 1, $ 400 000 in total.")


def test_a_decision_comes_first_and_who_decided_is_a_name() -> None:
    result = reading()
    for people, made in product((False, True), (brief.brief, brief.in_short)):
        section = made(replace(result, people=people), (SAVED,))
        first, second, *_ = records([section])[section.key]["in_short"]
        assert first["word"] == "Decided"
        assert first["sentence"].startswith("“A” was decided on 2\u00a0Nov\u00a02026")
        assert ("kim" in first["sentence"]) == people
        lines = next(block for block in section.blocks if isinstance(block, Lines))
        assert "What you get" in dict(lines.rows[: lines.most])
        assert "Zebulon" not in said(section)
        assert "Planned anew today" in first["sentence"]
        assert second["word"] == "Plan of today"
    other = replace(SAVED, scenario=Scenario(name="B", budget=9.0))
    older = replace(other, scenario=Scenario(name="C", budget=8.0))
    for people in (False, True):
        shown = replace(result, people=people)
        first, second, third, *_ = in_short(shown, older, other, SAVED)
        assert first["sentence"].startswith("“A”")
        assert second["sentence"].startswith("“B”")
        assert ("no must-have open" in second["sentence"]) == people  # it may be of others, too
        assert plain(third["sentence"]) == "1 plan more; the Ledger has them."
    of_team = replace(SAVED, decided=replace(DECIDED, team="A"))
    for other in (replace(SAVED, scenario=Scenario(budget=9.0)), of_team):
        sentence = in_short(result, other)[0]["sentence"]
        assert sentence.startswith("“")
        assert "Planned anew" not in sentence
