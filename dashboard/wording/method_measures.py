"""The Method page, first half: what is counted, with a number worked from the data."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import Analysis, RequirementCoverage
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


def measures(analysis: Analysis | None) -> list[Method]:
    """What is counted."""
    needs = list(analysis.requirements) if analysis else []
    open_one = next((n for n in needs if n.shortage), needs[0] if needs else None)
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
            _unknown(analysis),
        ),
        Method(
            "Scales",
            "Words first. Without words, 0 to b becomes 5v/b, 1 to 5 stays, 1 to b becomes "
            "1 + 4(v-1)/(b-1); decimals go to the nearest level, halves down. The native answer is "
            "kept.",
            "",
        ),
        Method(
            "Coverage",
            "have = people at or above the level; coverage = have / required, at most 100 %. The "
            "upper bound counts the unknown people too: (have + unknown) / required. "
            "Shortage = required - have.",
            _coverage(open_one),
        ),
        Method(
            "Coverage of an area or of everything",
            "The weighted sum of min(have, required) over the weighted sum of required: clipped "
            "first, so that spare people in one skill do not pay for a gap in another.",
            _whole(analysis),
        ),
        Method(
            "All at once",
            "One person may count for several requirements. All at once asks how many must-have "
            "positions can be filled when each person carries only a few of them: the largest "
            "matching of people to positions.",
            _at_once(analysis),
        ),
        Method(
            "Held by one person, no spare",
            "A required skill that exactly one person holds at the level is a single point of "
            "failure. No spare: exactly as many as required, and more than one.",
            _single(analysis),
        ),
        Method(
            "Readiness of a role",
            "Sum of min(level, target) over the sum of targets of the role's profile, on answered "
            "skills only; below 70 % answered nothing is said. Gap index = 1 - readiness.",
            _readiness(analysis),
        ),
        Method(
            "Groups and names",
            "Figures of fewer than five people are hidden wherever people may not be shown, "
            "together with the figure that would give them away. Names are off in every file "
            "unless asked for. People are never ranked.",
            "",
        ),
    ]


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


def _unknown(analysis: Analysis | None) -> str:
    if analysis is None:
        return ""
    states = analysis.levels["state"].value_counts()
    known, unknown = whole(states.get("level", 0)), whole(states.get("unknown", 0))
    outside = whole(states.get("not_applicable", 0))
    return (
        f"{known} levels, {unknown} unknown, {outside} not applicable: {known} / "
        f"({known} + {unknown}) = {percent(analysis.answered_share)} are known."
    )


def _coverage(need: RequirementCoverage | None) -> str:
    if need is None:
        return ""
    return (
        f"{need.skill} at level {need.level}, {need.scope}: {need.have} of {need.required}, "
        f"{need.unknown} unknown. Coverage min(1, {need.have}/{need.required}) = "
        f"{percent(need.coverage)}, at most min(1, ({need.have} + {need.unknown})/{need.required}) "
        f"= {percent(need.coverage_high)}, shortage {need.shortage}."
    )


def _whole(analysis: Analysis | None) -> str:
    if analysis is None or not analysis.requirements:
        return ""
    filled = sum(n.weight * min(n.have, n.required) for n in analysis.requirements)
    asked = sum(n.weight * n.required for n in analysis.requirements)
    return (
        f"Over {count(len(analysis.requirements), 'requirement')}: {filled:g} / {asked:g} = "
        f"{percent(analysis.overall.coverage)}."
    )


def _at_once(analysis: Analysis | None) -> str:
    if analysis is None or not analysis.requirements:
        return ""
    whole_team = analysis.all_at_once
    return (
        f"At most {whole_team.focus} a person: {whole_team.filled} of "
        f"{count(whole_team.positions, 'position')}, {percent(whole_team.coverage)}."
    )


def _single(analysis: Analysis | None) -> str:
    if analysis is None or not analysis.requirements:
        return ""
    return (
        f"{count(len(analysis.single_points_of_failure), 'requirement')} held by one person, "
        f"{len(analysis.no_spare)} without a spare."
    )


def _readiness(analysis: Analysis | None) -> str:
    role = next((r for r in analysis.roles if r.readiness is not None), None) if analysis else None
    if role is None or role.readiness is None or role.people < 5:
        return ""
    return (
        f"{role.role}, {count(role.people, 'person', 'people')}: readiness "
        f"{percent(role.readiness)}, gap index {percent(role.gap_index or 0)}."
    )
