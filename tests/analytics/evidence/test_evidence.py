"""Surveys of 3, 8 and 30 people whose evidence can be checked on paper; what is believed."""

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from analytics.analyse import analyse
from analytics.evidence.evidence import evidence
from analytics.evidence.raters import Belief, Recalled, beliefs, believed, level_behind
from analytics.evidence.results import Evidence, RatingModel, SkillEvidence
from analytics.results import Selection
from analytics.statistics.crossed import Behind
from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
from tests.analytics.chances.small import drawn
from tests.build import rate


def survey(database: Database, levels: dict[str, str], importance: dict[str, str]) -> None:
    """One character a person; `-` gives no answer."""
    lines = ["Email,Team,Skill,Level,Importance"]
    for skill, row in levels.items():
        wanted = importance.get(skill, "-" * len(row))
        lines += [
            f"p{n}@example.org,Core,{skill},{held.strip('-')},{want.strip('-')}"
            for n, (held, want) in enumerate(zip(row, wanted, strict=True))
        ]
    ingest(database, "\n".join(lines).encode(), "hand.csv", wave="now", scale="0-5")


def by_raters(database: Database, skills: str, **rows: list[str]) -> None:
    """By kind of rater: a person, a team, a role and levels in a line."""
    for rater, own in rows.items():
        rate(database, "\n".join([f"who team role {skills}", *own]), rater=rater)


def weighed(database: Database) -> Evidence:
    return evidence(database, analyse(database, Selection()))


def of(found: Evidence, skill: str) -> SkillEvidence:
    return next(s for s in found.skills if s.skill == skill)


def test_three_people(database: Database) -> None:
    # Python 4, 2, unknown: mean 3, one of three at level 3, at most two.
    # Importance 5, 3, 4: of the two pairs mean 4, so 4 x (4 - 3).
    survey(database, {"Python": "42-", "SQL": "111"}, {"Python": "534", "SQL": "111"})
    result = weighed(database)
    python = of(result, "Python")
    assert python.levels.counts == (0, 0, 1, 0, 1, 0)
    assert python.levels.depth == 2
    assert (python.levels.people, python.levels.known, python.levels.mean) == (3, 2, 3)
    assert python.levels.bounds == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert (python.levels.half_width, python.levels.interval, python.leniency) == (None,) * 3
    assert python.importance.borich.mwds == pytest.approx(4)
    assert python.importance.borich_place is None  # two pairs give no place
    assert python.importance.ranked.half_width is None
    assert of(result, "SQL").levels.concentration is None  # nobody is above level 2
    assert (result.leniency, result.forms, result.agreement) == (None, None, ())
    text = " ".join(result.withheld)
    assert "from 5 people" in text
    assert "from 8 people" in text
    assert "from 10 people rated by two" in text


def test_eight_people(database: Database) -> None:
    # Python of eight, six known: 0 1 2 3 4 5, mean 2.5, s = sqrt(3.5), t(5) = 2.5706.
    survey(
        database,
        {"Python": "012345--", "SQL": "11111111", "Docker": "54300000"},
        {"Python": "555555--", "SQL": "44444444", "Docker": "21111111"},
    )
    result = weighed(database)
    python = of(result, "Python").levels
    assert python.half_width == pytest.approx(2.570582 * math.sqrt(3.5 / 6) * math.sqrt(2 / 8))
    # The error of ratings of reliability 0.52, which the mean keeps also where all are known.
    assert python.measurement == pytest.approx(1.959964 * math.sqrt(3.5 * 0.48 / 6))
    assert (python.at_3, python.bounds) == (3, (3 / 8, 5 / 8))
    # Of 8 people with K at the level, 6 drawn show 3: K = 3, 4 or 5 all with more than 2.5 %.
    assert python.interval == (3 / 8, 5 / 8)
    # Above level 2: 1, 2 and 3 of 6 together: (1 + 4 + 9) / 36.
    assert python.concentration.index == pytest.approx(14 / 36)

    scores = {s.skill: s.importance for s in result.skills}
    python_score, sql, docker = (scores[k] for k in ("Python", "SQL", "Docker"))
    assert python_score.borich.mwds == pytest.approx(5 * (5 - 2.5))
    assert sql.borich.mwds == pytest.approx(4 * (4 - 1))
    assert docker.borich.mwds == pytest.approx(9 / 8 * (9 / 8 - 12 / 8))
    # Borich: 12.5, 12, below 0. Ranked: 5 of 6 below (-83), all 8 (-100), 5 below of 8, 3 above.
    assert [s.borich_place for s in (python_score, sql, docker)] == [1, 2, 3]
    ranked = [s.ranked.score for s in (python_score, sql, docker)]
    assert ranked == pytest.approx([-100 * 5 / 6, -100, -100 * 5 / 8 + 100 * 3 / 8])
    assert [s.ranked_place for s in (python_score, sql, docker)] == [2, 1, 3]
    assert result.cross_hair == (pytest.approx((5 + 4 + 9 / 8) / 3), pytest.approx(5 / 3))
    assert python_score.standing.quadrant == "keep up"
    assert sql.standing.quadrant == "concentrate here"


