"""Counts over the demo's CSV files in plain Python: no code of the product checks itself."""

import csv
import math
import tomllib
from datetime import date
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DEMO = SEEDS / "demo"

Cells = dict[tuple[str, str], int]
"""Level by e-mail and skill; an absent key is unknown or not applicable."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


MANIFEST = tomllib.loads((DEMO / "demo.toml").read_text(encoding="utf-8"))
LATEST = max(MANIFEST["file"], key=lambda f: f["date"])["wave"]
WAVE_DATES = {f["wave"]: date.fromisoformat(f["date"]) for f in MANIFEST["file"]}
PEOPLE = {r["person"]: r for r in rows(DEMO / "people.csv")}
REQUIREMENTS = rows(DEMO / "requirements.csv")
MUSTS = [r for r in REQUIREMENTS if r["must_have"] == "yes"]
TOOLING = {r["name"]: r["tooling"] for r in rows(SEEDS / "taxonomy.csv")}


def file_of(wave: str, rater: str) -> list[dict[str, str]]:
    names = [f["name"] for f in MANIFEST["file"] if (f["wave"], f["rater"]) == (wave, rater)]
    return rows(DEMO / names[0])


def self_levels(wave: str) -> Cells:
    return {
        (r["Email"], r["Skill"]): int(r["Level"])
        for r in file_of(wave, "self")
        if r["Level"].isdigit()
    }


def manager_levels(wave: str) -> Cells:
    return {
        (r["Email"], skill): int(level)
        for r in file_of(wave, "manager")
        for skill, level in r.items()
        if skill not in ("Email", "Team", "Role") and level
    }


def fused(wave: str) -> Cells:
    """The lower of the two ratings; the only one where one exists."""
    own, boss = self_levels(wave), manager_levels(wave)
    return {c: min(x[c] for x in (own, boss) if c in x) for c in own.keys() | boss.keys()}


def present(wave: str, scope: str = "all teams") -> list[str]:
    """Roster: in a file of the wave, or on the people list from its first wave until leaving."""
    when = WAVE_DATES[wave].isoformat()
    answered = {r["Email"] for rater in ("self", "manager") for r in file_of(wave, rater)}
    on_list = {
        p for p, r in PEOPLE.items() if wave == LATEST and (not r["left"] or r["left"] > when)
    }
    return sorted(p for p in answered | on_list if scope in ("all teams", PEOPLE[p]["team"]))


def required(need: dict[str, str], wave: str) -> int:
    if need["headcount"]:
        return int(need["headcount"])
    return max(1, math.ceil(float(need["share"]) * len(present(wave, need["scope"]))))


def holders(need: dict[str, str], cells: Cells, wave: str) -> list[str]:
    return at(need, cells, wave, int(need["level"]), 5)


def at(need: dict[str, str], cells: Cells, wave: str, low: int, high: int) -> list[str]:
    """People of the scope whose level in the skill is from ``low`` to ``high``."""
    return [
        p for p in present(wave, need["scope"]) if low <= cells.get((p, need["skill"]), -1) <= high
    ]


def shortage(need: dict[str, str], cells: Cells, wave: str) -> int:
    return max(0, required(need, wave) - len(holders(need, cells, wave)))


def must_coverage(wave: str) -> float:
    cells = fused(wave)
    total = sum(required(n, wave) for n in MUSTS)
    return 1 - sum(shortage(n, cells, wave) for n in MUSTS) / total


def need_for(scope: str, skill: str) -> dict[str, str]:
    (need,) = [r for r in REQUIREMENTS if (r["scope"], r["skill"]) == (scope, skill)]
    return need


def weeks_until_due(need: dict[str, str]) -> float:
    """From the last wave to the due date; 26 weeks where none is given."""
    if not need["due"]:
        return 26.0
    return (date.fromisoformat(need["due"]) - WAVE_DATES[LATEST]).days / 7


def free_hours(person: str) -> float:
    return float(PEOPLE[person]["hours_per_week"] or 4)


def interest(wave: str) -> Cells:
    return {
        (r["Email"], r["Skill"]): int(r["Interest"]) for r in file_of(wave, "self") if r["Interest"]
    }
