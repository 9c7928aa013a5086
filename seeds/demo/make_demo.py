"""Writes the demo organisation: of the people in people.csv a self and a manager file for each of
three waves.

Run as ``python seeds/demo/make_demo.py``. Standard library only, one fixed seed, so that a rerun
gives the same bytes. Levels are drawn from the role profiles, then story.csv settles who holds a
required level 3 in the last wave and who stands one level below, with which interest at least;
everyone else of the scope is at ``rest`` at most. So each lever has a gap that it closes best. The
two ratings of a person are made so that the lower one is the level meant (the level used in counts
is the lower median).
"""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent
WAVES = (
    ("2025 autumn", "2025-10-15"),
    ("2026 spring", "2026-04-15"),
    ("2026 autumn", "2026-10-15"),
)
LAST = len(WAVES) - 1

FIRST = {"imani.o": 1, "tove.a": 1, "hana.p": 1, "edda.k": 2, "umar.z": 2}
"""Number of the first wave of who was not there in all."""
AGENTS = "Agents and tool use"
SELF_TAUGHT = {"olena.v": 3, "qiang.h": 3, "pablo.c": 2}
"""Own ratings in AGENTS that the manager does not share: the answer depends on the rater."""
AGENT_NOVICES = ("olena.v", "pablo.c")
"""Manager's level 1 in AGENTS; their four hours a week do not reach level 3 before it is due."""

OPTIMISTIC = (
    "LLM application development",
    "Prompt engineering",
    "Retrieval-augmented generation",
    AGENTS,
    "Fine-tuning",
)
"""Assistants rate themselves about one level above their manager here."""

ON_LEAVE = ("levi.p", "zeno.f")  # on the people list, no row in the last wave
NO_SELF = ("hana.p",)  # answered by the manager only in the last wave
NO_MANAGER = ("mira.d",)  # answered by themselves only in the last wave


@dataclass(frozen=True)
class Person:
    """One invented employee; ``key`` is the name of the e-mail address."""

    key: str
    email: str
    team: str
    role: str
    left: str

    def there(self, wave: int) -> bool:
        """Employed when the wave was held."""
        return FIRST.get(self.key, 0) <= wave and (not self.left or self.left > WAVES[wave][1])


Levels = dict[tuple[str, str], int]
"""Level by person and skill."""


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(name: str, rows: list[list[str]], folder: Path) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def cast() -> list[Person]:
    return [
        Person(row["person"].split("@")[0], row["person"], row["team"], row["role"], row["left"])
        for row in read(HERE / "people.csv")
    ]


def draw_levels(people: list[Person], skills: list[str], dice: random.Random) -> Levels:
    """Last-wave levels around each person's role profile."""
    profile = {(r["role"], r["skill"]): int(r["level"]) for r in read(SEEDS / "roles.csv")}
    human = {"Communication", "Collaboration", "Adaptability"}
    levels: Levels = {}
    for person in people:
        for skill in skills:
            wanted = profile.get((person.role, skill), 0)
            if wanted:
                levels[person.key, skill] = max(0, wanted - dice.choice((0, 1, 1, 2)))
            elif skill in human:
                levels[person.key, skill] = dice.choice((2, 2, 3, 3, 4))
            else:
                levels[person.key, skill] = dice.choice((0, 0, 1, 1, 2))
    return levels


def settle(people: list[Person], levels: Levels, dice: random.Random) -> dict[tuple[str, str], int]:
    """Make the levels fit the story; returns the lowest interest that the story needs."""
    interest: dict[tuple[str, str], int] = {}
    for told in read(HERE / "story.csv"):
        for person in people:
            if told["scope"] not in (person.team, "all teams") or person.left:
                continue
            cell = person.key, told["skill"]
            if person.key in told["holders"].split():
                levels[cell] = max(3, levels[cell]) if dice.random() < 0.8 else 4
            elif person.key in told["one_below"].split():
                levels[cell] = 2
                interest[cell] = int(told["interest"])
            else:
                levels[cell] = min(int(told["rest"]), levels[cell])
    for key in AGENT_NOVICES:
        levels[key, AGENTS] = 1
    return interest


