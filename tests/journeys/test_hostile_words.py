"""Words that a browser, Markdown or a spreadsheet would act upon, in every place where somebody may
write some, on every page in a real browser: nothing acts, nothing is fetched, no link leads
elsewhere, nothing is set in bold, and no cell of a table that can be taken along computes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.cli import main
from dashboard.navigation import EVERY
from data.load import load
from data.store.people.accounts import Account, add_token
from data.store.people.contests import contest, decline
from tests.dashboard.opening import imported
from tests.data.exports.files import as_csv
from tests.journeys.app import LOOKS, SLOW, drop, served, settle, visit
from tests.stores import let_in, seeded_at, store_at

pytestmark = pytest.mark.browser

ACTING = (
    '<img src=x onerror="hit=1">[a](javascript:hit=1) ![b](http://b.example/i) <svg onload="hit=1">'
    "<a href='http://b.example'>c</a> https://b.example <script>hit=1</script>"
)
WRITTEN = (
    *("person", "team", "role", "skill", "wave", "file", "reason", "initiative", "owner"),
    *("scenario", "bar", "decision", "refusal", "contest", "account", "program"),
)

PART = '[data-testid="stElementContainer"]'
UNFOLD = """() => {
    const folds = [...document.querySelectorAll('summary')];
    folds.forEach(fold => fold.click());
    return folds.length
}"""
DRAWN = """() => [...document.querySelectorAll('[data-testid="stDataFrame"]')].every(
    table => table.querySelector('[role="columnheader"]') || !table.checkVisibility())"""
"""A table says its cells a moment after it is there."""


def word(kind: str) -> str:
    return f"={kind}Mark **bold** {ACTING}"


DROPPED = as_csv([["Name", word("header")], [word("name"), word("answer")], ["Ana", "3"]])


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    place = seeded_at(folder / "store.duckdb")
    fill(place)
    wishes = folder / "wishes.toml"
    wishes.write_text(
        f"levers = [\"train\"]\n[[bar]]\nlever = \"hire\"\nreason = '''{word('bar')}'''\n"
    )
    name = word("scenario")[:80]
    for text in (
        ["save", name, "--scenario", str(wishes)],
        ["decide", name, "--reason", word("decision")],
    ):
        assert main(["--database", str(place), "scenario", *text]) == 0
    with served(place) as address:
        yield address


def fill(place: Path) -> None:
    rows = [["Name", "Team", "Role", "Skill", "Level"]]
    for n in range(6):
        who = [f"{n} {word('person')}", word("team"), word("role")]
        rows += [[*who, word("skill"), str(n % 4)], [*who, "Python", "2"]]
    for number in (1, 2):
        about = {"wave": f"{number} {word('wave')}", "held_on": date(2026, number, 1)}
        imported(place, as_csv(rows), f"{number} {word('file')}.csv", scale="0-5", **about)
    let_in(place, Account(word("account"), "leader"))
    with store_at(place) as store:
        head = ["scope", "skill", "level", "headcount", "must_have"]
        head += ["initiative", "owner", "reason"]
        ((skill,),) = store.rows("select name from skill where name like '%skillMark%'")
        need = [word("team"), skill, "3", "4", "yes"]
        need += [word("initiative"), word("owner"), word("reason")]
        load(store, "requirements", as_csv([head, need]), word("file"))
        (number,) = store.rows("select min(person_no) from person")[0]
        decline(store, number, "train", None, date(2026, 2, 2), word("refusal"))
        contest(store, f"2 {word('wave')}", "Python", 4, word("contest"), f"1 {word('person')}")
        add_token(store, word("program"), "admin", ())


def test_on_no_page_do_they_act(page: Page, app: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    seen: set[str] = set()
    for name in EVERY:
        visit(page, f"{app}/{name}")
        if name == "survey":
            drop(page, "hostile.csv", DROPPED)
            expect(page.get_by_text("What the file does not say")).to_be_visible(timeout=SLOW)
            settle(page)
        tabs = page.get_by_role("tab").count()
        for number in range(max(1, tabs)):
            if tabs:
                page.get_by_role("tab").nth(number).click()
                expect(page.get_by_role("tabpanel").locator(PART).first).to_be_visible(timeout=SLOW)
                settle(page, begun=True)
            if page.evaluate(UNFOLD):
                settle(page)
            page.wait_for_function(DRAWN, timeout=SLOW, polling=LOOKS)
            text = page.content()
            seen |= {kind for kind in WRITTEN if f"{kind}Mark" in text}
            acting = page.evaluate(
                """() => [typeof hit,
                    ...document.querySelectorAll('img[src="x"], svg[onload], [onerror]'),
                    ...[...document.querySelectorAll('a, img, script')].filter(found =>
                        /^(javascript:|https?:..b.example)/.test(found.href || found.src)),
                    ...[...document.querySelectorAll('strong')].filter(found =>
                        found.textContent === 'bold'),
                ].map(found => found.outerHTML || found)"""
            )
            assert acting == ["undefined"], name
            cells = page.locator(".stDataFrame td").all_text_contents()
            assert [cell for cell in cells if cell[:1] in ("=", "+", "@")] == [], name
    # These stand in grids that are drawn, and on what is open to who signs in.
    assert set(WRITTEN) - seen <= {"role", "refusal", "contest", "program"}
