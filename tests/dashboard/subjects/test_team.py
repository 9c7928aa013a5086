"""One team and one skill: levels as colours, people by name only where it is wished, how ready they
are, who holds a skill and who could teach it."""

from dataclasses import replace

from analytics.change import Change, Flow
from analytics.results import Analysis, RoleGate, RoleReadiness
from dashboard.details import Spread, holders_of, skill_facts
from dashboard.render.blocks import WITHHELD, Lines, Stacked, Table
from dashboard.subjects import team
from dashboard.subjects.reading import Reading
from data.vocabulary import Viewer
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

SKILLS = (("s", "Serving", "MLOps"), ("p", "Python", "Languages"))
LEVELS = {"s": "342342n", "p": "-------555555"}
"""Of seven people in A and six in B."""


def levels_of(*, people: bool = False) -> Reading:
    short = build.requirement("A", "Serving", 2, 5, skill_id="s")
    return told.reading(build.analysis((short,), {"A": 7, "B": 6}, LEVELS, SKILLS), people=people)


def test_a_shade_is_the_nearest_level() -> None:
    shades = {0.0: 0, 0.5: 0, 0.6: 1, 2.5: 2, 2.51: 3, 5.0: 5}
    assert {level: team.shade(level) for level in shades} == shades


def test_a_cell_is_the_mean_of_the_known_and_says_how_many_stand_at_three() -> None:
    chart = team.teams(levels_of())
    form = chart.form
    assert form.columns == ("A", "B")
    cells = {label: row for _, label, row in form.rows}
    serving, python = cells["Serving"], cells["Python"]
    assert (serving[0].value, serving[0].text, serving[0].shade) == (3.0, "3.0", 3)
    assert (serving[0].note, serving[0].framed) == ("4 of 6", True)
    assert (serving[1].text, serving[1].value, serving[1].note) == ("?", None, "6\u00a0?")
    assert (python[0].text, python[1].text) == ("?", "5.0")
    assert len(chart.twin.rows) == 4
    title = "What 2 teams can do in 2 skills; 48 % of levels are known"
    assert plain(team.title(levels_of().analysis)) == title


def test_people_stand_team_by_team_only_where_names_are_wished() -> None:
    off, on = team.team(levels_of()), team.team(levels_of(people=True))
    assert "Person 3" not in str(off)
    assert len(on.blocks) == len(off.blocks) + 1
    chart = on.blocks[-1]
    rows = {label: (group, cells) for group, label, cells in chart.form.rows}
    assert chart.form.columns == ("Serving", "Python")
    group, cells = rows["Person 3"]
    assert (group, [cell.text for cell in cells]) == ("A", ["2", "?"])
    assert [cell.text for cell in rows["Person 7"][1]] == ["n/a", "?"]
    assert cells[0].framed
    assert "pdf" in chart.only


def test_sixty_people_are_drawn_on_paper_and_more_stand_in_the_workbook() -> None:
    for people, drawn in ((60, True), (61, False)):
        result = build.analysis((), {"A": people}, skills=SKILLS)
        assert ("pdf" in team.people(told.reading(result, people=True)).only) == drawn


GATE = RoleGate(("PyTorch", "SQL"), 1, 4, 2, (("SQL", 3), ("PyTorch", 2)))
ENGINEER = RoleReadiness("ML engineer", 7, 0.64, 0.36, 0.8, ())
ANALYST = RoleReadiness("Analyst", 5, 0.5, 0.5, 0.9, ())
LEAD = RoleReadiness("Lead", 1, None, None, 0.3, ())
RED = hand.analysis()
LEADER = Viewer("leader", None, people_visible=False)
BY_LEADER = replace(RED, selection=replace(RED.selection, viewer=LEADER))


def reading(analysis: Analysis = RED, *, people: bool = True) -> Reading:
    return told.reading(analysis, hand.plan(), people=people)


def ready(*roles: RoleReadiness) -> Reading:
    return reading(replace(RED, roles=roles))


def table(of: Reading) -> Table:
    return told.only(team.readiness(of), Table)


def test_of_roles_without_a_must_have_their_shares_are_told() -> None:
    title = team.readiness(ready(ENGINEER, ANALYST, LEAD)).title
    assert title == "How much of its profile each role holds"
    rows = [[plain(cell) for cell in row] for row in table(ready(ENGINEER, LEAD)).texts()]
    assert rows[0][:5] == ["ML engineer", "7", "64 %", "36 %", "80 %"]
    assert rows[1][2:4] == ["–", "–"]


def test_must_haves_of_roles_come_before_shares() -> None:
    of = ready(replace(ENGINEER, gate=GATE), ANALYST)
    title = "1 of 7 people meets the must-haves of their role; too little is known of 2"
    assert plain(team.readiness_title(of)) == title
    first, second = table(of).records()
    gates = ("ready", "not_ready", "insufficient", "none_applies", "held_back_by")
    assert [first[key] for key in gates] == [1, 4, 2, 0, "SQL (3), PyTorch (2)"]
    assert [second[key] for key in gates] == [None, None, None, None, "no must-have named"]