def earlier(levels: Levels, share: float, dice: random.Random) -> Levels:
    """The levels of the wave before: some people were one level lower."""
    return {cell: max(0, level - (dice.random() < share)) for cell, level in levels.items()}


def ratings(person: Person, skill: str, level: int, dice: random.Random) -> tuple[str, str]:
    """What the person and the manager say; the lower of the two is ``level``."""
    roll = dice.random()
    exact = skill == "AI security" and person.team == "Platform"
    if person.team == "Assistants" and skill == AGENTS:
        return str(SELF_TAUGHT.get(person.key, min(2, level + (roll < 0.8)))), str(level)
    if roll < 0.07:
        return "", str(level)
    if roll < 0.085:
        return "Don't know", str(level)
    if roll < 0.125:
        return str(level), ""
    if roll > 0.97 and level == 0 and not exact:
        return "N/A", ""
    if exact:
        return str(level), str(level)
    if person.team == "Assistants" and skill in OPTIMISTIC:
        return str(min(5, level + (roll < 0.93))), str(level)
    if roll < 0.25:
        return str(min(5, level + 1)), str(level)
    if roll < 0.36:
        return str(level), str(min(5, level + 1))
    return str(level), str(level)


def wishes(
    person: Person,
    skill: str,
    level: int,
    wanted: set[tuple[str, str]],
    least: int | None,
    dice: random.Random,
) -> tuple[str, str]:
    """Importance 1-5 and interest 0-5; a few are left blank."""
    needed = (person.team, skill) in wanted or ("all teams", skill) in wanted
    importance = str(dice.choice((4, 4, 5)) if needed else dice.choice((2, 3, 3, 4)))
    pull = dice.choice((0, 1, 2, 2, 3, 4)) + (level >= 2)
    if skill == "AI security" and person.team == "Platform":
        pull = dice.choice((0, 0, 1))
    if least is not None:
        pull = max(least, pull)
    blank = dice.random()
    return "" if blank < 0.04 else importance, "" if blank > 0.96 and least is None else str(pull)


def write_wave(
    wave: int,
    people: list[Person],
    skills: list[str],
    levels: Levels,
    interest: dict[tuple[str, str], int],
    dice: random.Random,
    folder: Path,
) -> None:
    wanted = {(r["scope"], r["skill"]) for r in read(HERE / "requirements.csv")}
    own = [["Email", "Team", "Role", "Skill", "Level", "Importance", "Interest"]]
    boss = [["Email", "Team", "Role", *skills]]
    for person in (p for p in people if p.there(wave) and not (wave == LAST and p.key in ON_LEAVE)):
        who = [person.email, person.team, person.role]
        row = []
        answers = []
        for skill in skills:
            level = levels[person.key, skill]
            mine, managers = ratings(person, skill, level, dice)
            if wave == LAST and person.key in NO_MANAGER:
                mine = str(level)
            if wave == LAST and person.key in NO_SELF:
                managers = str(level)
            least = interest.get((person.key, skill))
            answers.append([*who, skill, mine, *wishes(person, skill, level, wanted, least, dice)])
            row.append(managers)
        if wave < LAST or person.key not in NO_SELF:
            own += answers
        if wave < LAST or person.key not in NO_MANAGER:
            boss.append([*who, *row])
    stem = WAVES[wave][0].replace(" ", "-")
    write(f"{stem}-self.csv", own, folder)
    write(f"{stem}-manager.csv", boss, folder)


def make(folder: Path = HERE) -> None:
    """Write every generated file into ``folder``."""
    dice = random.Random(20261015)
    people = cast()
    skills = [row["skill"] for row in read(SEEDS / "core_survey.csv")]
    latest = draw_levels(people, skills, dice)
    interest = settle(people, latest, dice)
    spring = earlier(latest, 0.10, dice)
    for wave, levels in enumerate((earlier(spring, 0.10, dice), spring, latest)):
        write_wave(wave, people, skills, levels, interest, dice, folder)


if __name__ == "__main__":
    make()
