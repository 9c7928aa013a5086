"""The heatmap of 300 people and 60 skills: a store of them, and small moves in its page."""

import random
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from data.files.table import csv_text
from data.store.facts.taxonomy import skills
from tests.dashboard.opening import imported
from tests.journeys.app import SLOW, settle
from tests.stores import listed_at, seeded_at, store_at


def place(grid: Locator, across: float = 0.6) -> tuple[float, float]:
    """A place on the canvas, as the mouse takes it."""
    box = grid.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * across, box["y"] + box["height"] * 0.6


def heatmap(page: Page, shown: str) -> Locator:
    """The frame of the canvas, once it shows so many rows and columns."""
    expect(page.locator(".heatmap")).to_have_attribute("data-shown", shown, timeout=SLOW)
    settle(page, begun=True)
    return page.get_by_role("grid", name="Heatmap of")


def search(page: Page, words: str, shown: str) -> None:
    box = page.get_by_role("textbox", name="Find people", exact=True)
    box.fill(words)
    box.press("Enter")
    heatmap(page, shown)


PEOPLE, SKILLS = 300, 60
TEAMS = ("North", "East", "South", "West", "Centre", "Coast")
ROLES = ("ML engineer", "Data scientist", "Data engineer", "MLOps engineer", "AI engineer")


def wide_store(place: Path) -> list[str]:
    """Two waves and some requirements; answers the names of the skills, in the file's order."""
    draw = random.Random(4)
    with store_at(seeded_at(place)) as database:
        names = [skill.name for skill in skills(database)][:SKILLS]
    names += [f"House tool {n}" for n in range(1, SKILLS - len(names) + 1)]
    for wave, day in (("Spring", date(2026, 4, 1)), ("Autumn", date(2026, 10, 1))):
        rows = []
        for n in range(PEOPLE):
            who = [f"person{n:03}@wide.example", TEAMS[n % len(TEAMS)], ROLES[n % len(ROLES)]]
            rows.append([*who, *(_answer(draw, n, s) for s in range(SKILLS))])
        content = csv_text(("Email", "Team", "Role", *names), rows).encode()
        imported(place, content, f"{wave}.csv", wave=wave, held_on=day, scale="0-5")
    head = ("scope", "skill", "level", "headcount", "must_have")
    needs = [
        ("North", name, 3, 6 + n % 20, "yes" if n % 3 else "no")
        for n, name in enumerate(names[:20])
    ]
    listed_at(place, requirements=csv_text(head, needs).encode())
    return names


def _answer(draw: random.Random, person: int, skill: int) -> str:
    if draw.random() < 0.06:
        return "" if draw.random() < 0.8 else "N/A"
    strong = person % len(ROLES) == skill % len(ROLES)
    return str(min(5, max(0, round(draw.gauss(3.2 if strong else 1.4, 1)))))
