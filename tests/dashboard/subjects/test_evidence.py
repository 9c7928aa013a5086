"""Evidence worked by hand: two skills, one more important and less held than the other."""

from dataclasses import replace
from typing import Any

import pytest

from analytics.evidence import results
from analytics.statistics.agreement import Consistency, Leniency
from analytics.statistics.estimates import Concentration
from analytics.statistics.needs_assessment import Borich, RankedDiscrepancy, Standing
from dashboard.render.terminal import text
from dashboard.subjects.evidence import evidence, figures, needs, one_thing, title
from tests.dashboard.opening import plain


def agreed(
    area: str | None, alpha: float | None, people: int = 30, both: int = 30
) -> results.Agreement:
    interval = None if alpha is None else (alpha - 0.1, alpha + 0.05)
    return results.Agreement(area, people, both, 60, 0.5, alpha, interval, None, 0.625, 1.0)


SERVING = results.SkillEvidence(
    "Serving",
    "serving",
    "Engineering",
    # 10 people, 8 known: 3 x 0, 2 x 1, 2 x 4 and 1 x 5 are 15 levels.
    results.LevelEvidence(
        10, 8, (3, 2, 0, 0, 2, 1), 4, 1.875, 0.4, 0.305, 1.9, 2, 3, (0.3, 0.5), None, None
    ),
    # 4 x (4 - 1.5) = 10, of at most 5 x 5
    results.ImportanceEvidence(
        Borich(8, 4.0, 1.5, 10.0, 0.4),
        RankedDiscrepancy(8, 0.75, 0.25, 0.0, -75.0, 5.2),
        Standing("concentrate here", borderline=False),
        1,
        2,
    ),
    Leniency(6, 0.5, 0.25),
    # 1 x 0.25 / 1.25 = 0.2, whose root is 0.447
    results.RatingModel(2.0, 1.0, 0.25, 0.25),
)
PYTHON = results.SkillEvidence(
    "Python",
    "python",
    "Engineering",
    replace(
        SERVING.levels,
        known=10,
        counts=(0, 0, 5, 5, 0, 0),
        mean=2.5,
        half_width=None,
        shrunk=None,
        place=None,
        at_3=5,
        concentration=Concentration(0.2, 5.0, 0.0),
    ),
    results.ImportanceEvidence(
        Borich(10, 3.0, 2.5, 1.5, 0.06),
        RankedDiscrepancy(10, 0.5, 0.0, 0.5, 0.0, None),
        Standing("possible overkill", borderline=True),
        2,
        1,
    ),
    Leniency(0, None, 0.25),
    None,
)
FOUND = results.Evidence(
    people=10,
    skills=(SERVING, PYTHON),
    cross_hair=(3.5, 2.0),
    leniency=-0.25,
    pairs=6,
    leniency_is_prior=False,
    reliability=0.52,
    reliability_is_assumed=True,
    agreement=(agreed(None, 0.85), agreed("Engineering", 0.9)),
    consistency={},
    forms=results.Forms(8, 1, 2.0, 2.25),
    breadth=None,
    withheld=(),
)


def blocks(**changes: Any) -> dict[str, Any]:
    found = evidence(replace(FOUND, **changes))
    return {getattr(block, "key", type(block).__name__): block for block in found.blocks}


def test_the_numbers_in_front_say_what_they_are_of() -> None:
    assert [(f.label, plain(f.text), plain(f.note)) for f in figures(FOUND)] == [
        ("Levels known", "90 %", "18 of 20 that apply"),
        ("Agreement, alpha", "0.85", "95 %: 0.75 to 0.90; 30 people"),
        ("Self minus manager", "−0.25", "levels, over 6 pairs of ratings"),
        # 0.7 x 0.48 / (0.52 x 0.3) = 2.15
        (
            "Trust in one rating",
            "0.52",
            "assumed (Viswesvaran et al. 1996); 3 raters a person would do for 0.70",
        ),
        (
            "Careless forms",
            "1",
            "of 8 judged; all are counted. Mean level 2.00 with them, 2.25 without",
        ),
    ]


def test_what_is_not_known_is_a_dash_with_its_reason() -> None:
    few = replace(FOUND, agreement=(), leniency=None, forms=None, reliability_is_assumed=False)
    shown = {f.key: (f.text, f.note) for f in figures(few)}
    assert shown["alpha"] == ("–", "nobody has two kinds of rater")
    assert shown["leniency"] == ("–", "shown once five people have both ratings")
    assert shown["careless"] == ("–", "too few forms are long enough, or answered alike, to judge")
    assert shown["reliability"][1].startswith("from the same pairs; 3\u00a0raters")
    prior = replace(FOUND, leniency=0.32, leniency_is_prior=True)
    assert "assumed" in figures(prior)[2].note
    none = replace(FOUND, agreement=(agreed(None, None, people=7),))
    assert plain(figures(none)[1].note) == "7 people have two raters, not enough to judge"
    nearly = replace(FOUND, agreement=(agreed(None, 0.099),))  # no nought below nought
    assert plain(figures(nearly)[1].note) == "95 %: 0.00 to 0.15; 30 people"
    two = (*FOUND.agreement, agreed("Ethics", 0.4))
    assert figures(replace(FOUND, agreement=two))[1].note.endswith("; lowest 0.40 in Ethics")


