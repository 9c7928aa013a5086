"""Every page as each role: nobody is named to whom it is closed, also from caches that another
visitor filled, and no two people of a group can be told apart."""

from datetime import datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.cache.opened import OF_PEOPLE
from dashboard.commands.answer import as_json
from dashboard.commands.measures import measured
from dashboard.commands.plan import planned_answer
from dashboard.navigation import EVERY, allowed
from dashboard.render.files import KINDS, Report
from dashboard.serving.routes import Rate, routes
from dashboard.subjects.report import Wanted, report
from dashboard.subjects.verify import read_back
from data.store.database import Database
from data.store.people.accounts import Account, add_token
from data.store.people.audited import audit
from data.vocabulary import Viewer
from tests.stores import let_in, seeded_at, store_at
from tests.viewers.organisation import drawn, fill, organisation_at, people
from tests.viewers.pages import Visit, bare, offered, sent
from tests.viewers.roles import LEADER, TOKENS, said

ACCOUNTS = (
    Account("ada@x.org", "admin"),
    Account("lena@x.org", "lead", ("Core",)),
    Account("luis@x.org", "leader"),
    Account("mo@x.org", "member", (), person="Core-0"),
)
ROLE = {
    item.subject: Viewer(
        item.role, people_visible=item.role in ("admin", "lead"), person=item.person
    )
    for item in ACCOUNTS
}
ONLY_FOR = {
    "Decide this": {"admin", "lead"},
    "Names may be in the files": {"admin", "lead"},
    "Save the table": {"admin", "lead"},
    "Import the next wave": {"admin", "lead"},
    "Say what is required": {"admin", "lead"},
    "Drop your survey": {"admin", "lead"},
    "Load the demo team": {"admin"},
    "Load the demo team instead": {"admin"},
    "Erase": {"admin"},
    "Let in, or change": {"admin"},
}
"""Who is offered what; the store refuses it to everybody else."""
CLOSED = {
    "lena@x.org": [p for p, team, _ in people() if team != "Core"],
    "luis@x.org": [p for p, _, _ in people()],
    "mo@x.org": [p for p, _, _ in people() if p != "Core-0"],
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return let_in(organisation_at(tmp_path_factory.mktemp("viewers") / "a.duckdb"), *ACCOUNTS)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same store, but for two people of each team who have changed places."""
    place = tmp_path_factory.mktemp("viewers") / "b.duckdb"
    return let_in(organisation_at(place, apart=True), *ACCOUNTS)


@pytest.fixture
def visit(place: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    return Visit(place, monkeypatch)


@pytest.mark.parametrize("name", EVERY)
def test_no_page_names_whom_the_visitor_may_not_see_or_tells_two_people_apart(
    name: str, visit: Visit, place: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a leader sees is the same where two people change places: nothing of it, put together in
    whatever way, tells one of the two from the other."""
    visit.as_("ada@x.org")  # who comes first fills the caches
    before = reads(place)
    app = visit.page(name)
    text = sent(app)
    if [p for p, _, _ in people() if p in text]:
        assert name in OF_PEOPLE, "it names people: the audit has to say who opens it"
    shown = {"plan": "Decide this", "report": "Names may be in the files"}.get(name)
    assert shown is None or shown in offered(app)[0]
    new = [] if name not in OF_PEOPLE else [("ada@x.org", f"{name}: all teams")]
    sent(app.run())  # the same page again is no new line
    assert reads(place)[len(before) :] == new
    seen = {}
    for email, closed in CLOSED.items():
        visit.as_(email)
        app = visit.page(name)
        seen[email] = text = sent(app)
        assert [p for p in closed if p in text] == [], f"{name} for {email}"
        assert_open_to(ROLE[email], *offered(app))
        assert "Something went wrong" not in text, f"{name} for {email}"
    assert name != "home" or "Nothing is shown of Tiny" in seen["luis@x.org"]
    assert name != "ledger" or "No plan that you may see is decided yet" in seen["lena@x.org"]
    visit = Visit(other, monkeypatch, "luis@x.org")
    assert bare(sent(visit.page(name))) == bare(seen["luis@x.org"])


def assert_open_to(viewer: Viewer, words: set[str], pages: set[str]) -> None:
    """Nothing is offered that the store would refuse, and no link ends at a closed page."""
    assert [word for word in words & ONLY_FOR.keys() if viewer.role not in ONLY_FOR[word]] == []
    assert pages <= {*allowed(viewer)}


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.role)
def test_an_empty_store_offers_what_a_role_may_do(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = let_in(seeded_at(tmp_path / "empty.duckdb"), account)
    visit = Visit(place, monkeypatch, account.subject)
    words, pages = offered(visit.page("home"))
    assert_open_to(ROLE[account.subject], words, pages)
    assert ("Drop your survey" in words) == (account.role in ("admin", "lead"))


def test_a_lead_edits_what_a_lead_may_store_and_reads_the_rest(visit: Visit) -> None:
    visit.as_("lena@x.org")
    frames = {f.proto.id.rsplit("-", 1)[-1]: f.value for f in visit.page("settings").dataframe}
    edited = next(frame for key, frame in frames.items() if key.startswith("edit_requirements"))
    read_only = frames[""]  # nothing that is done in it is told to the page
    assert {*edited["scope"]} == {"Core"}
    others = {*read_only["scope"]}
    assert "all teams" in others
    assert "Core" not in others


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("heatmap", {"rows": "people", "row": "1", "column": "python"}),
        ("heatmap", {"rows": "People", "ratings": "Self only"}),
        ("team", {"team": "Data"}),
        ("team", {"team": "Tiny"}),
        ("home", {"ratings": "Manager only", "team": "Tiny"}),
        ("skill", {"skill": "Version control", "team": "Data"}),
        ("ledger", {}),
        ("settings", {"settings_tab": "People"}),
    ],
)
def test_stale_links_show_no_more(name: str, address: dict[str, str], visit: Visit) -> None:
    for email, closed in CLOSED.items():
        visit.as_(email)
        text = sent(visit.page(name, **address))
        assert [p for p in closed if p in text] == [], email


