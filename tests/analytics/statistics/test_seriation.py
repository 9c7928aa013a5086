"""The order in which what is alike stands together: distances by hand, blocks, no ranking."""

import numpy as np
import pytest

from analytics.statistics.seriation import MOST, alike_order, shape_distance

NAN = np.nan


def test_the_distance_by_hand() -> None:
    # shapes: (-1, 0, 1), the same two levels higher, and (1, 0, -1)
    result = shape_distance(np.array([[1.0, 2, 3], [3, 4, 5], [3, 2, 1]]))
    assert result[0, 1] == pytest.approx(0)
    assert result[0, 2] == pytest.approx((4 + 0 + 4) / 3)
    assert np.array_equal(result, result.T)


def test_unknown_takes_no_part_in_the_distance() -> None:
    # the first line's mean is 2 over what is known: (-1, ., 1); the second's is 2: (-1, 0, 1)
    result = shape_distance(np.array([[1.0, NAN, 3], [1, 2, 3], [1, 5, 3]]))
    assert result[0, 1] == pytest.approx(0)
    # the third's mean is 3: (-2, 2, 0), compared in the first and the last column only
    assert result[0, 2] == pytest.approx((1 + 1) / 2)


def test_lines_with_nothing_in_common_are_as_far_apart_as_others_on_average() -> None:
    result = shape_distance(np.array([[0.0, 2, NAN, NAN], [NAN, NAN, 0, 2], [2, 0, 2, 0]]))
    others = (result[0, 2] + result[1, 2]) / 2
    assert result[0, 1] == pytest.approx(others)


def test_two_kinds_of_people_become_two_blocks() -> None:
    builders, keepers = [5.0, 4, 1, 0], [0.0, 1, 4, 5]
    mixed = np.array([builders, keepers, builders, keepers, builders, keepers])
    order = alike_order(mixed)
    assert sorted(order) == list(range(6))
    assert [at % 2 for at in order] in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])
    assert order.index(0) <= 3


def test_the_order_is_no_ranking() -> None:
    """The same shape at every height: nobody's height moves them."""
    height = np.array([[0.0], [4], [1], [3], [2]])
    shapes = np.array([[0.0, 1], [1, 0], [0, 1], [1, 0], [0, 1]])
    order = alike_order(height + shapes)
    assert [at % 2 for at in order] in ([0, 0, 0, 1, 1], [1, 1, 0, 0, 0])
    raised = alike_order(height[::-1] + shapes)
    assert raised == order


def test_few_lines_and_very_many_keep_their_order() -> None:
    assert alike_order(np.array([[1.0, 2], [5, 0]])) == [0, 1]
    assert alike_order(np.zeros((0, 3))) == []
    many = np.zeros((MOST + 1, 2))
    assert alike_order(many) == list(range(MOST + 1))


def test_lines_of_which_nothing_is_known_come_last() -> None:
    assert alike_order(np.full((4, 3), NAN)) == [0, 1, 2, 3]
    values = np.array([[NAN, NAN], [0.0, 1], [1, 0], [NAN, NAN], [0, 1], [1, 0]])
    order = alike_order(values)
    assert order[-2:] == [0, 3]
    assert [{1: "A", 4: "A", 2: "B", 5: "B"}[at] for at in order[:4]] == ["A", "A", "B", "B"]