def test_thirty_people_rated_by_two(database: Database) -> None:
    # Self is one level above the manager for everybody in Python, and the same in SQL.
    levels = [(n % 4, n % 5) for n in range(30)]
    by_raters(
        database,
        "Python SQL",
        self=[f"p{n} Core . {a + 1} {b}" for n, (a, b) in enumerate(levels)],
        manager=[f"p{n} Core . {a} {b}" for n, (a, b) in enumerate(levels)],
    )
    result = weighed(database)
    assert (result.pairs, result.leniency_is_prior) == (60, False)
    assert result.leniency == pytest.approx(0.5)
    python, sql = of(result, "Python"), of(result, "SQL")
    # Within a skill the difference is always the same, so nothing is shrunk.
    assert (python.leniency.raw, python.leniency.shrunk) == (1, 1)
    assert (sql.leniency.raw, sql.leniency.shrunk) == (0, 0)
    assert (result.reliability, result.reliability_is_assumed) == (0.95, False)  # correlation is 1
    whole, *areas = result.agreement
    assert (whole.area, whole.people, whole.units, whole.equal) == (None, 30, 60, 0.5)
    assert whole.alpha is not None
    assert whole.interval[0] <= whole.alpha <= whole.interval[1]
    same = next(a for a in areas if a.equal == 1)
    assert (same.alpha, same.kappa) == (pytest.approx(1), pytest.approx(1))
    other = next(a for a in areas if a.equal == 0)
    assert other.intraclass.consistency == pytest.approx(1)
    assert other.intraclass.agreement < 1  # the manager's lower height counts
    assert result.withheld == ()


def test_two_people_rated_by_a_manager_say_nothing_of_thirty(database: Database) -> None:
    # All thirty have a peer one level lower; only p0 and p1 have a manager, who says the same.
    rows = [f"p{n} Core . {1 + n % 4} {1 + n % 5} {1 + n % 3}" for n in range(30)]
    peers = [f"p{n} Core . {n % 4} {n % 5} {n % 3}" for n in range(30)]
    by_raters(database, "Python SQL Docker", self=rows, peer=peers, manager=rows[:2])
    result = weighed(database)
    whole = result.agreement[0]
    assert (whole.people, whole.both, whole.units) == (30, 2, 90)
    assert whole.alpha is not None
    assert (whole.equal, whole.kappa, whole.intraclass) == (None, None, None)
    # Six pairs of two people: self minus manager would be that of those two.
    assert (result.pairs, result.leniency, result.leniency_is_prior) == (6, None, False)
    assert {s.leniency for s in result.skills} == {None}
    assert "from 30 people rated by themselves and a manager on; here 2" in " ".join(
        result.withheld
    )