def test_the_people_to_complete_are_those_whom_the_visitor_may_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a list an administrator sees everybody who was surveyed, a lead their team."""
    place = let_in(organisation_at(tmp_path / "no list.duckdb"), *ACCOUNTS)
    with store_at(place) as database, database.transaction() as change:
        for table in ("person_fact", "people_list"):
            change.execute(f"delete from {table}")
    seen = {}
    for email in ("ada@x.org", "lena@x.org", "luis@x.org"):
        visit = Visit(place, monkeypatch, email)
        app = visit.page("settings")
        app.session_state["settings_tab"] = "People"
        text = sent(app.run())
        seen[email] = {p for p, _, _ in people() if p in text}
        assert seen[email].isdisjoint(CLOSED.get(email, ()))
    assert seen["ada@x.org"] == {p for p, _, _ in people()}
    assert seen["lena@x.org"] == {p for p, team, _ in people() if team == "Core"}
    assert seen["luis@x.org"] == set()


def reads(place: Path) -> list[tuple[str, str]]:
    """Who opened which page of people, as the audit has it."""
    with store_at(place) as store:
        return [(e.who, e.detail) for e in audit(store) if e.read]


@pytest.fixture(scope="module")
def of_both(place: Path, other: Path) -> list[Report]:
    """A leader's report of each store."""
    wanted = Wanted(assessed=True, since="spring", made_at=datetime(2026, 11, 1))
    made = []
    for where in (place, other):
        with store_at(where) as database:
            store = database.seen_by(LEADER)
            made.append(report(Study(store, Selection(viewer=LEADER)), wanted))
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_no_report_of_a_leader_names_anybody_or_tells_two_people_apart(
    kind: str, of_both: list[Report]
) -> None:
    texts = []
    for item in of_both:
        texts.append("\n".join(map(str, read_back(KINDS[kind].render(item))[1])))
        whole = said(item) + texts[-1]
        assert [p for p, _, _ in people() if p in whole] == []
    assert bare(texts[0]) == bare(texts[1])


def test_no_document_of_a_leader_names_anybody_or_tells_two_people_apart(
    place: Path, other: Path
) -> None:
    """What the API answers a token that may not see people, with time enough to train somebody."""
    texts, slow = [], Scenario(levers=("train",), deadline_weeks=60)
    for where in (place, other):
        with store_at(where) as database:
            store, chosen = database.seen_by(LEADER), Selection(viewer=LEADER)
            plan = planned_answer(Study(store, chosen, slow), people=False)
            assert "train" in [action["lever"] for action in plan.document["actions"]]
            answers = (measured(Study(store, chosen)), plan)
            texts.append("\n".join(as_json(answer.document) for answer in answers))
    assert [p for p, _, _ in people() if p in texts[0] + texts[1]] == []
    assert bare(texts[0]) == bare(texts[1])


def test_each_token_is_told_of_its_own_people_only(database: Database) -> None:
    """On both engines."""
    fill(database, drawn(1))
    client = TestClient(Starlette(routes=routes(lambda: database, Rate(1_000))))
    for kind, (role, teams, granted) in TOKENS.items():
        token = add_token(database, kind, role, teams, people=granted)
        closed = [p for p, team, _ in people() if kind != "admin" and team not in teams]
        plan = "plan?levers=train&option=paper"
        for query in ("measures", plan if kind == "leader" else f"{plan}&people=true"):
            answer = client.get(f"/api/v1/{query}", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, (kind, query, answer.text)
            named = closed if "people" in query else [person for person, _, _ in people()]
            assert [person for person in named if person in answer.text] == [], (kind, query)


def test_too_few_is_told_apart_from_no_data(visit: Visit, place: Path) -> None:
    with store_at(place) as database:
        analysis = analyse(database, Selection(viewer=LEADER)).withheld
    assert analysis.teams == ("Tiny",)
    assert ("Data", "version-control") in analysis.cells  # all alike
    visit.as_("luis@x.org")
    assert f"{analysis.requirements} of {analysis.asked} targets" in sent(visit.page("home"))
