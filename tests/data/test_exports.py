"""Exports of each tool and layout: what is stored is what the invented team said."""

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports import (
    google_forms,
    limesurvey,
    microsoft_forms,
    other_tools,
    plain,
    qualtrics,
    survey_monkey,
)
from tests.data.exports.truth import Answer, Export, Who
from tests.data.test_ingest import COUNTS

FORMS = (google_forms, microsoft_forms, survey_monkey, qualtrics, limesurvey)
EXPORTS = [
    pytest.param(export, id=f"{module.__name__.rsplit('.', 1)[1]}: {export.what}")
    for module in (*FORMS, other_tools, plain)
    for export in module.exports()
]


BESIDE = {
    *("Which of these have you used at work?", "How satisfied are you with your team?", "Git"),
    *("Which tools do you use?", "Comments", "Any comments?", "Anything else?", "Jira", "Other"),
    *("How do you like working here?", "ENJ. How do you like working here?"),
    *("What should we know besides?", "How likely are you to recommend us as a place to work?"),
    *(f"Which tools do you use? (choice={tool})" for tool in ("Git", "Jira")),
    "Was sollen wir noch wissen?",
}
"""What is asked beside the levels: no other column is set aside whole."""


def stored(database: Database, who: Who) -> dict[tuple[str, str], Answer]:
    """(whoever answered, skill) -> what is stored; anonymous rows are counted from 1."""
    result = database.rows("""
        select p.identity, s.name, r.state, r.level, dense_rank() over (order by r.row_no)
        from rating r join person p on p.person_no = r.person_no
        join skill s on s.skill_no = r.skill_no
    """)
    values: dict[tuple[str, str], Answer] = {}
    for identity, skill, state, level, number in result:
        answer: Answer = level if state == "level" else "n/a" if state != "unknown" else None
        values[str(number) if who == "row" else identity, skill] = answer
    assert len(values) == len(result)
    return values


@pytest.mark.parametrize("export", EXPORTS)
def test_what_is_stored_is_what_was_said(database: Database, export: Export) -> None:
    given = {"scale": export.scale, "mapping": export.mapping}
    outcome = ingest(database, export.content, export.file_name, wave="now", **given)
    assert stored(database, export.who) == export.truth.states(export.who)
    assert (outcome.layout, outcome.header_rows) == (export.layout, export.header_rows)
    assert {c.header for c in outcome.columns if c.use == "ignored"} <= BESIDE
    assert outcome.cells == sum(getattr(outcome, count) for count in COUNTS)
