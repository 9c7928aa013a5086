"""Where we stand, in words: who was asked, what changed, is due or withheld."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import pandas as pd

from analytics.proposals import Proposal
from analytics.results import Analysis, RequirementCoverage, Withheld
from analytics.suppression import ALL_HIDDEN, hidden_of, key
from dashboard import formats
from dashboard.formats import count, day, first_up, joined, percent, weeks
from dashboard.subjects import HELPS, text_at

NOTHING = "Nothing is required yet"
SAY_REQUIRED = "Say what you need first. What is short and what it costs is counted from that."


def changes(now: Iterable[RequirementCoverage], then: Iterable[RequirementCoverage]) -> list[str]:
    """What changed since the last wave, must-haves first, then the largest; sentences."""
    old = {key(need): need for need in then}
    result = []
    for need in now:
        was = old.get(key(need))
        if was is None or not (moved := _moved(need, was)):
            continue
        result.append((not need.must_have, -moved, need.skill, _gained_or_lost(need, was)))
    return [sentence for *_, sentence in sorted(result, key=lambda row: row[:3])]


def _gained_or_lost(need: RequirementCoverage, was: RequirementCoverage) -> str:
    gained, held, asked = need.have > was.have, f"{need.have} of {need.required}", ""
    if need.have > need.required:
        held, asked = str(need.have), f", {need.required} required"
    unknown, when = (was.unknown, "then") if gained else (need.unknown, "now")
    if unknown >= abs(need.have - was.have):
        which = f"{need.skill} at {need.level} ({need.scope})"
        return f"{which}: {held}, {was.have} then{asked}; {unknown} unknown {when}."
    people = count(abs(need.have - was.have), "person", "people")
    text = f"{need.skill} ({need.scope}) {'gained' if gained else 'lost'} {people}"
    alone = ", held by one person" if need.have == 1 else ""
    return f"{text}: now {held} at level {need.level}{asked}{alone}."


def _moved(need: RequirementCoverage, was: RequirementCoverage) -> int:
    """Filled positions gained or lost, of the same headcount; at least 1 where the requirement came
    to hang on one person, or does so no longer."""
    filled = min(need.have, need.required) - min(was.have, was.required)
    alone = need.have == 1 < was.have or was.have == 1 < need.have
    return max(abs(filled) if was.required == need.required else 0, int(alone))


def answered(analysis: Analysis) -> str:
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    return (
        f"{count(analysis.people, 'person', 'people')} · {joined(waves, most=3)} · "
        f"{percent(analysis.answered_share)} of the levels asked are known"
        + (f" · {old}" if (old := survey_is_old(analysis)) else "")
    )


OLD = timedelta(days=366)
"""From here on an answer says when it was given."""


def survey_is_old(analysis: Analysis) -> str:
    """When the oldest answers were given, and by whom if not by all, where that is more than a year
    ago; else ""."""
    old = {team: on for team, _, on in analysis.waves if analysis.today - on > OLD}
    if not old:
        return ""
    some = len(old) < len({team for team, *_ in analysis.waves})
    verb = "was" if len(old) == 1 else "were"
    whose = f"{joined(sorted(old), most=3)} {verb} last " if some else ""
    return f"{whose}surveyed on {day(min(old.values()))}, more than a year ago"


def at_once(analysis: Analysis) -> str:
    """How many must-have positions can be filled at once; "" where there is none."""
    whole = analysis.all_at_once
    if whole.filled is None:
        return text_at("standing.at_once_few")
    return text_at("standing.at_once", whole=whole) if whole.positions else ""


def not_asked(analysis: Analysis) -> str:
    skills = list(dict.fromkeys(row.skill for row in analysis.not_asked))
    if not skills:
        return ""
    return HELPS["standing.not_asked"].format(skills=joined(skills, most=6))


MANY = 2
"""Times the people there are: a target that asks for more is asked about."""


def too_many(seen: Iterable[RequirementCoverage]) -> str:
    """Of must-haves that ask for far more people than there are."""
    named = [
        f"{need.skill} at {need.level} ({need.scope}) asks for {formats.number(need.required)} "
        f"of {count(need.roster, 'person', 'people')}"
        for need in seen
        if need.must_have and need.required > MANY * need.roster > 0
    ]
    return HELPS["standing.too_many"].format(targets=joined(named, most=3)) if named else ""


def without_people(analysis: Analysis, scope: str) -> str:
    """Of a scope that has targets and nobody in it."""
    targets = sum(need.scope == scope for need in analysis.requirements)
    return f"{count(targets, 'target belongs', 'targets belong')} to {scope}, which has nobody."


def empty_scopes(analysis: Analysis) -> list[str]:
    """Scopes with requirements of whose teams nobody is on the roster."""
    there = set(analysis.roster["team"])
    return list(dict.fromkeys(n.scope for n in analysis.requirements if there.isdisjoint(n.teams)))


def nothing(analysis: Analysis) -> str:
    """Why no requirement is counted."""
    return ALL_HIDDEN if analysis.all_withheld else NOTHING


def shared_elsewhere(analysis: Analysis) -> str:
    """That what is required of several teams together is left out for one of them."""
    if not analysis.shared:
        return ""
    scopes = joined(analysis.shared, most=3)
    return f"Targets of {scopes} are not counted for one team alone: choose all teams for them."


def gone_since(analysis: Analysis) -> int:
    """People who are counted in the wave and have left."""
    left = analysis.roster["left_on"].dropna()
    return sum(pd.Timestamp(day).date() <= analysis.today for day in left)


def left_since(analysis: Analysis) -> str:
    """The same in words, "" where there are none."""
    gone = gone_since(analysis)
    of_all = count(analysis.people, "person", "people")
    return f"{gone} of {of_all} {'has' if gone == 1 else 'have'} left since" if gone else ""


def as_surveyed(analysis: Analysis, text: str) -> str:
    """What is said of the people of the wave, and how many of them have left since."""
    since = left_since(analysis)
    return f"As surveyed, {text[0].lower()}{text[1:]}; {since}" if since else text


def beside_the_roster(analysis: Analysis, shown: Iterable[RequirementCoverage] = ()) -> list[str]:
    """Who is counted in the wave and has left since; which of the requirements `shown` apply to
    nobody; teams of a shared scope that have nobody."""
    old = survey_is_old(analysis)
    sentences = [f"{first_up(old)}: ask again before you act on it."] if old else []
    gone = gone_since(analysis)
    if gone and not hidden_of(analysis, people=analysis.selection.viewer.people_visible).overall:
        sentences.append(
            f"{gone} of {count(analysis.people, 'person', 'people')} counted here "
            f"{'has' if gone == 1 else 'have'} left since the survey; plans do not count on them."
        )
    there = set(analysis.roster["team"])
    for need in shown:
        if not need.roster and not there.isdisjoint(need.teams):
            sentences.append(
                f"{need.skill} at {need.level} is required of {need.scope}, and does not apply to "
                "anybody there: delete the target, or ask again."
            )
    if shared := shared_elsewhere(analysis):
        sentences.append(shared)
    scopes = {need.scope: need.teams for need in analysis.requirements}
    for scope, teams in scopes.items():
        away = sorted(set(teams) - there)
        if len(away) in range(1, len(teams)):
            sentences.append(
                f"Nobody of {joined(away)} counts for {scope}: that team has nobody here."
            )
    return sentences


NOTHING_PROPOSED = HELPS["standing.nothing_proposed"]


def ticked(now: int, every: int) -> str:
    """How many of the proposals are taken."""
    return f"{now} of {every} ticked." if now else "Tick what your team needs."


def proposals_title(proposed: Sequence[Proposal]) -> str:
    teams = list(dict.fromkeys(row.scope for row in proposed))
    must = sum(row.must_have for row in proposed)
    return (
        f"{count(len(proposed), 'target')} proposed for {joined(teams)}, "
        f"{must} of them must-have. None is in force yet."
    )


NOT_GIVEN = "assumed"


def due_day(need: RequirementCoverage) -> str:
    """The due date, and where nobody gave it that it was set when the requirement was loaded."""
    return day(need.due_on) if need.due_given else f"{day(need.due_on)} ({NOT_GIVEN})"


def due_rule(weeks_due: float, given: bool) -> str:
    """Which date holds. `given`: the scenario says a deadline, and that caps every date."""
    if given:
        after = weeks(weeks_due)
        return HELPS["standing.due"].format(after=after)
    return "Each target is due on its own date."


def left_out(withheld: Withheld | None) -> str:
    """How much of a selection is left out of every figure, and why; too few is not no data."""
    smallest = withheld.smallest if withheld else 5
    texts = [f"You see groups of {smallest} and more; hours and pay in plans are those of a group."]
    if withheld and withheld.assumed:
        whose = f"{count(withheld.assumed, 'person', 'people')}, of whose group too few are known"
        texts = [f"{texts[0][:-1]}, and assumptions for {whose}."]
    if withheld is None or not (withheld.cells or withheld.late):
        return f"{texts[0]} Nothing had to be left out here."
    if withheld.cells:
        parts = [count(len(withheld.cells), "skill of a team", "skills of teams")]
        if withheld.requirements:
            parts.insert(0, f"{withheld.requirements} of {withheld.asked} targets")
        texts.append(
            f"Left out of every figure: {' and '.join(parts)}, of which fewer than {smallest} "
            "people are known or have changed since it was shown, or all are alike."
        )
        if withheld.teams:
            texts.append(f"Nothing is shown of {', '.join(withheld.teams)}.")
    if withheld.late:
        texts.append(
            f"Later answers of {', '.join(withheld.late)} are not in it yet: they changed the "
            f"levels of fewer than {smallest} people in a skill, and would tell whose."
        )
    return " ".join(texts)
