"""How ready people are for their roles, and the figures of one team."""

from __future__ import annotations

from dataclasses import replace

from analytics.results import Analysis, GroupGap, RoleGate, RoleReadiness
from dashboard.render.blocks import Table
from dashboard.subjects import team
from dashboard.subjects.reading import Reading
from data.vocabulary import Viewer
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import told

GATE = RoleGate(("PyTorch", "SQL"), 1, 4, 2, (("SQL", 3), ("PyTorch", 2)))
ENGINEER = RoleReadiness("ML engineer", 7, 0.64, 0.36, 0.8, ())
ANALYST = RoleReadiness("Analyst", 5, 0.5, 0.5, 0.9, ())
LEAD = RoleReadiness("Lead", 1, None, None, 0.3, ())
RED = hand.analysis()


def reading(analysis: Analysis, *, people: bool = True) -> Reading:
    return told.reading(analysis, hand.plan(), people=people)


def ready(*roles: RoleReadiness) -> Reading:
    return reading(replace(RED, roles=roles))


def table(of: Reading, by: str = "role") -> Table:
    found = told.only(team.readiness(of, by), Table)
    return found


def test_roles_are_a_range_with_its_ends() -> None:
    title = team.readiness(ready(ENGINEER, ANALYST, LEAD)).title
    assert plain(title) == (
        "Roles hold between 50 % (Analyst) and 64 % (ML engineer) of their profiles"
    )
    held = "ML engineer: 64 % of the profile is held"
    assert plain(team.readiness_title(ready(ENGINEER))) == held
    assert team.readiness_title(ready(LEAD)).startswith("Too little is answered")
    rows = [[plain(cell) for cell in row] for row in table(ready(ENGINEER, LEAD)).texts()]
    assert rows[0][:5] == ["ML engineer", "7", "64 %", "36 %", "80 %"]
    assert rows[1][2:4] == ["–", "–"]


def test_must_haves_of_roles_come_before_shares() -> None:
    of = ready(replace(ENGINEER, gate=GATE), ANALYST)
    assert plain(team.readiness_title(of)) == (
        "1 of 7 people meets the must-haves of their role; too little is known of 2"
    )
    first, second = table(of).records()
    gates = ("ready", "not_ready", "insufficient", "none_applies", "held_back_by")
    assert [first[key] for key in gates] == [1, 4, 2, 0, "SQL (3), PyTorch (2)"]
    assert [second[key] for key in gates] == [None, None, None, None, "no must-have named"]


def test_groups_stand_beside_roles_and_small_ones_are_left_out() -> None:
    gaps = (
        GroupGap("skill", "SQL", 6, 0.25, 0.75, 1.0),
        GroupGap("skill", "Rust", 6, None, None, 0.5),
        GroupGap("skill", "Go", 3, 0.5, 0.5, 1.0),
        GroupGap("team", "Red", 3, 0.4, 0.6, 1.0),
    )
    roles = (replace(ANALYST, people=6), replace(LEAD, gate=GATE, people=2))
    everybody = replace(RED, roles=roles, group_gaps=gaps)
    assert [row[:3] for row in table(reading(everybody), "skill").rows] == [
        ("SQL", 6, 0.25),
        ("Go", 3, 0.5),
    ]
    note = table(reading(everybody), "skill").note
    assert plain(note).endswith("Under 70 % is answered of Rust.")
    viewer = Viewer("leader", None, people_visible=False)
    seen = reading(
        replace(everybody, selection=replace(RED.selection, viewer=viewer)), people=False
    )
    assert [row[0] for row in table(seen).rows] == ["Analyst"]
    assert [row[0] for row in table(seen, "skill").rows] == ["SQL"]
    assert table(seen, "team").rows == ()
    assert plain(team.readiness_title(seen)) == "Analyst: 50 % of the profile is held"


def test_without_a_profile_the_way_to_one_is_shown() -> None:
    section = team.readiness(reading(RED))
    assert (section.title, section.lead) == (
        "Nobody's role has a profile",
        "Settings, Roles names the profiles.",
    )


def test_a_team_has_its_title_and_its_figures() -> None:
    red = replace(RED, selection=replace(RED.selection, team="Red"))
    assert plain(team.team_title(reading(red))) == (
        "Red: 1 of 2 must-haves is short; nobody is known to have Evaluation"
    )
    before = replace(red, overall=replace(red.overall, coverage=0.4))
    since = told.reading(red, hand.plan(), people=True, earlier=before)
    figures = {f.key: f for f in team.figures(since, before)}
    assert plain(figures["coverage"].note).endswith("· up 10 points since the last wave")
    assert figures["must_haves_short"].note.endswith("as many as in the last wave")
    assert plain(figures["people"].note) == "80 % of the levels asked are known"
    assert "skills_held" not in figures, "three people are too few"


def test_what_rests_on_one_person_names_them_only_to_who_may_see_people() -> None:
    alone = hand.requirement(
        skill="Python", skill_id="python", level=4, have=1, single_point_of_failure=True
    )
    red = hand.analysis(alone, hand.EVALUATION)
    result = team.on_one_person(reading(red))
    assert plain(result.title) == "1 requirement rests on one person"
    assert result.rows == (("Python", 4, True, 1, 2, "Ana <b>"),)
    without = team.on_one_person(Reading(reading(red).study, people=False, small_groups=True))
    assert without.rows == (("Python", 4, True, 1, 2),)
    assert team.on_one_person(reading(red, people=False)).rows == (), "of a group of three"
    assert team.on_one_person(reading(RED)).empty == "Nothing rests on one person."


def test_a_team_that_is_too_small_is_not_shown() -> None:
    viewer = Viewer("leader", None, people_visible=False)
    seen = replace(RED, selection=replace(RED.selection, viewer=viewer, team="Red"))
    assert team.too_small(seen, seen) == "The team has fewer than 5 people: not shown"
    assert team.too_small(RED, RED) == ""
