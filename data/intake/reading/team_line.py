"""The team of people of whom the rows say none: by a line above the table, "Team: Core", by the
others of the file, or by nothing."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake.language import headers as h
from data.intake.language.words import fold
from data.store.upload.landed_rows import DEFAULT_TEAM
from data.vocabulary import Issue, grouped

_LONGEST = 60


def team_of_lines(lines: Sequence[tuple[str, ...]]) -> str:
    """The team that one of the lines names, "" where none or several do.

    The cells of a line are "Team: Core", or "Team" (with or without a colon) and "Core".
    """
    found = {team for line in lines if (team := _team(line))}
    return found.pop() if len(found) == 1 else ""


def _team(cells: tuple[str, ...]) -> str:
    if len(cells) == 1:
        key, colon, team = cells[0].partition(":")
        if not colon:
            return ""
    elif len(cells) == 2:
        key, team = cells
    else:
        return ""
    team = " ".join(team.split())
    named = h.TEAM.match(fold(key)) and team and len(team) <= _LONGEST
    header = any(word.match(fold(team)) for word in (h.TEAM, h.ROLE, h.PERSON_NAME))
    return team if named and not header else ""


def team_note(team: str) -> list[Issue]:
    """What is said of the team."""
    if not team:
        return []
    said = (
        f"A line above the table names the team “{team}”: it is the team of all rows that name "
        "none, unless you give another one."
    )
    return [Issue(None, None, None, said, "note")]


def team_question(placed: Sequence[tuple[str, int]], known: Sequence[str]) -> list[Issue]:
    """What is asked of people whose team nobody named: `placed` are teams with their number,
    `known` the teams of the store. Nothing where there is no other team."""
    asked = []
    for team, number in placed:
        whom = "one new person" if number == 1 else f"{grouped(number)} new people"
        if team != DEFAULT_TEAM:
            how = f"into “{team}”, the team of the others in it"
        elif set(known) - {DEFAULT_TEAM}:
            how = f"into a team called “{team}”"
        else:
            continue
        said = f"The file names no team of {whom}, who would go {how}. Which team is theirs?"
        asked.append(Issue(None, None, None, said))
    return asked
