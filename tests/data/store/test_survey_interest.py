"""Interest of a survey counts unless the store says otherwise, and stays stored either way."""

from __future__ import annotations

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from data.ingest import ingest
from data.store.database import Database
from data.store.facts.settings import use_interest, uses_interest
from data.store.facts.waves import version
from data.store.people.notice import privacy_notice
from data.vocabulary import Viewer
from tests.build import require

SURVEY = b"person,team,Python,Python interest\nana@x.org,Core,3,0\nbo@x.org,Core,2,4\n"


def interest(database: Database) -> dict[str, dict[str, int]]:
    problem = build_problem(database, analyse(database, Selection(viewer=Viewer())), Scenario())
    return {worker.label: dict(worker.interest) for worker in problem.workers}


def test_a_plan_knows_of_it_only_where_the_store_uses_it(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", scale="0-5")
    require(database, "Core Python 3 2 yes")
    before, asked = version(database), interest(database)
    assert asked == {"ana@x.org": {"python": 0}, "bo@x.org": {"python": 4}}
    use_interest(database, False)
    assert version(database) != before  # what is kept of earlier answers is made anew
    assert interest(database) == {"ana@x.org": {}, "bo@x.org": {}}
    assert (uses_interest(database), privacy_notice(database).uses_interest) == (False, False)
    assert database.rows("select count(*) from opinion") == [(2,)]
    use_interest(database, True)
    assert interest(database) == asked
