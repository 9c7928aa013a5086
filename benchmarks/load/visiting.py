"""Who visits, and what they meet."""

from __future__ import annotations

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
LOST = (ConnectionClosed, InvalidHandshake, OSError)
"""What a visitor sees of a replica that is gone."""


@dataclass
class Seen:
    """What visitors met. `pages`: those that were answered; `elsewhere`: times that a visitor's
    replica was gone and another one took over."""

    pages: int = 0
    elsewhere: int = 0
    errors: list[str] = field(default_factory=list)


def invited(database: Database, number: int) -> list[Account]:
    """Give that many people an account, of each role in turn."""
    teams = database.rows("select distinct team from participation where team > '' order by 1")
    people = database.rows("select identity from person where identity_kind = 'email' order by 1")
    found = [
        (
            Account(f"lead{at}@load.example", "lead", teams[at % len(teams)]),
            Account(people[at % len(people)][0], "member"),
            Account(f"leader{at}@load.example", "leader"),
            Account(f"admin{at}@load.example", "admin"),
        )[at % 4]
        for at in range(number)
    ]
    for account in found:
        add_account(database, account)
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
    """Look at pages until it is over."""
    draw = random.Random(seed)
    await _think(draw.uniform(0, THINK), over)
    page = ""
    while not over():
        try:
            if not page:
                await browser.connect()
                await browser.run()
            page = draw.choice(list(browser.pages))
            await browser.open(page)
            seen.pages += 1
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
