"""What the solver could not do is never taken for an answer."""

import pytest

from analytics.solver import QuietHighs
from data.vocabulary import RefusedError


def solver(threads: int) -> QuietHighs:
    """At most 5 of one thing, and as many as there are."""
    found = QuietHighs()
    found.setOptionValue("threads", threads)
    found.addVariable(0, 5, obj=-1)
    return found


def test_a_run_that_ends_in_an_error_is_refused() -> None:
    """HiGHS keeps the threads of its first run in a process: with others it does not run at all,
    and its answer would read as "buy nothing"."""
    first = solver(threads=1)
    first.run()
    assert first.getObjectiveValue() == -5
    with pytest.raises(RefusedError, match="could not solve"):
        solver(threads=2).run()
