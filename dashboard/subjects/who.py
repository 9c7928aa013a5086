"""Who: how training is spread, whose second rating to ask for, who is known to leave."""

from __future__ import annotations

from analytics.strategy.concerned import LeftOut
from dashboard.render.blocks import Block, Fields, Note, Outlet, Section, column
from dashboard.subjects.reading import Reading
from dashboard.wording import fairness as wording
from dashboard.wording import leaving
from dashboard.wording.advice import declined_cost

SPREAD = Fields[wording.Row](
    column("by", "By", "text", lambda row: row.by),
    column("group", "Group", "text", lambda row: row.name, share=1.5),
    column("people", "People", "count", lambda row: row.people),
    column("people_share", "Share of people", "percent", lambda row: row.people_share),
    column("steps", "Steps", "count", lambda row: row.steps),
    column("steps_a_head", "Steps a head", "number", lambda row: round(row.steps_a_head, 2)),
    column("hours", "Hours", "hours", lambda row: row.hours),
    column("hours_share", "Share of hours", "percent", lambda row: row.hours_share),
)


def _second(*, people: bool) -> Fields[LeftOut]:
    def whom(one: LeftOut) -> str:
        return wording.second_rater_who(one, people=people)

    return Fields[LeftOut](
        column("skill", "Skill", "text", lambda one: one.skill),
        column("level", "Level", "level", lambda one: one.level),
        column("scope", "Scope", "text", lambda one: one.scope),
        column("who", "Who", "text", whom, share=2),
        column("what", "Left out of", "text", lambda one: one.what),
        column("rater", "By", "text", lambda one: wording.WORD[one.rater]),
    )


def who(reading: Reading) -> Section | None:
    """None where nobody is trained, left out or known to leave."""
    plan = reading.plan
    only: tuple[Outlet, ...] = ("page", "json", "csv", "xlsx", "html")
    notes = [*leaving.lines(plan, people=reading.people), declined_cost(plan)]
    blocks: list[Block] = [Note(note, only) for note in notes if note]
    title = "Whom the plan concerns"
    if plan.spread is not None:
        title = wording.spread_title(plan.spread)
        rows = wording.spread_rows(plan.spread)
        note = wording.spread_note(plan.spread)
        blocks.append(SPREAD.table("spread", "", rows, note=note, only=only))
    if plan.one_rater:
        fields = _second(people=reading.people)
        blocks.append(
            fields.table(
                "second_rater",
                wording.SECOND_RATER,
                plan.one_rater,
                note=wording.SECOND_RATER_NOTE,
                only=only,
            )
        )
    return Section("who", "Who", title, "", tuple(blocks), "plan") if blocks else None
