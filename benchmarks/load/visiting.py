"""Who visits, what they look at, and what it took."""

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
FILTERS = ("team", "wave", "ratings")
LOST = (ConnectionClosed, InvalidHandshake, OSError)
"""What a visitor sees of a replica that is gone."""


@dataclass
class Seen:
    """What visitors met. Seconds by page, times that a filter was moved, errors as told."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    moved: int = 0
    errors: list[str] = field(default_factory=list)
    elsewhere: int = 0
    """Times that a visitor's replica was gone and another one took over."""

    @property
    def every(self) -> list[float]:
        """All times to answer."""
        return [one for times in self.seconds.values() for one in times]


def invited(database: Database, number: int) -> list[str]:
    """Give that many people an account, of mixed roles; their e-mail addresses: 4 in a hundred are
    administrators, 26 lead a team, 20 see groups, 50 see their own."""
    teams = [team for (team,) in database.rows(
        "select distinct team from participation where team is not null order by 1")]  # fmt: skip
    people = [who for (who,) in database.rows(
        "select identity from person where identity_kind = 'email' order by 1")]  # fmt: skip
    emails = []
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
        if account.subject not in emails:
            add_account(database, account)
        emails.append(account.subject)
    return emails


def administrators(database: Database, number: int) -> list[str]:
    """Give that many administrators an account; their e-mail addresses."""
    emails = [f"writer{at}@load.example" for at in range(number)]
    for email in emails:
        add_account(database, Account(email, "admin"))
    return emails


async def arrive(site: Site, emails: Sequence[str]) -> list[Browser]:
    """Everybody signs in, one after the other, half at each replica."""
    browsers = []
    for at, email in enumerate(emails):
        replica = site.replicas[at % len(site.replicas)]
        browser = Browser(site.address, replica.port)
        site.provider.claims = {"email": email, "email_verified": True}
        await browser.sign_in()
        browsers.append(browser)
    return browsers


async def visit(
    browser: Browser, site: Site, seen: Seen, over: Callable[[], bool], seed: int
) -> None:
    """Look at pages and move filters until it is over."""
    draw = random.Random(seed)
    await asyncio.sleep(draw.uniform(0, THINK))
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
        await asyncio.sleep(min(draw.expovariate(1 / THINK), 4 * THINK))
    await browser.close()


async def _click(browser: Browser, seen: Seen, draw: random.Random, page: str) -> str:
    """One click; the page where the visitor is afterwards."""
    boxes = [box for box in browser.boxes(*FILTERS) if len(box.options) > 1]
    if page and boxes and draw.random() < 0.5:
        box = draw.choice(boxes)
        other = draw.choice([one for one in box.options if one != box.raw_value])
        seconds = await browser.choose(box, other)
        seen.moved += 1
    else:
        page = draw.choice(list(browser.pages))
        seconds = await browser.open(page)
    seen.seconds.setdefault(page, []).append(seconds)
    return page
