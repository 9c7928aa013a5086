"""What each role may change: a lead their own teams, a leader scenarios of their own, a member
nothing."""

import pytest

from analytics.strategy.scenario.saved import save, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario
from data.files.lists import export
from data.ingest import ingest, undo
from data.load import load
from data.store.database import Database
from data.store.facts.requirements import requirements
from data.store.guard import RIGHTS, ForgottenViewerError, check, may, team_scope
from data.store.scenarios import delete
from data.vocabulary import RefusedError, Viewer
from tests.viewers.roles import ROLES

LEAD, LEADER, MEMBER = ROLES["lead"], ROLES["leader"], ROLES["member"]
OWN = b"person,team,Python\nana@x.org,Platform,3\n"
OTHERS = b"person,team,Python\nzoe@x.org,Insights,3\n"
PEOPLE = b"person,team,role\nana@x.org,Platform,\nzoe@x.org,Insights,\n"


def stored(database: Database, content: bytes) -> str:
    return ingest(database, content, "a.csv", wave="now", scale="0-5").import_id


def test_a_lead_imports_and_undoes_what_is_of_their_teams_only(database: Database) -> None:
    lead = database.seen_by(LEAD)
    theirs = stored(database, OTHERS)
    undo(lead, stored(lead, OWN))
    with pytest.raises(RefusedError, match="not yours \\(Insights\\)"):
        stored(lead, OWN + b"zoe@x.org,Insights,2\n")
    with pytest.raises(RefusedError, match="not yours \\(Insights\\)"):
        stored(lead, b"person,team,Python\nzoe@x.org,Platform,3\n")  # is of Insights
    with pytest.raises(RefusedError, match="not yours"):
        undo(lead, theirs)


def test_a_leads_people_list_leaves_other_teams_as_they_are(database: Database) -> None:
    load(database, "people", PEOPLE, "people.csv")
    lead = database.seen_by(LEAD)
    load(lead, "people", b"person,team,role\nana@x.org,Platform,ML engineer\n", "mine.csv")
    listed = export(database, "people", people=True).splitlines()[1:]
    assert listed == ["ana@x.org,,Platform,ML engineer,,,,", "zoe@x.org,,Insights,,,,,"]
    for foreign in (b"person,team\nbo@x.org,Insights\n", b"person,team\nzoe@x.org,Platform\n"):
        with pytest.raises(RefusedError, match="not yours"):
            load(lead, "people", foreign, "theirs.csv")


@pytest.mark.parametrize("scope", ["Insights", "Insights + Platform", "all teams"])
def test_a_lead_requires_nothing_of_other_teams(database: Database, scope: str) -> None:
    """Each team of a lead is each of their own."""
    load(database, "people", PEOPLE, "people.csv")
    text = "scope,skill,level,headcount\n{},Python,{},1\n"
    lead = database.seen_by(LEAD)
    load(lead, "requirements", text.format("each team", 2).encode(), "r.csv")
    assert {row.scope for row in requirements(database)} == {"Platform"}
    assert load(lead, "requirements", text.format("Platform", 3).encode(), "r.csv").changed
    with pytest.raises(RefusedError, match="not yours"):
        load(lead, "requirements", text.format(scope, 3).encode(), "r.csv")
    assert {row.scope for row in requirements(database)} == {"Platform"}


@pytest.mark.parametrize("viewer", [LEADER, MEMBER])
def test_leaders_and_members_change_nothing_of_others(database: Database, viewer: Viewer) -> None:
    own = database.seen_by(viewer)
    with pytest.raises(RefusedError, match="for leads and administrators"):
        stored(own, OWN)
    with pytest.raises(RefusedError, match="for leads and administrators"):
        load(own, "people", PEOPLE, "people.csv")
    with pytest.raises(RefusedError, match="for administrators"):
        load(own, "assumptions", b"key,low,likely,high\n", "a.csv")


def test_scenarios_are_their_owners(database: Database) -> None:
    save(database, Scenario(name="Of the owner"), "owner@x.org")
    leader, other = database.seen_by(LEADER), database.seen_by(ROLES["leader of one"])
    save(leader, Scenario(name="Mine"), LEADER.name)
    assert [scenario.name for scenario in saved_scenarios(leader)] == ["Mine"]
    assert saved_scenarios(other) == ()
    for name in ("Mine", "Of the owner"):
        with pytest.raises(RefusedError, match="by somebody else"):
            save(other, Scenario(name=name, budget=1), ROLES["leader of one"].name)
        with pytest.raises(RefusedError, match="by somebody else"):
            delete(other, name)
    with pytest.raises(ForgottenViewerError):
        leader.seen_by(ROLES["leader of one"])  # a handle is nobody else's
    delete(leader, "Mine")
    with pytest.raises(RefusedError, match="leads and leaders"):
        save(database.seen_by(MEMBER), Scenario(name="No"), MEMBER.name)


def test_a_transaction_that_names_no_right_is_for_administrators() -> None:
    held = {role for role in RIGHTS if may(Viewer(role), "everything")}
    assert held == {"owner", "admin"}


@pytest.mark.parametrize(
    ("sql", "bound"),
    [
        ("select count(*) from participation", {}),
        ("select label from person where :every_team or x = any(:teams)", {}),  # no people_visible
        ("with a as (select 1 from rating where :every_team) select * from a", {}),  # no teams
        ("select 1 from answer where :every_team or t = any(:teams)", {"teams": ["Insights"]}),
    ],
)
def test_a_query_that_forgets_its_viewer_fails(sql: str, bound: dict[str, object]) -> None:
    for viewer in (LEAD, LEADER, MEMBER):
        with pytest.raises(ForgottenViewerError):
            check(sql, {**team_scope(viewer), **bound}, viewer)
    check(sql, bound, ROLES["owner"])