def test_self_minus_manager_of_four_people_is_not_shown(database: Database) -> None:
    # Nine people; Python has five pairs, SQL four: five ratings and four make nine pairs.
    own = [f"p{n} Core . {n % 3 + 2} {n % 3 + 1}" for n in range(9)]
    manager = [f"p{n} Core . 1 {'1' if n < 4 else '-'}" for n in range(5)]
    by_raters(database, "Python SQL", self=own, manager=manager)
    result = weighed(database)
    python, sql = of(result, "Python"), of(result, "SQL")
    # Python: 1, 2, 3, 1, 2 above; with SQL's 0, 1, 2, 0 the mean of nine is 12 / 9.
    assert result.leniency == pytest.approx(12 / 9)
    assert python.leniency.raw == pytest.approx(9 / 5)
    assert (sql.leniency, sql.model) == (None, None)
    assert next(a for a in result.agreement if a.both == 4).equal is None


@pytest.mark.parametrize(("people", "told"), [(31, True), (29, False)])
def test_areas_are_reflective_where_declared_and_from_thirty_people_on(
    database: Database, people: int, told: bool
) -> None:
    # Three skills of one area; the third person's order of answers is another one each time.
    rows = [f"p{n} Core . {n % 6} {n % 6} {(n + n // 9) % 6}" for n in range(people)]
    by_raters(database, "Observability Drift_detection Model_serving", self=rows)
    analysis = analyse(database, Selection())
    (area,) = set(analysis.levels["area"])
    assert evidence(database, analysis).consistency == {}
    result = evidence(database, analysis, [area]).consistency[area]
    assert (result is not None) is told
    if result:
        assert result.people == 31
        assert result.interval[0] < result.alpha < result.interval[1]
    with pytest.raises(RefusedError, match="no skill area 'Poetry'"):
        evidence(database, analysis, ["Poetry"])


def test_forms_without_variation_are_counted_and_change_nothing(database: Database) -> None:
    skills = "Python SQL Docker Kubernetes Java PyTorch Communication Collaboration Adaptability"
    names = [*skills.split(), "Prompt_engineering", "Model_serving", "Fine-tuning"]
    honest = list("123454321234")
    rows = [f"p{n} Core . {' '.join(honest[n:] + honest[:n])}" for n in range(6)]
    rows.append("p6 Core . " + " ".join(["3"] * 12))
    by_raters(database, " ".join(names), self=rows)
    analysis = analyse(database, Selection())
    result = evidence(database, analysis).forms
    assert (result.judged, result.flagged) == (7, 1)
    mean = sum(map(int, honest)) / 12
    assert result.mean == pytest.approx((6 * mean + 3) / 7)
    assert result.mean_without == pytest.approx(mean)
    assert analysis.levels["level"].notna().sum() == 84


def test_skills_of_four_people_are_left_out_where_people_may_not_be_shown(
    new_store: Callable[[], Database],
) -> None:
    hidden = Selection(viewer=Viewer("leader", None, people_visible=False))
    small, database = new_store(), new_store()
    survey(small, {"Python": "42-"}, {})
    with pytest.raises(RefusedError, match="fewer than 5 people"):
        evidence(small, analyse(small, hidden))
    survey(
        database,
        {"Python": "012345012", "SQL": "1234-----", "Docker": "000011111"},
        {"Python": "554555345", "SQL": "5555-----", "Docker": "333------"},
    )
    analysis = evidence(database, analyse(database, hidden))
    assert {s.skill for s in analysis.skills} == {"Python", "Docker"}
    assert of(analysis, "Python").importance is not None
    assert of(analysis, "Docker").importance is None
    assert "1 skill, of which fewer than 5 people have a level" in " ".join(analysis.withheld)
    assert len(weighed(database).skills) == 3  # whoever sees people sees all


