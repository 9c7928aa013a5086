"""What `measures` says: coverage, what is short and which lever is cheapest, what is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.proposals import Proposal
from dashboard.render.blocks import Block, Fields, Note, Numbers, Section, Table, column
from dashboard.subjects import brief, coverage, standing
from dashboard.subjects.reading import Reading

PROPOSED = Fields[Proposal](
    column("scope", "Scope", "text", lambda p: p.scope),
    column("skill", "Skill", "text", lambda p: p.skill, share=1.5),
    column("level", "Level", "level", lambda p: p.level),
    column("headcount", "People", "count", lambda p: p.headcount),
    column("must_have", "Must-have", "flag", lambda p: p.must_have),
    column("due", "Due", "date", lambda p: p.due),
    column("reason", "Why", "text", lambda p: p.reason, share=2),
)


def proposed(found: Sequence[Proposal], note: str = "") -> Table:
    """Targets that could be set, each with its reason."""
    title = standing.proposals_title(found) if found else ""
    return PROPOSED.table("proposed", title, found, note=note, empty=standing.NOTHING_PROPOSED)


def measures(reading: Reading, call: str) -> Section:
    """The whole answer. `call`: how a next command begins."""
    analysis = reading.analysis
    offers = reading.study.proposals()
    accept = standing.HOW_TO_ACCEPT.format(call=call)
    if not analysis.requirements:
        title, lead = brief.title(reading), standing.SAY_REQUIRED
        return Section("measures", "Measures", title, lead, (proposed(offers, accept),))
    notes = [
        *(
            f"{standing.without_people(analysis, scope)} Load them again with the team that they "
            "are for, or give people that team on the people list."
            for scope in standing.empty_scopes(analysis)
        ),
        *standing.beside_the_roster(analysis),
        standing.banner(analysis.ageing, analysis.overall) if analysis.ageing else "",
        standing.at_once_note(analysis),
        standing.not_asked(analysis),
        standing.required_twice(analysis),
        standing.pinned(analysis.today) if analysis.today_pinned else "",
    ]
    blocks: list[Block] = [
        Numbers(coverage.figures(reading)),
        coverage.requirements(reading),
        *(Note(note) for note in notes if note),
        *([proposed(offers, accept)] if offers else []),
    ]
    title = coverage.coverage_title(analysis, reading.seen)
    return Section("measures", "Measures", title, "", tuple(blocks))
