"""Visitors who change something by the pages: imports, undo, scenarios. What each was told is kept,
to be held against the store afterwards."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.load.browser import Browser, FailedPageError
from benchmarks.load.replicas import Site
from benchmarks.load.visiting import LOST, Seen
from data.store.database import Database

PAUSE = 10.0
"""Seconds on average between two changes of one visitor: after each import every page is worked out
anew, for each role that looks at it."""
CHANGE_SECONDS = 180
"""Longer than a change may take from the connection to the sentence that it is done."""
PEOPLE, SKILLS = 40, ("Python", "SQL", "Docker", "PyTorch")
Kind = Literal["import", "undo", "scenario"]


@dataclass
class Change:
    """One change that was asked for. `told`: the page said that it is done."""

    kind: Kind
    name: str
    told: bool = False


@dataclass
class Ledger:
    """Every change that was begun, in order."""

    changes: list[Change] = field(default_factory=list)

    def begin(self, kind: Kind, name: str) -> Change:
        """Note it before it is asked for."""
        self.changes.append(Change(kind, name))
        return self.changes[-1]

    @property
    def done(self) -> int:
        """Changes that a page said are done."""
        return sum(item.told for item in self.changes)

    def told(self, kind: Kind) -> set[str]:
        """Names of what a page said is done."""
        return {item.name for item in self.changes if item.kind == kind and item.told}

    def asked(self, kind: Kind) -> set[str]:
        """Names of what was asked for."""
        return {item.name for item in self.changes if item.kind == kind}


async def change(
    browser: Browser,
    site: Site,
    store: Database,
    ledger: Ledger,
    seen: Seen,
    over: Callable[[], bool],
    number: int,
) -> None:
    """Import, take back and save until it is over; `number` tells writers apart."""
    draw, turn, fresh = random.Random(number), 0, False
    while not over():
        turn += 1
        name = f"load-{number}-{turn}"
        try:
            async with asyncio.timeout(CHANGE_SECONDS):
                if not fresh:
                    await browser.connect()
                    await browser.run()
                fresh = False  # until it is done
                await _change(browser, store, ledger, name, number, turn)
                fresh = True
        except TimeoutError:
            seen.errors.append(f"{name}: no end in {CHANGE_SECONDS} s")
        except FailedPageError as error:
            seen.errors.append(f"{name}: {error}")
        except LOST:
            seen.elsewhere += 1
            browser.port = draw.choice([r.port for r in site.replicas])
        await asyncio.sleep(draw.expovariate(1 / PAUSE))
    await browser.close()


async def _change(
    browser: Browser, store: Database, ledger: Ledger, name: str, number: int, turn: int
) -> None:
    if turn % 3 == 0:
        await _save(browser, ledger.begin("scenario", name))
    else:
        await _import(browser, ledger.begin("import", f"{name}.csv"), number, turn)
        if turn % 3 == 1:
            await _undo(browser, store, ledger, f"{name}.csv")


async def _import(browser: Browser, asked: Change, number: int, turn: int) -> None:
    await browser.open("survey")
    await browser.drop(asked.name, survey(number, turn))
    await browser.press("Import")
    wanted = f"{PEOPLE * len(SKILLS)} ratings of {PEOPLE} people are stored"
    asked.told = _says(browser, wanted)


def survey(number: int, turn: int) -> bytes:
    """A file of people whom no other file has."""
    lines = ["Email,Team," + ",".join(SKILLS)]
    for person in range(PEOPLE):
        levels = [str((person + turn + at) % 6) for at in range(len(SKILLS))]
        lines.append(f"p{number}-{turn}-{person}@load.example,Load,{','.join(levels)}")
    return ("\n".join(lines) + "\n").encode()


async def _undo(browser: Browser, store: Database, ledger: Ledger, file_name: str) -> None:
    named = "select import_id from import where file_name = :name"
    ((import_id,),) = store.rows(named, {"name": file_name})
    asked = ledger.begin("undo", file_name)
    await browser.press("Take it back", f"undo_{import_id}")
    asked.told = _says(browser, "undone")


async def _save(browser: Browser, asked: Change) -> None:
    await browser.open("plan")
    browser.write("Name", asked.name)
    await browser.press("Save")
    asked.told = _says(browser, f"“{asked.name}” is saved")


def _says(browser: Browser, words: str) -> bool:
    text = browser.said().replace("\\", "").replace("\u00a0", " ")
    if words not in text:
        raise FailedPageError(f"“{words}” is not said, but: {text[:2000]}")
    return True


def wrong(store: Database, ledger: Ledger) -> list[str]:
    """Sentences on what is lost, half there, or there without having been asked for."""
    rows = store.rows("""
        select i.file_name, i.undone_at is not null,
               (select count(*) from participation p where p.import_no = i.import_no),
               (select count(*) from rating r where r.import_no = i.import_no)
        from import i where i.file_name like 'load-%'
    """)
    result = {name: (undone, people, ratings) for name, undone, people, ratings in rows}
    saved = {name for (name,) in store.rows("select name from scenario")}
    lost = [
        f"{name} was stored, and is not there" for name in ledger.told("import") - result.keys()
    ]
    lost += [f"{name} is there twice" for name in result if sum(r[0] == name for r in rows) > 1]
    lost += [
        f"scenario {name} was saved, and is not there" for name in ledger.told("scenario") - saved
    ]
    lost += [
        f"{name} was taken back, and stands"
        for name in ledger.told("undo")
        if name in result and not result[name][0]
    ]
    lost += [
        f"{name} is undone, and nobody asked for it"
        for name, (undone, *_) in result.items()
        if undone and name not in ledger.asked("undo")
    ]
    for name, (undone, people, ratings) in result.items():
        whole = (0, 0) if undone else (PEOPLE, PEOPLE * len(SKILLS))
        if (people, ratings) != whole:
            lost.append(f"{name} has {people} people and {ratings} ratings instead of {whole}")
    loose = store.rows("""
        select count(*) from participation where import_no not in (select import_no from import)
    """)[0][0]
    half = store.rows("""
        select count(*) from scenario where scenario_no not in
        (select scenario_no from scenario_version)
    """)[0][0]
    return lost + [f"{loose} rows of no import"] * bool(loose) + [f"{half} empty"] * bool(half)