def test_breadth_and_t_shape_of_five_people(database: Database) -> None:
    # Two of five skills are two fifths. a: 4 and 2, T-shaped. b: 5 alone. c: 3, 3 and 2, not deep.
    # d: 4 of three applicable, of which 2 is enough: T-shaped. e knows nothing yet.
    people = """who team role Python SQL Docker Java Kubernetes
        a X . 4 2 0 0 0
        b X . 5 1 1 1 1
        c X . 3 3 2 0 0
        d X . 4 2 0 n n
        e X . - - - - -"""
    rate(database, people)
    result = weighed(database).breadth
    assert (result.people, result.median, result.t_shaped) == (5, 2, 2)
    # e may hold all five, also deeply: 1, 2, 2, 3, 5.
    assert (result.median_high, result.t_shaped_high) == (2, 3)


def test_who_gave_no_answer_does_not_count_as_holding_nothing(database: Database) -> None:
    rows = [f"p{n} X . 3 3" if n < 2 else f"p{n} X . - -" for n in range(5)]
    by_raters(database, "Python SQL", self=rows)
    result = weighed(database).breadth
    assert (result.median, result.median_high) == (0, 2)  # 0, 0, 0, 2, 2 or five times 2
    assert (result.t_shaped, result.t_shaped_high) == (0, 3)


def test_equal_answers_of_some_give_no_interval(database: Database) -> None:
    # Five of ten say 3 and find it worth 5: the other five could say anything.
    survey(database, {"Python": "33333-----"}, {"Python": "55555-----"})
    python = of(weighed(database), "Python")
    levels = python.levels
    assert (levels.mean, levels.half_width, levels.measurement) == (3, None, None)
    assert (python.importance.ranked.score, python.importance.ranked.half_width) == (-100, None)


def test_where_everybody_answered_the_error_of_ratings_is_left(database: Database) -> None:
    # Means 2.5, 2.25 and 2.875: Python is 0.04 below the line at 2.54, the error of its mean 0.52.
    survey(
        database,
        {"Python": "00125552", "SQL": "00125550", "Docker": "00125555"},
        {"Python": "12345543", "SQL": "22345543", "Docker": "52345543"},
    )
    result = weighed(database)
    python = of(result, "Python")
    assert python.levels.half_width == 0
    assert python.levels.measurement is not None
    assert python.importance.standing.borderline


def test_the_level_behind_two_ratings() -> None:
    # Leniency 0.5 off the self-rating: 3.5 and 3; error 1, mean 2, variance 1: (6.5 + 2) / 3.
    model = RatingModel(mean=2, spread=1, error=1, leniency=0.5)
    result = level_behind(model, [("self", 4), ("manager", 3)])
    assert (result.level, result.deviation) == (pytest.approx(8.5 / 3), pytest.approx(3**-0.5))
    # (0 - 1 + 0) / 2 is below the scale, (5 + 1 + 5) / 2 above it.
    for end, leniency in ((0, 1), (5, -1)):
        model = RatingModel(mean=end, spread=1, error=1, leniency=leniency)
        beyond = level_behind(model, [("self", end)])
        assert beyond.level == end


def test_nobody_and_one_answer(database: Database) -> None:
    survey(database, {"Python": "-3-", "SQL": "---"}, {})
    result = weighed(database)
    python = of(result, "Python")
    assert (python.levels.mean, python.levels.shrunk, python.importance) == (3, None, None)
    assert result.cross_hair is None


def test_places_are_those_of_the_shrunk_means(database: Database) -> None:
    # Four skills of one area with means 1, 2, 4 and 4, the last of three people: it is moved more
    # towards the area, so it stands behind the other 4. One known by two people has no place.
    spread = "012012012", "123123123", "344433555", "345------"
    names = "Observability", "Drift detection", "Model serving", "Model monitoring"
    survey(database, dict(zip(names, spread, strict=True)) | {"Python": "55-------"}, {})
    result = {s.skill: s.levels for s in weighed(database).skills}
    assert result["Model serving"].mean == result["Model monitoring"].mean == 4
    assert [result[name].place for name in names] == [4, 3, 1, 2]
    assert (result["Python"].shrunk, result["Python"].place) == (None, None)


Row = tuple[str, int, int | None, int | None]
"""skill, person, self, manager."""


