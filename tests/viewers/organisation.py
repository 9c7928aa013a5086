"""A small organisation made by chance, in which two people may change places: everybody's hours
and pay differ, so that a plan that used them would tell."""

import random
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.files.table import csv_text
from data.ingest import ingest
from data.load import load
from data.store.database import Database
from data.vocabulary import ImportOutcome
from tests.build import require
from tests.stores import seeded_at, store_at

TEAMS = {"Core": 7, "Data": 6, "Tiny": 3}
ROLES = {
    "Core": ["Engineer"] * 5 + ["Lead", "Writer"],
    "Data": ["Analyst"] * 6,
    "Tiny": ["Engineer"] * 2 + ["Lead"],
}
SKILLS = ("Python", "SQL", "MLOps", "Model_evaluation", "Version_control")
WAVES = ("spring", "autumn")
ALIKE = ("Data", "Version_control")
"""Of whom everybody says the same: nothing of it may be shown."""

Truth = dict[tuple[str, str, str], int | None]
"""By wave, person and skill."""


def people() -> list[tuple[str, str, str]]:
    """Person, team and role."""
    return [
        (f"{team}-{n}", team, role) for team, roles in ROLES.items() for n, role in enumerate(roles)
    ]


def team_of(person: str) -> str:
    return person.split("-")[0]


def drawn(seed: int) -> Truth:
    """What everybody is rated, unknown here and there."""
    draw = random.Random(seed)
    truth: Truth = {}
    for wave in WAVES:
        for person, team, _ in people():
            for skill in SKILLS:
                level = None if draw.random() < 0.06 else draw.choice([0, 1, 2, 2, 3, 3, 4, 5])
                truth[wave, person, skill] = 4 if (team, skill) == ALIKE else level
    return truth


def swapped(truth: Truth, text: str, other: str) -> Truth:
    """The same with two people in each other's place, in every wave and skill."""
    other_of = {text: other, other: text}
    return {
        (wave, person, skill): truth[wave, other_of.get(person, person), skill]
        for wave, person, skill in truth
    }


def told_apart(truth: Truth) -> Truth:
    """The same, but for two people of each team who have changed places: who may see groups only
    is told the same of both."""
    return swapped(swapped(truth, "Core-0", "Core-1"), "Data-2", "Data-4")


def fill(database: Database, truth: Truth) -> None:
    """Store it, with requirements of each team and of all."""
    for wave in WAVES:
        import_wave(database, truth, wave, f"{wave}.csv")
    needs = [
        f"{team} {skill} {level} 2 yes"
        for team in TEAMS
        for skill, level in (("Python", 3), ("SQL", 2), ("MLOps", 4))
    ]
    needs += [
        "all_teams Python 2 6 no",
        "Core_+_Data SQL 3 5 yes",
        "Core Model_evaluation 3 2 no",
        "Data Version_control 3 2 no",
        "all_teams Version_control 4 4 no",
        "Core Model_evaluation 2 7 yes",
        "Data MLOps 3 6 yes",
    ]
    require(database, "\n".join(needs), valid_from=date(2026, 1, 1))
    header = ("person", "team", "role", "hours_per_week", "pay_band")
    listed = ((*about, 3 + n % 5, f"P{1 + n % 5}") for n, about in enumerate(people()))
    load(database, "people", csv_text(header, listed).encode(), "people.csv")


@cache
def filled(apart: bool = False) -> bytes:
    """The file of a store with the first organisation, or with the one that is `told_apart`."""
    with TemporaryDirectory(prefix="skillmix-store-") as folder:
        place = seeded_at(Path(folder) / "store.duckdb")
        with store_at(place) as store:
            fill(store, told_apart(drawn(1)) if apart else drawn(1))
        return place.read_bytes()


def organisation_at(place: Path, apart: bool = False) -> Path:
    """The same at a place, closed."""
    place.write_bytes(filled(apart))
    return place


def import_wave(database: Database, truth: Truth, wave: str, file_name: str) -> ImportOutcome:
    held_on = date(2026, 4 + 6 * WAVES.index(wave), 15)
    content = survey(truth, wave)
    return ingest(
        database, content, file_name, wave=wave, held_on=held_on, scale="0-5", new_people=True
    )


def survey(truth: Truth, wave: str) -> bytes:
    """The file of a wave: of everybody who is in it."""
    header = ("person", "team", "role", *(skill.replace("_", " ") for skill in SKILLS))
    roles = {person: role for person, _, role in people()}
    rows = []
    for person in dict.fromkeys(person for at, person, _ in truth if at == wave):
        levels = [truth.get((wave, person, skill)) for skill in SKILLS]
        rows.append((person, team_of(person), roles.get(person, "Engineer"), *levels))
    return csv_text(header, rows).encode()
