"""Every problem of a file, said at once."""

from __future__ import annotations

from data.vocabulary import Issue, RefusedError

SHOWN = 5
"""Problems that the sentence spells out; the page lists them all."""


class LoadProblems(RefusedError):  # noqa: N818 - a refusal, named for what it carries
    """A file that is refused as a whole. `problems` holds every one of them."""

    def __init__(self, file_name: str, problems: tuple[Issue, ...]) -> None:
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        said = "; ".join(sentence(problem) for problem in problems[:SHOWN])
        more = len(problems) - SHOWN
        rest = f"; and {more} more" if more > 0 else ""
        super().__init__(f"{file_name} has {count}, nothing was changed: {said}{rest}.")


def sentence(problem: Issue) -> str:
    """Where, what and why, without the full stop."""
    where = [f"row {problem.row}"] if problem.row else []
    where += [f"column {problem.column}"] if problem.column else []
    place = ", ".join(where)
    return f"{place}: {problem.reason}" if place else problem.reason
