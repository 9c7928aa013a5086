"""Prerequisites: what a step asks for is learned first, or keeps the step closed."""

from dataclasses import replace

import pytest

from analytics.strategy.problem.problem import Prerequisite, Problem, refuse_circles
from data.vocabulary import RefusedError
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import plan


def asking(*rules: Prerequisite, problem: Problem | None = None) -> Problem:
    return replace(problem or four_people(), prerequisites=rules)


def test_a_prerequisite_that_somebody_else_meets_changes_who_learns() -> None:
    """GOV 3 asks for RAG 2. Cho (GOV 2, RAG 1) needs 60 h more for RAG 2: 220 of her 200 hours.

    Ana (RAG 2, GOV 1) has 80 h of the 220; Ben (RAG 2, GOV 0) would take 240 of his 200; Dev has
    240 h for 80 + 220. So nobody can, and the lead is hired: 102,200 (see test_pins).
    """
    found = plan(asking(Prerequisite("GOV", 3, (("RAG", 2),))))
    assert (found.cost.total, found.shortage) == (102_200, 0)


def only_dev_in_mle(*rules: Prerequisite) -> Problem:
    """Cho and Ben will not learn MLE, so Dev must: 60 + 160 of his 240 hours."""
    problem = asking(*rules)
    return replace(
        problem,
        workers=tuple(
            replace(w, interest={"MLE": 0}) if w.label in ("Ben", "Cho") else w
            for w in problem.workers
        ),
    )


def test_a_prerequisite_is_learned_before_the_step_that_asks() -> None:
    """MLE 3 asks for RAG 1 of Dev, who holds RAG 0: 20 h x 90 + 500 more, exactly his 240 hours."""
    assert plan(only_dev_in_mle()).cost.total == 53_000
    found = plan(only_dev_in_mle(Prerequisite("MLE", 3, (("RAG", 1),))))
    assert (found.cost.total, found.shortage) == (53_000 + 2_300, 0)
    dev = {a.skill: a for a in found.actions if a.person == "Dev"}
    assert set(dev) == {"MLE", "RAG"}
    assert (dev["RAG"].level, dev["RAG"].closes) == (1, ())
    assert dev["RAG"].end_week <= dev["MLE"].end_week - 160 / 12 + 1e-9
    assert dev["MLE"].end_week == pytest.approx(20)


def test_a_prerequisite_that_does_not_fit_the_hours_keeps_the_step_closed() -> None:
    """RAG 2 would take Dev 60 h more than he has."""
    found = plan(only_dev_in_mle(Prerequisite("MLE", 3, (("RAG", 2),))))
    assert not any(a.person == "Dev" and a.skill == "MLE" for a in found.actions)
    assert found.cost.total > 55_300


def test_who_is_unknown_in_what_is_asked_for_cannot_take_the_step() -> None:
    problem = asking(Prerequisite("GOV", 3, (("RAG", 1),)))
    free = plan(problem)
    workers = tuple(
        replace(w, levels={s: k for s, k in w.levels.items() if (w.label, s) != ("Cho", "RAG")})
        for w in problem.workers
    )
    unknown = plan(replace(problem, workers=workers))
    assert free.cost.total == 53_000
    assert unknown.cost.total > 53_000


def test_chances_count_the_steps_that_are_asked_for() -> None:
    problem = only_dev_in_mle(Prerequisite("MLE", 3, (("RAG", 1),)))
    found = plan(replace(problem, rules=replace(problem.rules, training_success=0.5)))
    chances = {a.skill: a.chance for a in found.actions if a.person == "Dev"}
    assert chances == {"RAG": 0.5, "MLE": 0.5**3}


@pytest.mark.parametrize(
    "rules",
    [
        [Prerequisite("a", 3, (("a", 3),))],
        [Prerequisite("a", 3, (("a", 4),))],
        [Prerequisite("a", 3, (("b", 3),)), Prerequisite("b", 2, (("a", 3),))],
    ],
)
def test_circles_are_refused(rules: list[Prerequisite]) -> None:
    with pytest.raises(RefusedError, match="goes in a circle"):
        refuse_circles(rules)


def test_what_is_no_circle_is_not_refused() -> None:
    refuse_circles([Prerequisite("a", 3, (("a", 2), ("b", 5))), Prerequisite("b", 2, (("a", 2),))])
