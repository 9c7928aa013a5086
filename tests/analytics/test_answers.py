"""A question is named by all of its content, whichever way that came to be."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pytest

from analytics.answers import digest


@dataclass(frozen=True)
class Asked:
    names: tuple[str, ...]
    quiet: float = field(default=1.0, repr=False)


def test_equal_content_has_one_name_and_any_other_content_another() -> None:
    names = tuple("".join(pair) for pair in (("a", "b"), ("c",)))
    first = digest(Asked(("ab", "c")), {"x": {3, 1, 2}}, date(2026, 1, 2), None)
    assert digest(Asked(names), {"x": frozenset([2, 3, 1])}, date(2026, 1, 2), None) == first
    for other in (
        (Asked(("ab", "c"), 1.0 + 2**-52), {"x": {3, 1, 2}}, date(2026, 1, 2), None),
        (Asked(("ab", "c")), {"x": {3, 1}}, date(2026, 1, 2), None),
        (Asked(("ab", "c")), {"x": {3, 1, 2}}, date(2026, 1, 3), None),
        (Asked(("ab", "c")), {"x": {3, 1, 2}}, date(2026, 1, 2), 0),
        (Asked(("a", "bc")), {"x": {3, 1, 2}}, date(2026, 1, 2), None),
    ):
        assert digest(*other) != first


@pytest.mark.parametrize("content", [np.zeros(2_000), object(), len])
def test_what_has_no_content_that_can_be_told_is_refused(content: object) -> None:
    with pytest.raises(TypeError, match="content"):
        digest("known", content)
