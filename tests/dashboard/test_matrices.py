"""Cells of people and of groups: unknown apart from 0, the distance to each target, shares by hand,
what is withheld, and what is shown in which order; and what stands behind a cell."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from analytics.results import Analysis
from analytics.strategy.problem.problem import Problem, Rules, Worker
from dashboard import details
from dashboard.charts import heatmap, matrices
from dashboard.charts.matrices import Cell, Matrix, Profiles, ValueKind, Wanted, arranged, people
from dashboard.navigation import VIEWS
from dashboard.subjects import heatmap as wording
from dashboard.theme import DARK, LIGHT, Palette, contrast
from data.store.history.one_rating import RatingBehind
from data.vocabulary import Viewer
from tests.analytics.strategy.parts import START
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build as made

RED = hand.analysis()
ROWS = ("Cy · Analyst", "Ana <b> · ML engineer", "Bo · ML engineer")
NO_PROFILES: Profiles = {}
PROFILES = {("ml engineer", "Python"): 4, ("analyst", "Evaluation"): 2}


def matrix(value: ValueKind = "level", names: bool = True) -> Matrix:
    """People of the Red team."""
    return people(RED, Wanted(value=value, names=names), PROFILES)


def texts(found: Matrix) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in found.cells]


def test_unknown_and_not_applicable_are_told_apart_from_zero() -> None:
    result = matrix()
    assert result.rows == ROWS
    assert result.columns == ("Python", "Evaluation")
    assert texts(result) == [["1", "n/a"], ["4", "2"], ["3", "?"]]
    assert result.table()["Evaluation"] == ["not applicable", "2", "unknown"]
    assert [row[0] for row in texts(matrix("interest"))] == ["?", "5", "?"]  # only Ana gave any


def test_the_distance_to_what_the_team_requires() -> None:
    result = matrix("requirement")
    assert texts(result) == [["−2", "n/a"], ["+1", "−1"], ["0", "?"]]
    assert "the team needs level 3" in result.cells[1][0].words
    only = people(hand.analysis(hand.PYTHON), Wanted(value="requirement"), NO_PROFILES)
    assert only.columns == ("Python",)


def test_where_nothing_is_required_a_known_and_an_unknown_level_have_the_same_sign() -> None:
    """Bo's level in Evaluation is unknown; only Cy's team requires it."""
    both = hand.analysis(hand.PYTHON, replace(hand.EVALUATION, scope="Blue", teams=("Blue",)))
    levels = both.levels.copy()
    levels.loc[levels["person_no"] == 3, "team"] = "Blue"
    result = people(replace(both, levels=levels), Wanted(value="requirement"), NO_PROFILES)
    assert texts(result) == [["–", "n/a"], ["+1", "–"], ["0", "–"]]
    assert result.cells[2][1].words == "level unknown\nno level is required here"


def test_the_distance_to_the_role_profile() -> None:
    result = matrix("profile")
    # Ana and Bo are ML engineers: 4 in Python; Cy is an analyst: 2 in Evaluation, not applicable
    # and the profile of an ML engineer does not ask for Evaluation, known of Ana, unknown of Bo
    assert texts(result) == [["–", "n/a"], ["0", "–"], ["−1", "–"]]
    assert "the role's profile asks for level 4" in result.cells[2][0].words


def test_without_names_a_row_has_a_number_and_a_role() -> None:
    result = matrix(names=False)
    names = {f"Person {n} · ML engineer" for n in (1, 2)}
    assert set(result.rows) == {"Person 3 · Analyst", *names}
    assert "Ana <b>" not in str(heatmap.drawing(result, LIGHT, ""))


def test_a_drawing_describes_alike_cells_once() -> None:
    result = heatmap.drawing(matrix(), LIGHT, "in words")
    assert result["alt"] == "in words"
    assert result["row_keys"] == ["3", "1", "2"]
    looks = [look[0] for look in result["looks"]]
    shown = [[looks[int(at)] for at in line.split()] for line in result["cells"]]
    assert shown == texts(matrix())
    assert len(looks) == len({tuple(look) for look in result["looks"]})
    assert result["framed"] == [[], ["Red"]]
    none = replace(matrix(), cells=((None, None),) * 3)
    assert heatmap.drawing(none, LIGHT, "")["cells"] == ["-1 -1"] * 3
    assert none.table()["Python"] == ["not asked"] * 3


def test_the_heatmap_is_drawn_without_html() -> None:
    """It is drawn on a canvas, and its grid for screen readers is made of text nodes."""
    scripts = list(VIEWS.parent.rglob("*.js"))
    assert scripts
    for script in scripts:
        code = script.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in code, f"{script.name}: {word}"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_number_can_be_read_on_its_cell(palette: Palette) -> None:
    keys = tuple("abcdef")
    levels = tuple(Cell(float(n), str(n), "level", "") for n in range(6))
    result = Matrix("levels", ("Row",), ("r",), ("",), keys, keys, ("",) * 6, (levels,))
    looks = heatmap.drawing(result, palette, "")["looks"]
    assert [look[3] for look in looks] == list(palette.levels)
    for _, _, _, fill, ink, on_paper, paper_ink in looks:
        assert contrast(ink, fill) >= 4.5
        assert contrast(paper_ink, on_paper) >= 4.5


def shown(wanted: Wanted) -> Matrix:
    """The Red team as it was asked for."""
    build = people if wanted.rows == "people" else heatmap.groups
    return arranged(build(RED, wanted, NO_PROFILES), wanted, RED)


def test_a_search_takes_any_of_its_words() -> None:
    assert matrices.matches("", "Python")
    assert matrices.matches(" py , sql", "Python")
    assert not matrices.matches("sql, r ", "Python")
    assert shown(Wanted(find_people="BO, cy")).rows == ("Cy · Analyst", "Bo · ML engineer")
    assert shown(Wanted(find_skills="eval")).columns == ("Evaluation",)
    assert shown(Wanted(find_people="nobody")).rows == ()


def test_filters_of_role_area_and_kind() -> None:
    assert shown(Wanted(roles=("Analyst",))).row_keys == ("3",)
    assert shown(Wanted(rows="roles", roles=("Analyst",))).rows == ("Analyst",)
    assert shown(Wanted(areas=("Quality",))).columns == ("Evaluation",)
    # a role narrows people; a team stays whole
    assert shown(Wanted(rows="teams", roles=("Analyst",))).rows == ("Red",)
    analysis = hand.analysis()
    analysis.roster["role"] = ["ML engineer", None, "Analyst"]
    wanted = Wanted(roles=(matrices.NO_ROLE,))
    assert arranged(people(analysis, wanted, NO_PROFILES), wanted, analysis).row_keys == ("2",)


def test_of_very_many_people_the_first_are_drawn_and_the_rest_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrices, "MOST_CELLS", 4)  # two people of two skills
    some = heatmap.explored(RED, Wanted(), NO_PROFILES)
    assert (some.row_keys, some.left_out) == (("3", "1"), 1)
    assert wording.left_out(some) == (
        "The first 2 of 3 people. Search, or choose a team or a role, to see the others."
    )
    bo = heatmap.explored(RED, Wanted(find_people="bo"), NO_PROFILES)
    assert (bo.row_keys, bo.left_out, wording.left_out(bo)) == (("2",), 0, "")
    team = heatmap.explored(RED, Wanted(rows="teams"), NO_PROFILES)
    assert team.cells[0][0] == shown(Wanted(rows="teams")).cells[0][0]


def test_columns_by_area_name_and_gap() -> None:
    assert shown(Wanted()).columns == ("Python", "Evaluation")
    assert shown(Wanted(order="name")).columns == ("Evaluation", "Python")
    # Evaluation misses two of a must-have, Python nothing
    assert shown(Wanted(order="gap")).columns == ("Evaluation", "Python")


def build(
    rows: matrices.RowKind,
    value: ValueKind,
    profiles: Profiles = NO_PROFILES,
    analysis: Analysis = RED,
) -> Matrix:
    return heatmap.groups(analysis, Wanted(rows=rows, value=value), profiles)


def by_row(found: Matrix) -> dict[str, list[str]]:
    """Row: what stands in its cells, with plain spaces."""
    return {
        name: [plain(cell.text) if cell else "" for cell in row]
        for name, row in zip(found.rows, found.cells, strict=True)
    }


def test_alike_people_and_skills_stand_together_whatever_their_height() -> None:
    levels = {"a": "4023", "b": "1350", "c": "3132"}
    skills = [(skill, skill, "Quality") for skill in levels]
    analysis = made.analysis((), {"Red": 4}, levels, skills)
    wanted = Wanted(order="alike")
    result = arranged(people(analysis, wanted, NO_PROFILES), wanted, analysis)
    kinds = ["A" if key in "14" else "B" for key in result.row_keys]
    assert kinds in (["A", "A", "B", "B"], ["B", "B", "A", "A"])
    assert result.column_keys[1] == "c"  # nobody's best, and nobody's worst


def test_teams_and_roles_show_shares_of_those_it_applies_to() -> None:
    result = build("teams", "level")
    # Python: Ana and Bo of three; Evaluation: nobody of two (Cy is not applicable), one unknown
    assert by_row(result) == {"Red": ["67 %", "0 %"]}
    text = plain(result.cell("Red", "eval").words)
    assert text == "0 of 2 people at level 3 or more\n1 unknown: at most 50 %"
    own = RED.team_skills.set_index("skill_id")
    for key in result.column_keys:
        assert result.cell("Red", key).value == own["at_3"][key] / own["people"][key]
    roles = {"Analyst": ["0 %", "n/a"], "ML engineer": ["100 %", "0 %"]}
    assert by_row(build("roles", "level")) == roles


def test_people_and_positions_against_the_requirement() -> None:
    result = build("teams", "requirement")
    assert (result.columns, by_row(result)) == (("Python", "Evaluation"), {"Red": ["0", "−2"]})
    assert result.framed == {("Red", "eval")}
    assert build("roles", "level").framed == frozenset()  # a requirement is a team's, not a role's
    shared = hand.analysis(replace(hand.PYTHON, scope="Red, Blue"), hand.EVALUATION)
    without = build("teams", "requirement", analysis=shared)
    assert without.table()["Python"] == ["0", "no target of its own"]
    assert heatmap.drawing(without, LIGHT, "")["nothing"] == "no target of its own"
    higher = replace(hand.PYTHON, level=4, have=1, shortage=1)
    both = hand.analysis(hand.PYTHON, higher)
    shown = by_row(build("teams", "requirement", analysis=both))
    assert shown == {"Red": ["−1"]}  # of two levels the one that is shorter


def test_roles_against_their_profile() -> None:
    result = build("roles", "profile", {("ml engineer", "Python"): 4})
    assert result.columns == ("Python",)
    assert by_row(result) == {"ML engineer": ["50 %"]}  # Ana holds 4, Bo does not
    apart = {("analyst", "Python"): 2, ("ml engineer", "Evaluation"): 2}
    table = build("roles", "profile", apart).table()
    assert table[""] == ["Analyst", "ML engineer"]
    assert table["Python"][1] == "not in the profile, or not asked"
    words = plain(result.cell("ML engineer", "python").words)
    assert words == "1 of 2 people at the profile's level 4"


def test_means_say_how_many_answered() -> None:
    result = build("teams", "interest")
    assert by_row(result) == {"Red": ["5.0", "5.0"]}  # Ana alone said it
    text = plain(result.cell("Red", "python").words)
    assert text == "interest: 5.0 of 5 on average\n1 answer of 3 people"
    assert by_row(build("teams", "importance")) == {"Red": ["?", "?"]}


def test_small_groups_and_their_complement_are_withheld_from_who_may_not_see_people() -> None:
    sizes = {"Red": 3, "Blue": 6, "Green": 20}
    cells = tuple((Cell(0.5, "50 %", "level", "", people),) for people in sizes.values())
    rows, columns = (tuple(sizes),) * 3, (("Python",), ("python",), ("Programming",))
    whole = Matrix("share", *rows, *columns, cells)
    assert heatmap.withhold(whole, Viewer()) == whole
    hidden = heatmap.withhold(whole, Viewer(people_visible=False))
    assert [row[0].state for row in hidden.cells if row[0]] == ["withheld", "withheld", "level"]
    assert "50" not in str(hidden.table()["Python"][:2])


def test_a_known_level_with_its_target_and_mentors() -> None:
    facts = details.cell(RED, 3, "python")
    assert (facts.level, facts.target, facts.wave, facts.given) == (1, 3, "Autumn", (("self", 1),))
    assert wording.target_line(facts) == "2\u00a0levels below the level that the team needs (3)"
    (mentor, *_) = wording.mentor_lines(facts, names=False)
    assert mentor == "Person 1, ML engineer (level 4), 1 h a week"


def test_unknown_and_not_applicable_are_no_level() -> None:
    for person, state in ((2, "unknown"), (3, "not_applicable")):
        facts = details.cell(RED, person, "eval")
        assert facts.state == state
        assert facts.mentors == ()
        assert "0" not in wording.level_figure(facts)


def test_ratings_are_said_as_their_file_has_them() -> None:
    result = (
        rating("self", "4 - Proficient", 4),
        rating("manager", "", None),
        rating("self", "2", 2, counts=False),
        rating("peer", "N/A", None, applies=False),
        rating("peer", "", None, counts=False),
        rating("self", "3", 3, wave="Spring"),
    )
    lines = wording.rating_lines(result, "Autumn", names=True)
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Self: “4 - Proficient” on 0-5, level 4 · form.csv, row 7, imported 16 Oct 2026",
        "Manager: left blank, unknown · form.csv, row 7, imported 16 Oct 2026",
        "Self: “2” on 0-5, level 2 · form.csv, row 7, imported 16 Oct 2026; "
        "a later import replaced it",
        "Peer: “N/A”, does not apply · form.csv, row 7, imported 16 Oct 2026",
        "Peer: left blank, unknown · form.csv, row 7, imported 16 Oct 2026; another answer counts",
    ]
    assert "form.csv" not in wording.rating_lines(result, "Autumn", names=False)[0]
    assert wording.earlier_line(result, "Autumn") == "Other waves: Spring: self 3"
    assert wording.rating_lines((), "Autumn", names=True) == ["No rater gave a level in Autumn"]


def rating(kind: str, native: str, level: int | None, **changes: Any) -> RatingBehind:
    days = date(2026, 10, 15), datetime(2026, 10, 16)
    file = ("form.csv", 7, "Python", "0-5")
    base = RatingBehind("Autumn", days[0], kind, native, level, True, True, *file, days[1])
    return replace(base, **changes)


def test_the_next_step_is_priced_as_the_planner_prices_it() -> None:
    """From level 1 to 2: 60 h at 4 h a week; fees 80 an hour; own hours at 50, 9 mentor hours at
    86: 4 800 + 3 000 + 774."""
    cy = Worker(3, "Cy", "Red", "Analyst", 4.0, 1.0, 50.0, {"python": 1})
    problem = Problem((cy,), (), (), (), {}, {}, Rules(), ("Red",), start=START)
    title, takes = wording.next_level(problem, 3, 1)
    assert title == "To level 2"
    assert plain(takes) == "60 h of learning · 15 weeks · $ 4.8 k fees, $ 8.6 k with all hours"
    assert wording.next_level(problem, 3, 5) == (
        "Already at the top level",
        "nothing further to learn on this scale",
    )


def test_mentors_without_hours_are_no_mentors() -> None:
    roster = RED.roster.assign(mentor_hours_per_week=[0.0, None, 1.0])
    facts = details.skill_facts(replace(RED, roster=roster), "python")
    assert [(m.name, m.hours) for m in facts.mentors] == [("Bo", None)]


# weight x short: A 1 x 3 = 3, B 2 x 2 = 4 (must-have), C 4 x 1 = 4, D 5 x 0 = 0
A = hand.requirement(skill="A", required=4, have=1, shortage=3, must_have=False)
B = hand.requirement(skill="B", required=2, have=0, shortage=2, weight=2.0)
C = hand.requirement(skill="C", required=2, have=1, shortage=1, weight=4.0, must_have=False)
D = hand.requirement(skill="D", required=2, have=2, shortage=0, weight=5.0, unknown=0)


def test_the_largest_weighted_shortage_comes_first_of_equals_the_must_have() -> None:
    assert [n.skill for n in details.most_missing([A, B, C, D])] == ["B", "C", "A", "D"]
