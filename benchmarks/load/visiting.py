"""Who visits, what they look at, and what it took."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from benchmarks.figures import quantile
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
    """What visitors met: seconds until a page had ended, times that a filter was moved, errors."""

    seconds: list[float] = field(default_factory=list)
    moved: int = 0
    errors: list[str] = field(default_factory=list)
    elsewhere: int = 0
    """Times that a visitor's replica was gone and another one took over."""

    def times(self) -> str:
        """Median, the time that 19 of 20 stay below, and the longest."""
        median, late = quantile(self.seconds, 0.5), quantile(self.seconds, 0.95)
        return f"p50 {median:.2f} s, p95 {late:.2f} s, longest {max(self.seconds):.1f} s"

    def told(self) -> Iterator[str]:
        """The commonest errors."""
        for said, number in Counter(self.errors).most_common(5):
            yield f"error, met {number} times: {said[:500]}"


def invited(database: Database, number: int) -> list[Account]:
    """Give that many people an account, of mixed roles: 4 in a hundred are administrators, 26 lead
    a team, 20 see groups, 50 see their own. Some sign in twice."""
    teams = database.rows("select distinct team from participation where team > '' order by 1")
    people = database.rows("select identity from person where identity_kind = 'email' order by 1")
    found: list[Account] = []
    for at in range(number):
        share = 7 * at % 50  # mixed also among the first few
        if share < 2:
            account = Account(f"admin{at}@load.example", "admin")
        elif share < 15:
            account = Account(f"lead{at}@load.example", "lead", teams[at % len(teams)])
        elif share < 25:
            account = Account(f"leader{at}@load.example", "leader")
        else:
            account = Account(people[at % len(people)][0], "member")
        if account not in found:
            add_account(database, account)
        found.append(account)
    return found


def administrators(database: Database, number: int) -> list[Account]:
    """Give that many administrators an account."""
    found = [Account(f"writer{at}@load.example", "admin") for at in range(number)]
    for account in found:
        add_account(database, account)
    return found


async def arrive(site: Site, accounts: Sequence[Account]) -> list[Browser]:
    """Everybody signs in, one after the other, half at each replica."""
    browsers = []
    for at, account in enumerate(accounts):
        replica = site.replicas[at % len(site.replicas)]
        browser = Browser(site.address, replica.port)
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
        other = draw.choice([one for one in box.options if one != box.raw_value])
        seen.seconds.append(await browser.choose(box, other))
        seen.moved += 1
    else:
        page = draw.choice(list(browser.pages))
        seen.seconds.append(await browser.open(page))
    return page
