"""Requirements in order: the larger weighted shortage first, groups by their sum."""

from __future__ import annotations

from dashboard.details import grouped, most_missing
from tests.dashboard.hand_built import requirement

# weight x short: A 1 x 3 = 3, B 2 x 2 = 4 (must-have), C 4 x 1 = 4, D 5 x 0 = 0
A = requirement(skill="A", required=4, have=1, shortage=3, must_have=False, initiative="North")
B = requirement(skill="B", required=2, have=0, shortage=2, weight=2.0, initiative="South")
C = requirement(skill="C", required=2, have=1, shortage=1, weight=4.0, must_have=False)
D = requirement(
    skill="D", required=2, have=2, shortage=0, weight=5.0, unknown=0, initiative="North"
)


def test_weighted_shortage_then_must_haves() -> None:
    assert [n.skill for n in most_missing([D, A, C, B])] == ["B", "C", "A", "D"]


def test_groups_come_by_their_sum_and_the_nameless_last() -> None:
    groups = grouped([A, B, C, D], "initiative")
    assert [(g.coverage.name, [n.skill for n in g.requirements]) for g in groups] == [
        ("South", ["B"]),
        ("North", ["A", "D"]),
        ("", ["C"]),
    ]
    north = groups[1].coverage
    assert north.coverage == (1 * 1 + 5 * 2) / (1 * 4 + 5 * 2)
    assert (north.shortage, north.required) == (3, 6)


def test_one_list_is_one_group() -> None:
    (only,) = grouped([A, B, C, D], None)
    assert [n.skill for n in only.requirements] == ["B", "C", "A", "D"]
    assert grouped([], "area") == []