def test_small_roles_are_left_out() -> None:
    roles = (replace(ANALYST, people=6), replace(LEAD, gate=GATE, people=2))
    seen = reading(replace(BY_LEADER, roles=roles), people=False)
    assert [row[0] for row in table(seen).rows] == ["Analyst"]
    assert "of people" not in team.readiness_title(seen)  # those two of the other role


def test_without_a_profile_the_way_to_one_is_shown() -> None:
    section = team.readiness(reading(RED))
    assert section.title == "Nobody's role has a profile"
    assert section.lead == "Settings, Roles names the profiles."
    none = team.roles(told.of())
    assert (none.rows, none.empty) == ((), "Nobody here has a role with a profile.")


def test_a_team_has_its_title_and_its_figures() -> None:
    red = replace(RED, selection=replace(RED.selection, team="Red"))
    title = "Red: 1 of 2 must-haves is short; nobody is known to have Evaluation"
    assert plain(team.team_title(reading(red))) == title
    figures = {f.key: f for f in team.figures(reading(red))}
    assert plain(figures["people"].note) == "80 % of the levels asked are known"
    assert "skills_held" not in figures, "three people are too few"


def test_what_rests_on_one_person_names_them_only_to_who_may_see_people() -> None:
    alone = hand.requirement(
        skill="Python", skill_id="python", level=4, have=1, single_point_of_failure=True
    )
    red = hand.analysis(alone, hand.EVALUATION)
    result = team.on_one_person(reading(red))
    assert plain(result.title) == "1 target rests on one person"
    assert result.rows == (("Python", 4, True, 1, 2, "Ana <b>"),)
    without = team.on_one_person(Reading(reading(red).study, people=False, small_groups=True))
    assert without.rows == (("Python", 4, True, 1, 2),)
    assert team.on_one_person(reading(red, people=False)).rows == (), "of a group of three"
    assert team.on_one_person(reading(RED)).empty == "Nothing rests on one person."


def test_a_team_that_is_too_small_is_not_shown() -> None:
    seen = replace(RED, selection=replace(BY_LEADER.selection, team="Red"))
    assert team.too_small(seen, seen) == "The team has fewer than 5 people: not shown"
    assert team.too_small(RED, RED) == ""


def titled(skill_id: str, analysis: Analysis = RED) -> str:
    return plain(team.skill_title(reading(analysis), skill_facts(analysis, skill_id)))


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
    figures = [(f.label, f.text, f.note) for f in team.skill_figures(reading(), facts)]
    assert figures == [
        ("At level 3 or more", "2", "of 3, none unknown"),
        ("Want to learn it", "0", "below level 3, interest 3 or more of 5"),
        ("Could mentor", "2", "to level 3, with hours or hours not given"),
    ]
    tables = told.tables(team.holders(reading(), facts))
    assert [row[:1] for row in tables["holders"].rows] == [("Ana <b>",), ("Bo",)]
    assert [m.name for m in skill_facts(RED, "eval").keen or ()] == ["Ana <b>"]
    assert [m.name for m in holders_of(RED, hand.PYTHON)] == ["Ana <b>", "Bo"]
    assert tables["keen"].empty == "Nobody said so."
    bo = ["Bo", "Red", "ML engineer", 3, 1.0]
    assert [*tables["mentors"].records()[1].values()] == bo
    assert team.holders(reading(people=False), facts) is None


def test_interest_that_was_not_asked_is_said_and_not_counted_as_none() -> None:
    levels = RED.levels.assign(interest=RED.levels["interest"].where(RED.levels["interest"] < 0))
    facts = skill_facts(replace(RED, levels=levels), "eval")
    wants = team.skill_figures(reading(), facts)[1]
    assert (wants.text, wants.note) == ("–", "interest was not asked")
    assert "keen" not in told.tables(team.holders(reading(), facts))


def test_unknown_is_no_level_and_not_applicable_is_not_asked() -> None:
    facts = skill_facts(RED, "eval")
    chart = team.spread(reading(), facts)
    assert isinstance(chart.form, Stacked)
    values = {series.name: series.values for series in chart.form.series if any(series.values)}
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
        assert team.spread_title([Spread("Red", counts, 0, 0)]) == title


def test_a_group_that_is_too_small_has_no_figure_and_no_bar() -> None:
    facts = skill_facts(BY_LEADER, "eval")
    small = reading(BY_LEADER, people=False)
    assert {f.value for f in team.skill_figures(small, facts)} == {WITHHELD}
    assert team.skill_title(small, facts) == "Evaluation: too few people to say"
    note = team.spread(small, facts)
    assert note.text == "Fewer than 5 people, or all alike: not shown."
    required = team.held(small, facts).blocks[1]
    assert required.records()[0]["have"] is None


def test_who_crossed_the_level_since_the_last_wave() -> None:
    flow = Flow("Evaluation", "eval", "Quality", 3, 1, 2, 2, 0, 0, 0, 0, 1, 0, 0)
    change = Change(3, 0, 1, (flow,), (), 0, ())
    section = team.since(skill_facts(RED, "eval"), RED, RED, change)
    assert section.title == "Since Autumn"
    lines = told.only(section, Lines)
    assert lines.rows == (("", "At level 3 or more: 1 then, 2 now (2 learned and 1 left)."),)
    assert team.crossed(skill_facts(RED, "python"), change).startswith("It was not asked then")
