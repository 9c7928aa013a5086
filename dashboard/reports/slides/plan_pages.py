"""The plan: what it costs and closes, when, against the other ways to act, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reports.as_tables import ways
from dashboard.reports.content import Column, Section, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.plan_content import ActionRow, NeedRow
from dashboard.reports.slides.charts import Series, bars, curve
from dashboard.reports.slides.page import BODY_BOX, BOTTOM, MARGIN, TOP, Box, Deck, cards, text
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, Told, draw, flow
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, mix

SIZE = 10.0
ROWS = 16
"""Bars on one page."""
TODAY = "#C9D0D6"
SHADES: dict[str, str] = {str(lever): shade for lever, shade in LEVER_COLOURS.items()}
SHADES |= {"blend": LIGHT.ink, "nothing": OPEN_COLOUR}
PARTS = (
    ("have", "today", TODAY), ("train", "train", LEVER_COLOURS["train"]),
    ("hire", "hire", LEVER_COLOURS["hire"]), ("equip", "equip", LEVER_COLOURS["equip"]),
    ("contract", "contract", LEVER_COLOURS["contract"]), ("move", "move", LEVER_COLOURS["move"]),
    ("open", "open", OPEN_COLOUR),
)  # fmt: skip


def plan_pages(deck: Deck, model: ReportModel) -> None:
    """From the outcome to the reasons, as far as they were asked for."""
    if model.has("plan"):
        _plan(deck, model)
    parts = (("changes", model.changes), ("sure", model.assess), ("sure", model.chances),
             ("why", model.why), ("depends", model.depends))  # fmt: skip
    for name, section in parts:
        if section and model.has(name):
            _section(deck, model, section)


def _plan(deck: Deck, model: ReportModel) -> None:
    _outcome(deck, model)
    drawn = [need for need in model.blend.needs if need.parts]
    for first in range(0, len(drawn), ROWS):
        _needs(deck, model, drawn[first : first + ROWS], more=first > 0)
    for first in range(0, len(model.blend.actions), ROWS):
        _roadmap(deck, model, model.blend.actions[first : first + ROWS], more=first > 0)
    _actions(deck, model)
    _money(deck, model)


def _outcome(deck: Deck, model: ReportModel) -> None:
    blend = model.blend
    slide = deck.page(blend.title, blend.do_nothing, sources(model))
    cards(slide, blend.costs, TOP)
    top = TOP + 1.55
    left = Box(MARGIN, top + 0.35, 5.0, BOTTOM - top - 0.35)
    right = Box(MARGIN + 5.5, left.top, BODY_BOX.width - 5.5, left.height)
    text(slide, Box(left.left, top, left.width, 0.3), blend.before_after.title, 13, bold=True)
    rows = range(len(blend.before_after.rows))
    draw(slide, left, blend.before_after, rows, 11)
    text(slide, Box(right.left, top, right.width, 0.3), blend.strategies_title, 13, bold=True)
    names = [f"{row.name} · {row.shortage.text} open · {row.total.text}"
             for row in blend.strategies]  # fmt: skip
    shades = [SHADES.get(row.lever, LIGHT.quiet) for row in blend.strategies]
    costs = Series("Total cost", [row.total.value for row in blend.strategies], shades)
    said = "; ".join(f"{row.name}: {row.total.text}, {row.shortage.text} must-have positions open"
                     for row in blend.strategies)  # fmt: skip
    bars(slide, right, names, (costs,), pattern="#,##0", made_at=model.made_at, said=said)


def _needs(deck: Deck, model: ReportModel, needs: Sequence[NeedRow], *, more: bool) -> None:
    blend = model.blend
    slide = deck.page(
        blend.needs_title + (" (continued)" if more else ""),
        "People at the required level: today, by each lever, and what stays open",
        sources(model, blend.needs_note),
    )
    names = [_need_name(need) for need in needs]
    by_kind = [{part.kind: part.people for part in need.parts} for need in needs]
    series = [
        Series(
            word,
            [found[kind].value if kind in found else None for found in by_kind],
            [shade] * len(needs),
            [found[kind].text if kind in found else "" for found in by_kind],
            LIGHT.ink if kind == "have" else "#FFFFFF",
        )
        for kind, word, shade in PARTS
        if any(kind in found for found in by_kind)
    ]
    bars(
        slide, BODY_BOX, names, series, pattern="0", legend=True, made_at=model.made_at,
        said="; ".join(
            f"{name}: " + ", ".join(f"{kind} {people.text}" for kind, people in found.items())
            for name, found in zip(names, by_kind, strict=True)
        ),
    )  # fmt: skip


def _need_name(need: NeedRow) -> str:
    wish = "" if need.must_have else " (wish)"
    return f"{need.skill} {need.level.text} · {need.scope}{wish}"


def _roadmap(deck: Deck, model: ReportModel, actions: Sequence[ActionRow], *, more: bool) -> None:
    """From start to counting, in weeks; the pale part is how long the decision can wait."""
    slide = deck.page(
        "What has to be decided by when" + (" (continued)" if more else ""),
        "Weeks from the plan's start until it counts. Pale: how much later is still in time",
        sources(model, model.blend.actions_note),
    )
    names = [f"{action.what} · decide by {action.decide_on}" for action in actions]
    room = Series("Not yet begun", [action.start.value for action in actions], None)
    shades = [SHADES.get(action.lever, LIGHT.quiet) for action in actions]
    work = Series(
        "At work until it counts",
        [(action.end.value or 0) - (action.start.value or 0) for action in actions],
        shades,
        [f"week {action.end.text}" for action in actions],
    )
    wait = Series(
        "Later, and still in time",
        [action.decide_by.value for action in actions],
        [mix(shade, LIGHT.page, 0.75) for shade in shades],
    )
    bars(
        slide, BODY_BOX, names, (room, work, wait), pattern="0", made_at=model.made_at,
        said="; ".join(
            f"{action.what}, weeks {action.start.text} to {action.end.text}, "
            f"decide by {action.decide_on}" for action in actions
        ),
    )  # fmt: skip


def _actions(deck: Deck, model: ReportModel) -> None:
    actions = model.blend.actions
    table = Table(
        "Actions, the first decision first",
        (Column("Action", share=2.2), Column("For", share=1.5), Column("Decide by", share=1.35),
         Column("Counts in week", "weeks"), Column("Once", "money"), Column("A year", "money"),
         Column("Hours", "hours"), Column("In total", "money"), Column("Chance", "percent"),
         Column("Closes", share=1.8)),
        tuple(
            (a.what, a.who, a.decide_on, a.end, a.one_off, a.run_rate, a.hours, a.total, a.chance,
             f"{a.closes}. {a.why}" if a.why else a.closes)
            for a in actions
        ),
        empty="No action is planned.",
    )  # fmt: skip
    looks: Looks = {
        (row, 0): Look(bar=LEVER_COLOURS[name])
        for row, action in enumerate(actions)
        for name in LEVER_COLOURS
        if action.lever == name
    }
    line = "Chance: that one position of it holds"
    flow(deck, table.title, line, [Told(table, SIZE, looks)], sources(model))


def _money(deck: Deck, model: ReportModel) -> None:
    blend = model.blend
    table = ways(model)
    first: Looks = {(0, place): Look(bold=True) for place in range(len(table.columns))}
    told = [Told(table, SIZE, first)]
    tables = (blend.by_lever, blend.by_year, blend.slips, blend.gives, *blend.fair)
    told += [Told(table, SIZE, heading=table.title) for table in tables if table.rows]
    flow(deck, blend.strategies_title, blend.strategies_note, told, sources(model))


def _section(deck: Deck, model: ReportModel, section: Section) -> None:
    said = sources(model, section.note, *(table.note for table in section.tables))
    told = [Told(table, SIZE, heading=table.title) for table in section.tables if not table.curve]
    flow(deck, section.title, "", told, said)
    for table in section.tables:
        if table.curve and table.rows:
            slide = deck.page(table.title, table.note, said)
            curve(slide, BODY_BOX, table, model.made_at)