def rated(*rows: Row) -> pd.DataFrame:
    """Levels as the analysis has them: the lower of two ratings is used."""
    frame = pd.DataFrame(rows, columns=["skill_id", "person_no", "self", "manager"])
    frame["peer"] = None
    kinds = ["self", "manager", "peer"]
    frame[kinds] = frame[kinds].astype("Int64")
    return frame.assign(level=frame[kinds].min(axis=1), team="Core", role=None)


def one_by_self(*given: int) -> pd.DataFrame:
    return rated(*(("s", number, level, None) for number, level in enumerate(given)))


def test_levels_are_cut_at_the_halves_and_drawn_together() -> None:
    """Two draws: 3 with deviation 1, and 4 with a half."""
    result = drawn([3.0, 4.0], [1.0, 0.5])
    assert list(result.least(3)) == [-0.5, -3.0]
    assert list(result.least(0)) == [-np.inf, -np.inf]
    first, second = NormalDist(3, 1), NormalDist(4, 0.5)
    at_3 = sum(item.cdf(3.5) - item.cdf(2.5) for item in (first, second)) / 2
    assert result.shares[3] == pytest.approx(at_3)
    assert sum(result.shares) == pytest.approx(1)


def test_the_ratings_say_it_and_the_others_draw_it_to_their_mean() -> None:
    """1 to 5 by themselves: the higher, the more; who said 5 is rather lower, also since people
    rate themselves too high; who said 1 is not."""
    result = beliefs(one_by_self(1, 2, 3, 4, 5))
    mean = [sum(level * share for level, share in enumerate(result[n, "s"])) for n in range(5)]
    assert mean == sorted(mean)
    assert mean[4] < 4.5
    assert mean[0] > 0.7
    assert all(sum(shares) == pytest.approx(1) for shares in result.values())


def test_two_who_agree_are_believed_more_than_one() -> None:
    rows: list[Row] = [("a", n, level, level) for n, level in enumerate((1, 1, 2, 2, 4, 4, 0, 3))]
    item = beliefs(rated(*rows, ("a", 9, None, 4)))
    assert item[4, "a"][4] > item[9, "a"][4]


def test_an_unknown_level_stays_unknown_and_skills_can_be_chosen() -> None:
    rows: Sequence[Row] = [("a", 1, None, None), ("a", 2, 1, 3), ("a", 3, 4, 2), ("b", 1, 0, 2)]
    result = beliefs(rated(*rows))
    assert set(result) == {(2, "a"), (3, "a"), (1, "b")}
    only = beliefs(rated(*rows), skills={"a"})
    assert only == {key: shares for key, shares in result.items() if key[1] == "a"}


def test_a_skill_with_one_rating_is_believed_like_any_skill() -> None:
    """Two skills of mean 1 and 3; a 4 in a third one is drawn towards them, and is less sure."""
    rows: list[Row] = [("a", n, None, level) for n, level in enumerate((0, 1, 2, 1))]
    rows += [("b", n, None, level) for n, level in enumerate((2, 3, 4, 3))]
    result = believed(rated(*rows, ("c", 9, None, 4)))[9, "c"]
    assert 2.0 < result.middle.mean() < 4.0
    assert max(result.shares) < 0.6


def test_where_nothing_differs_nothing_is_believed_beyond_the_ratings() -> None:
    assert beliefs(one_by_self(3, 3, 3)) == {}
    assert beliefs(one_by_self(3)) == {}
    assert beliefs(rated(("a", 1, None, None))) == {}


def test_what_lies_behind_ratings_is_gone_through_again_once_it_was_let_go() -> None:
    asked: list[Behind] = []

    def work() -> Behind:
        asked.append(Behind(np.array([[3.0]]), np.array([[1.0]])))
        return asked[-1]

    result = Belief(Recalled(work), 0)
    assert (list(result.middle), list(result.deviation), len(asked)) == ([3.0], [1.0], 1)
    result.behind.forget()
    assert (list(result.middle), len(asked)) == ([3.0], 2)
