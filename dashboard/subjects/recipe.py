"""How a report was asked for: enough to make it again from the same store, line for line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from analytics.selection import Selection
from analytics.strategy.scenario.file import read_scenario
from analytics.strategy.scenario.scenario import Scenario
from data.vocabulary import RefusedError, Viewer

MARK = "skillmix-recipe:"
"""Begins the line in which a file carries its recipe."""


@dataclass(frozen=True)
class Recipe:
    """Filters, scenario (its TOML) and choices. Days and the moment (UTC) in ISO form."""

    team: str | None
    wave: str | None
    ratings: str
    aged_to: str | None
    smallest_group: int
    people: bool
    explained: bool
    numbers: int
    """Of how many assumptions with a range the report has both ends, in the order of the keys."""
    since: str | None
    sections: tuple[str, ...]
    scenario: str
    given: str
    """The scenario file as it was given, which the report prints; "" where none was."""
    made_at: str
    today: str
    """The day on which the store stood, from which the plan starts."""
    teams: tuple[str, ...] | None = None
    """Those that who asked for the report may see; None: all."""
    groups_only: bool = False
    """Whether who asked may not see people, so that what is withheld was left out."""
    pseudonyms: bool = False
    assessed: bool = False
    """Whether it was worked out what to assess first."""

    def line(self) -> str:
        """One line of ASCII that `from_line` reads back."""
        return f"{MARK} {json.dumps(asdict(self), separators=(',', ':'))}"

    def selection(self) -> Selection:
        """The filters. Raises RefusedError where somebody changed them to what cannot be."""
        if self.ratings not in ("fused", "self", "manager"):
            raise RefusedError(f"The file names ratings that do not exist: {self.ratings}.")
        return Selection(
            team=self.team,
            wave=self.wave,
            ratings=self.ratings,  # type: ignore[arg-type]
            viewer=Viewer(
                teams=self.teams,
                people_visible=not self.groups_only,
                smallest_group=self.smallest_group,
            ),
            aged_to=date.fromisoformat(self.aged_to) if self.aged_to else None,
            pseudonyms=self.pseudonyms,
            today=date.fromisoformat(self.today),
        )

    def wishes(self) -> Scenario:
        """The scenario."""
        return read_scenario(self.scenario.encode()) if self.scenario else Scenario()

    def moment(self) -> datetime:
        """When the report was made: UTC without zone."""
        return datetime.fromisoformat(self.made_at)


def filters_of(selection: Selection) -> dict[str, Any]:
    """What a recipe keeps of a selection, by its fields."""
    viewer = selection.viewer
    return {
        "team": selection.team,
        "wave": selection.wave,
        "ratings": selection.ratings,
        "aged_to": selection.aged_to.isoformat() if selection.aged_to else None,
        "smallest_group": viewer.smallest_group,
        "teams": viewer.teams,
        "groups_only": not viewer.people_visible,
        "pseudonyms": selection.pseudonyms,
    }


def from_line(line: str) -> Recipe:
    """Read a recipe back. Raises RefusedError where the line was cut or changed."""
    try:
        told: dict[str, Any] = json.loads(line.partition(MARK)[2])
        told = {
            "teams": None,
            "groups_only": False,
            "pseudonyms": False,
            "assessed": bool(told["explained"]),
            **told,
        }  # not in files of before
        recipe = Recipe(**{field.name: told[field.name] for field in fields(Recipe)})
        teams = None if recipe.teams is None else tuple(recipe.teams)
        recipe = replace(recipe, sections=tuple(recipe.sections), teams=teams)
        recipe.moment()
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(
            "The file's recipe was cut or changed, so that the report cannot be made again to "
            "compare. Take the file as Skillmix wrote it."
        ) from error
    return recipe
