"""The Method page: the rules under every measure, with a number worked from the data."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import Analysis
from dashboard.details import whole
from dashboard.formats import count, percent

ROSTER = (
    "Everyone with a row in the wave, or on the people list and not left by its date. Who did not "
    "answer is unknown, never 0. An anonymous row is a person of its own and is not followed from "
    "one wave to the next."
)


@dataclass(frozen=True)
class Method:
    """One rule: its name, how it works, and a number that was worked with it (empty: no data)."""

    name: str
    rule: str
    worked: str


def rules(analysis: Analysis | None) -> list[Method]:
    """What is counted."""
    return [
        Method("Roster", ROSTER, _roster(analysis)),
        Method(
            "Level used",
            "Levels run from 0 none, 1 novice, 2 advanced beginner, 3 competent, 4 proficient to "
            "5 expert; a 4 covers a 3. Each kind of rater (self, manager, peer) says one level; "
            "the level used is their lower median: of two, the lower one. A later file of the same "
            "wave replaces what an earlier one said.",
            _level(analysis),
        ),
        Method(
            "Unknown and not applicable",
            "An empty cell and “don't know” are unknown: they can raise coverage to its upper "
            "bound and nothing else. “N/A” takes the person out of that skill's roster.",
            answered_share(analysis),
        ),
        Method(
            "Scales",
            "Words first; with a declared scale of 0-5 the number beside a word. Without words, "
            "0 to b becomes 5v/b, 1 to 5 stays, 1 to b becomes "
            "1 + 4(v-1)/(b-1); decimals go to the nearest level, halves down. The native answer is "
            "kept.",
            "",
        ),
        Method(
            "Groups and names",
            "Figures of fewer than five people are hidden wherever people may not be shown, "
            "together with the figure that would give them away. Who signs in without the right to "
            "see people sees a skill of a team only where five or more are known and their levels "
            "differ; the rest is left out of every total, so that no difference of two answers "
            "brings it back. Names are off in every file unless asked for. People are never "
            "ranked.",
            "",
        ),
        Method(
            "Targets and proposals",
            "Nothing is required until somebody says so; without targets there is no coverage, no "
            "gap and no plan. To a team without any, targets are proposed, each for the strongest "
            "reason that there is: one person holds the skill at 3 (two people); a role that "
            "people have asks for it (half of them, rounded up); the survey asked its importance "
            "and the mean is 4 of 5 or more from three answers (a fifth of the team); it is usual "
            "for such teams, sized for this one; two or more hold it today (keep them). A mean "
            "importance below 3 proposes nothing.",
            _targets(analysis),
        ),
        Method(
            "Due dates",
            "A target without a date is due 26 weeks after the day on which it was loaded, and "
            "says that nobody gave the date. A deadline of a scenario makes given dates earlier "
            "and stands in the place of those that nobody gave.",
            "",
        ),
    ]


def _targets(analysis: Analysis | None) -> str:
    if analysis is None:
        return ""
    given = sum(need.due_given for need in analysis.requirements)
    asked = len(analysis.requirements)
    return f"{count(asked, 'target')} here, {given} of them with a date that somebody gave."


def _roster(analysis: Analysis | None) -> str:
    if analysis is None:
        return ""
    return f"{count(analysis.people, 'person', 'people')} are counted."


def _level(analysis: Analysis | None) -> str:
    if analysis is None or analysis.selection.ratings != "fused":
        return ""
    levels = analysis.levels
    both = levels[levels["self"].notna() & levels["manager"].notna()]
    both = both[(both["self"] != both["manager"]) & both["level"].notna()]
    if both.empty:
        return ""
    row = both.iloc[0]
    return (
        f"Somebody's {row['skill']}: self {row['self']}, manager {row['manager']}, so level "
        f"{row['level']} is used."
    )


def answered_share(analysis: Analysis | None) -> str:
    """The share of levels that are known, from the three counts that make it."""
    if analysis is None:
        return ""
    states = analysis.levels["state"].value_counts()
    known, unknown = whole(states.get("level", 0)), whole(states.get("unknown", 0))
    outside = whole(states.get("not_applicable", 0))
    return (
        f"{known} levels, {unknown} unknown, {outside} not applicable: {known} / "
        f"({known} + {unknown}) = {percent(analysis.answered_share)} are known."
    )
