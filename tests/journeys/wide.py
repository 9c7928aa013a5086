"""A store of 300 people and 60 skills, and what a browser noticed while it showed them."""

import random
from datetime import date
from pathlib import Path

from playwright.sync_api import Page

from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from data.store.facts.taxonomy import skills
from tests.stores import seeded_at

PEOPLE, SKILLS = 300, 60
TEAMS = ("North", "East", "South", "West", "Centre", "Coast")
ROLES = ("ML engineer", "Data scientist", "Data engineer", "MLOps engineer", "AI engineer")


def wide_store(place: Path) -> list[str]:
    """Two waves and some requirements; answers the names of the skills, in the file's order."""
    draw = random.Random(4)
    database = open_database(seeded_at(place))
    names = [skill.name for skill in skills(database)][:SKILLS]
    names += [f"House tool {n}" for n in range(1, SKILLS - len(names) + 1)]
    for wave, day in (("Spring", date(2026, 4, 1)), ("Autumn", date(2026, 10, 1))):
        lines = [",".join(["Email", "Team", "Role", *(f'"{name}"' for name in names)])]
        for n in range(PEOPLE):
            who = [f"person{n:03}@wide.example", TEAMS[n % len(TEAMS)], ROLES[n % len(ROLES)]]
            lines.append(",".join([*who, *(_answer(draw, n, s) for s in range(SKILLS))]))
        ingest(
            database, "\n".join(lines).encode(), f"{wave}.csv", wave=wave, held_on=day, scale="0-5"
        )
    needs = ["scope,skill,level,headcount,must_have"]
    needs += [
        f'North,"{name}",3,{6 + n % 20},{"yes" if n % 3 else "no"}'
        for n, name in enumerate(names[:20])
    ]
    load(database, "requirements", "\n".join(needs).encode(), "needs.csv")
    database.close()
    return names


def _answer(draw: random.Random, person: int, skill: int) -> str:
    if draw.random() < 0.06:
        return "" if draw.random() < 0.8 else "N/A"
    strong = person % len(ROLES) == skill % len(ROLES)
    return str(min(5, max(0, round(draw.gauss(3.2 if strong else 1.4, 1)))))


WATCH = """
() => {
  window.noticed = { longest: 0, gap: 0, frames: 0 }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries())
      window.noticed.longest = Math.max(window.noticed.longest, task.duration)
  }).observe({ entryTypes: ["longtask"] })
  let last = performance.now()
  const frame = (now) => {
    window.noticed.gap = Math.max(window.noticed.gap, now - last)
    window.noticed.frames += 1
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
"""


def watch(page: Page) -> None:
    """From now on, note the longest task and the longest time without a frame."""
    page.evaluate(WATCH)


def noticed(page: Page) -> dict[str, float]:
    """ms of the longest task (`longest`) and between two frames (`gap`) since the last call."""
    found: dict[str, float] = page.evaluate(
        "() => { const n = window.noticed; window.noticed = { longest: 0, gap: 0, frames: 0 };"
        " return n }"
    )
    return found