@pytest.mark.parametrize(
    ("agreement", "finding"),
    [
        ((), "Everybody has one rater, so nothing tells how far a rating can be trusted"),
        ((agreed(None, None, people=5),), "5 people have two raters, too few to say how far"),
        ((agreed(None, None),), "30 people have two raters, all at one level: nothing tells"),
        ((agreed(None, 0.8),), "Self and manager agree: the ratings can carry a decision"),
        (
            (agreed(None, 0.8), agreed("Coding", 0.9), agreed("Ethics", 0.66)),
            "Self and manager agree, but not in Ethics: check",
        ),
        ((agreed(None, 0.79, both=20),), "Raters agree roughly: check the ratings that decide"),
        ((agreed(None, 0.6),), "Self and manager disagree: check the ratings that decide"),
    ],
)
def test_the_finding_follows_alpha(agreement: tuple[results.Agreement, ...], finding: str) -> None:
    assert plain(title(replace(FOUND, agreement=agreement))).startswith(finding)


def test_a_skill_that_is_needed_is_named_between_the_lines() -> None:
    drawn = blocks()["importance"]
    assert drawn.title == "More important and less held than the average: Serving"
    assert (drawn.form.joined, drawn.form.cross) == (False, (2.0, 3.5))
    serving, python = drawn.form.points
    assert (serving.label, serving.x, serving.y, serving.strong) == ("Serving", 1.5, 4.0, True)
    assert (python.label, python.x, python.y, python.strong) == ("Python", 2.5, 3.0, False)
    assert python.text == "importance 3.00, level 2.50, possible overkill, near a line"
    assert drawn.alt.endswith("concentrate here: Serving; possible overkill: Python.")
    assert "mean importance 3.50 and mean level 2.00" in drawn.note
    row = ["Serving", 8, 4.0, 1.5, 10.0, 0.4, 1, -75.0, 5.2, 2, 1, "concentrate here"]
    assert [*drawn.twin.records()[0].values()] == row


def test_without_a_cross_there_is_no_picture_and_no_skill_near_a_line_is_named() -> None:
    assert "importance" not in blocks(cross_hair=None)
    assert SERVING.importance
    near = replace(SERVING.importance, standing=Standing("concentrate here", borderline=True))
    drawn = blocks(skills=(replace(SERVING, importance=near), PYTHON))["importance"]
    assert not any(point.strong for point in drawn.form.points)
    assert drawn.title.endswith(": Serving")
    drawn = blocks(skills=(PYTHON,))["importance"]
    assert drawn.title == "No skill is both more important and less held than the average"


def test_the_largest_need_comes_first() -> None:
    ordered = needs(replace(FOUND, skills=(PYTHON, SERVING)))
    assert [skill for skill, _ in ordered] == ["Serving", "Python"]


def test_people_are_counted_at_each_level_and_a_split_team_is_named() -> None:
    drawn = blocks()["levels"]
    assert drawn.title == "Means hide a split team in Serving: many at 0 or 1 and many at 4 or 5"
    assert drawn.form.labels == ("Serving", "Python")
    values = {series.name: series.values for series in drawn.form.series}
    assert (values["level 0"], values["level 5"]) == ((3, 0), (1, 0))
    assert (values["unknown"], drawn.form.series[-1].shade) == ((2, 0), "quiet")
    assert "Serving: 3 of 10 at 3 or more, 2 unknown" in drawn.alt
    serving, python = drawn.twin.records()
    counts = [10, 8, 3, 2, 0, 0, 2, 1]
    means = [0.3, 0.5, 1.88, 0.4, 0.3, 1.9, 2, 0.0]
    assert [*serving.values()] == ["Serving", "Engineering", *counts, *means]
    assert (python["half_width"], python["shrunk"], python["effective"]) == (None, None, 5.0)
    alike = blocks(skills=(PYTHON,))["levels"]
    assert alike.title == "Who holds what: people at each level, before any mean"


def test_only_skills_in_which_people_differ_most_are_drawn() -> None:
    many = (replace(PYTHON, skill=f"P{n}") for n in range(10))
    drawn = blocks(skills=(*many, SERVING))["levels"]
    assert drawn.form.labels == ("Serving", *(f"P{n}" for n in range(9)))
    assert drawn.note == "Drawn: the 10 skills in which people differ most."
    assert len(drawn.twin.rows) == 11


def test_agreement_and_leniency_have_a_row_each() -> None:
    result = blocks()
    numbers = [30, 60, 30, 0.5, 0.85, 0.75, 0.9, 0.62, None, 1.0]
    row = result["agreement"].records()[0]
    assert [*row.values()] == ["All areas together", *numbers]
    raters = {"pairs": 6, "raw": 0.5, "shrunk": 0.25, "error": 0.45}
    assert result["leniency"].records() == [{"skill": "Serving", **raters}]
    assert "leniency" not in blocks(leniency=None)
    assert "agreement" not in blocks(agreement=())
    sentence = "Intervals: from 5 people on."
    assert sentence in text([evidence(replace(FOUND, withheld=(sentence,)))])


def test_an_area_that_is_declared_has_its_alpha_and_its_warning() -> None:
    declared = {
        "Engineering": Consistency(0.9, (0.85, 0.94), 32, ()),
        "Ethics": Consistency(0.2, (-0.1, 0.4), 31, (1,)),
        "Art": None,
    }
    engineering, ethics, art = (
        plain(result) for _, result in one_thing(replace(FOUND, consistency=declared)).rows
    )
    assert engineering == "alpha 0.90 (95 %: 0.85 to 0.94), 32 people."
    assert ethics.startswith("alpha 0.20 (95 %: −0.10 to 0.40), 31 people. 1 skill runs against")
    assert art.startswith("not enough to say.")
