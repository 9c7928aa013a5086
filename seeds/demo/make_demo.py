"""Writes the demo organisation: people.csv, and a self and a manager file for each of three waves.

Run as ``python seeds/demo/make_demo.py``. Standard library only, one fixed seed, so that a rerun
gives the same bytes. Levels are drawn from the role profiles, then ``STORY`` settles how many
people hold what, so that each lever has a gap that it closes best. The two ratings of a person
are made so that the lower one is the level meant (the level used in counts is the lower median).
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

# person, team, role, first wave, left, hours a week free for learning, mentoring hours, pay band
CAST = """
ana.b        Platform   MLOps engineer      0 -          6  1.5 P4
bao.t        Platform   MLOps engineer      0 -          4  1   P4
cleo.m       Platform   MLOps engineer      0 -          5  1   P3
dario.f      Platform   MLOps engineer      0 -          7  0.5 P3
edda.k       Platform   MLOps engineer      2 -          8  0   P2
farid.n      Platform   Data engineer       0 -          4  1   P4
greta.l      Platform   Data engineer       0 -          -  1   P3
hugo.s       Platform   Data engineer       0 -          4  1   P3
imani.o      Platform   Data engineer       1 -          8  0.5 P2
jonas.w      Platform   ML engineer         0 -          6  1   P4
kaia.r       Platform   ML engineer         0 -          4  1   P3
levi.p       Platform   ML engineer         0 -          2  -   P3
mira.d       Platform   ML engineer         0 -          6  0.5 P2
nils.g       Platform   MLOps engineer      0 2026-07-31 4  1   P4
olena.v      Assistants AI engineer         0 -          4  1.5 P5
pablo.c      Assistants AI engineer         0 -          4  1   P4
qiang.h      Assistants AI engineer         0 -          3  1   P4
rosa.e       Assistants AI engineer         0 -          8  0.5 P3
samir.j      Assistants AI engineer         0 -          6  0.5 P3
tove.a       Assistants AI engineer         1 -          10 0   P2
umar.z       Assistants AI engineer         2 -          4  -   P2
vera.i       Assistants ML engineer         0 -          4  1.5 P4
wim.b        Assistants ML engineer         0 -          8  0.5 P3
xenia.t      Assistants ML engineer         0 -          -  0.5 P3
yara.m       Assistants Applied researcher  0 -          4  1.5 P4
zeno.f       Assistants Applied researcher  0 -          2  1   P4
alba.k       Assistants AI product manager  0 -          8  1   P4
bruno.n      Assistants AI engineer         0 2026-03-31 4  1   P3
carla.l      Insights   Data scientist      0 -          4  1.5 P4
dmitri.s     Insights   Data scientist      0 -          4  1   P4
elif.o       Insights   Data scientist      0 -          8  1   P3
finn.w       Insights   Data scientist      0 -          6  0.5 P3
gaia.r       Insights   Data scientist      0 -          8  0.5 P3
hana.p       Insights   Data scientist      1 -          4  -   P2
ivo.d        Insights   Data scientist      0 -          6  0   P1
jade.g       Insights   Data engineer       0 -          4  1   P4
kofi.v       Insights   Data engineer       0 -          6  0.5 P3
lina.c       Insights   Data engineer       0 -          -  0.5 P2
marek.h      Insights   AI product manager  0 -          4  1.5 P4
nora.e       Insights   Responsible-AI lead 0 -          4  2   P5
oskar.j      Insights   Applied researcher  0 -          4  1   P4
petra.a      Insights   Data scientist      0 2026-02-28 4  1   P3
"""

# Who holds a required level 3 in the last wave and who stands one level below; "-" is nobody.
# Everyone else of the scope is at `rest` at most.
# scope | skill | holders | one below | rest | interest of those one below (lowest)
STORY = """
Platform|Kubernetes|ana.b|bao.t cleo.m|1|1
Platform|Model serving|ana.b bao.t|cleo.m dario.f jonas.w|1|2
Platform|AI security|-|-|0|0
Platform|Data pipelines|farid.n greta.l hugo.s|imani.o kaia.r|1|2
Platform|Docker|ana.b bao.t cleo.m dario.f jonas.w|farid.n hugo.s kaia.r|1|1
Platform|Test automation|bao.t jonas.w|farid.n kaia.r mira.d|1|2
Platform|Model monitoring|ana.b|bao.t dario.f|1|2
Assistants|LLM application development|olena.v pablo.c qiang.h|samir.j rosa.e xenia.t|1|2
Assistants|Retrieval-augmented generation|olena.v pablo.c|qiang.h samir.j|1|2
Assistants|Model evaluation|vera.i yara.m|rosa.e wim.b tove.a|1|4
Assistants|Agents and tool use|-|-|0|0
Assistants|Verification of AI output|olena.v vera.i yara.m|pablo.c samir.j|1|1
Assistants|Prompt engineering|olena.v pablo.c qiang.h|samir.j rosa.e tove.a umar.z|1|2
Assistants|Fine-tuning|-|vera.i yara.m|1|2
Insights|SQL|carla.l dmitri.s jade.g kofi.v lina.c|elif.o finn.w|1|1
Insights|Test automation|jade.g kofi.v carla.l|finn.w gaia.r ivo.d elif.o|1|1
Insights|Statistical inference|carla.l dmitri.s oskar.j|elif.o gaia.r|1|2
Insights|Machine learning fundamentals|carla.l oskar.j|dmitri.s finn.w gaia.r|1|2
Insights|Problem framing|marek.h|elif.o gaia.r|1|4
Insights|Experiment design|carla.l|dmitri.s elif.o|1|2
Insights|Impact measurement|marek.h|carla.l|1|2
all teams|AI governance|nora.e|alba.k imani.o gaia.r|1|3
all teams|Data protection|nora.e jade.g|farid.n alba.k|1|1
all teams|Fairness and bias auditing|nora.e|carla.l oskar.j|1|1
all teams|Explainable AI|oskar.j|carla.l yara.m|1|2
"""

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
    """One invented employee; ``first`` is the number of the first wave."""

    key: str
    team: str
    role: str
    first: int
    left: str
    hours: str
    mentor: str
    band: str

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"

    @property
    def name(self) -> str:
        first, initial = self.key.split(".")
        return f"{first.title()} {initial.upper()}."

    def there(self, wave: int) -> bool:
        """Employed when the wave was held."""
        return self.first <= wave and (not self.left or self.left > WAVES[wave][1])


Levels = dict[tuple[str, str], int]
"""Level by person and skill."""


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(name: str, rows: list[list[str]], folder: Path) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def cast() -> list[Person]:
    people = []
    for line in CAST.strip().splitlines():
        key, team, *role, first, left, hours, mentor, band = line.split()
        left, hours, mentor = ("" if fact == "-" else fact for fact in (left, hours, mentor))
        people.append(Person(key, team, " ".join(role), int(first), left, hours, mentor, band))
    return people


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
    """Make the levels fit STORY; returns the lowest interest that the story needs."""
    interest: dict[tuple[str, str], int] = {}
    for line in STORY.strip().splitlines():
        scope, skill, holders, below, rest, least = line.split("|")
        for person in people:
            if scope not in (person.team, "all teams") or person.left:
                continue
            cell = person.key, skill
            if person.key in holders.split():
                levels[cell] = max(3, levels[cell]) if dice.random() < 0.8 else 4
            elif person.key in below.split():
                levels[cell] = 2
                interest[cell] = int(least)
            else:
                levels[cell] = min(int(rest), levels[cell])
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
    head = ["person", "name", "team", "role"]
    head += ["hours_per_week", "mentor_hours_per_week", "pay_band", "left"]
    facts = [[p.email, p.name, p.team, p.role, p.hours, p.mentor, p.band, p.left] for p in people]
    write("people.csv", [head, *facts], folder)


if __name__ == "__main__":
    make()
