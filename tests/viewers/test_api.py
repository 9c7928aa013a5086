"""Tokens of each role on both engines: an answer names nobody to whom it is closed."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.serving.routes import Rate, routes
from data.store.database import Database
from data.store.people.accounts import TokenRole, add_token
from tests.viewers.organisation import drawn, fill, people

KINDS: dict[str, tuple[TokenRole, tuple[str, ...], bool, set[str]]] = {
    "admin": ("admin", (), False, {team for _, team, _ in people()}),
    "lead": ("lead", ("Core",), False, {"Core"}),
    "granted": ("leader", ("Data",), True, {"Data"}),
    "leader": ("leader", (), False, set()),
}
"""Role, teams, people granted, and the teams whose people the token may see."""


def test_each_token_is_told_of_its_own_people_only(database: Database) -> None:
    fill(database, drawn(1))
    client = TestClient(Starlette(routes=routes(lambda: database, Rate(1_000))))
    for kind, (role, teams, granted, seen) in KINDS.items():
        token = add_token(database, kind, role, teams, people=granted)
        closed = [person for person, team, _ in people() if team not in seen]
        plan = "plan?levers=train&option=paper"
        for query in ("measures", f"{plan}&people=true" if seen else plan):
            answer = client.get(f"/api/v1/{query}", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, (kind, query, answer.text)
            named = closed if "people" in query else [person for person, _, _ in people()]
            assert [person for person in named if person in answer.text] == [], (kind, query)
