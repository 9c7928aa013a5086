"""Who visits, what they look at, and what it took."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from benchmarks.load.browser import Browser, FailedPageError
from benchmarks.load.replicas import Site
from data.store.database import Database
from data.store.people.accounts import Account, add_account

THINK = 15.0
"""Seconds on average between an answer and the visitor's next click; drawn anew each time."""
FILTERS = ("team", "wave", "ratings")
LOST = (ConnectionClosed, InvalidHandshake, OSError)
"""What a visitor sees of a replica that is gone."""


@dataclass
class Seen:
    """What visitors met. Seconds by page and by role until the page had ended, where it was there
    `again` and where something was worked out `anew`, and until a finding `stood` there; times that
    a filter was moved, errors as told."""

    again: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    anew: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    stood: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    moved: int = 0
    errors: list[str] = field(default_factory=list)
    elsewhere: int = 0
    """Times that a visitor's replica was gone and another one took over."""

    def note(self, page: str, browser: Browser, whole: float) -> None:
        place, kind = (page, browser.role), self.anew if browser.waited else self.again
        kind.setdefault(place, []).append(whole)
        self.stood.setdefault(place, []).append(browser.stood)


def invited(database: Database, number: int) -> list[Account]:
    """Give that many people an account, of mixed roles: 4 in a hundred are administrators, 26 lead
    a team, 20 see groups, 50 see their own. Some sign in twice."""
    of_teams = "select distinct team from participation where team is not null order by 1"
    of_people = "select identity from person where identity_kind = 'email' order by 1"
    teams, people = ([name for (name,) in database.rows(sql)] for sql in (of_teams, of_people))
    result: list[Account] = []
    for at in range(number):
        share = 7 * at % 50  # mixed also among the first few
        if share < 2:
            account = Account(f"admin{at}@load.example", "admin")
        elif share < 15:
            account = Account(f"lead{at}@load.example", "lead", (teams[at % len(teams)],))
        elif share < 25:
            account = Account(f"leader{at}@load.example", "leader")
        else:
            account = Account(people[at % len(people)], "member")
        if account not in result:
            add_account(database, account)
        result.append(account)
    return result


def administrators(database: Database, number: int) -> list[Account]:
    result = [Account(f"writer{at}@load.example", "admin") for at in range(number)]
    for account in result:
        add_account(database, account)
    return result


async def arrive(site: Site, accounts: Sequence[Account]) -> list[Browser]:
    """Everybody signs in, one after the other, half at each replica."""
    browsers = []
    for at, account in enumerate(accounts):
        replica = site.replicas[at % len(site.replicas)]
        browser = Browser(site.address, replica.port, account.role)
        site.provider.claims = {"email": account.subject, "email_verified": True}
        await browser.sign_in()
        browsers.append(browser)
    return browsers


async def visit(
    browser: Browser, site: Site, seen: Seen, over: Callable[[], bool], seed: int
) -> None:
    """Look at pages and move filters until it is over."""
    draw = random.Random(seed)
    await _think(draw.uniform(0, THINK), over)
    page = ""
    while not over():
        try:
            if not page:
                await browser.connect()
                await browser.run()
            page = await _click(browser, seen, draw, page)
        except FailedPageError as error:
            seen.errors.append(f"{page}: {error}")
            page = ""
        except LOST:
            page = ""
            seen.elsewhere += 1
            browser.port = draw.choice([r.port for r in site.replicas])
        await _think(min(draw.expovariate(1 / THINK), 4 * THINK), over)
    await browser.close()


async def _think(seconds: float, over: Callable[[], bool]) -> None:
    """For so long, or until it is over."""
    clock = asyncio.get_running_loop()
    until = clock.time() + seconds
    while clock.time() < until and not over():
        await asyncio.sleep(min(0.5, until - clock.time()))


async def _click(browser: Browser, seen: Seen, draw: random.Random, page: str) -> str:
    """One click; the page where the visitor is afterwards."""
    boxes = [box for box in browser.boxes(*FILTERS) if len(box.options) > 1]
    if page and boxes and draw.random() < 0.5:
        box = draw.choice(boxes)
        other = draw.choice([option for option in box.options if option != box.raw_value])
        seconds = await browser.choose(box, other)
        seen.moved += 1
    else:
        page = draw.choice(list(browser.pages))
        seconds = await browser.open(page)
    seen.note(page, browser, seconds)
    return page
