"""The plan: what it costs and closes, when, against the other ways to act, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reports.content import Column, Section, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import ActionRow, NeedRow
from dashboard.reports.slides.charts import Series, bars, curve, money_pattern, money_step
from dashboard.reports.slides.flow import Told, ending, flow, more_words
from dashboard.reports.slides.money_pages import money_pages
from dashboard.reports.slides.page import BODY_BOX, BOTTOM, MARGIN, TOP, Box, Deck, cards, headline
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import Look, Looks, draw
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, mix

SIZE = 10.0
ROWS, MOST_PAGES = 16, 2
"""Bars on one page, and pages of them; the others are in the workbook."""
NAME = 46
"""Letters of a skill or scope beside a bar."""
CURVE_FROM = 3.6
"""Inches from the upper edge down to which a table leaves room for a curve."""
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
    for first in range(0, min(len(drawn), ROWS * MOST_PAGES), ROWS):
        _needs(deck, model, drawn[first : first + ROWS], first, len(drawn))
    actions = model.blend.actions
    for first in range(0, min(len(actions), ROWS * MOST_PAGES), ROWS):
        _roadmap(deck, model, actions[first : first + ROWS], first, len(actions))
    _actions(deck, model)
    money_pages(deck, model)


def _beyond(line: str, first: int, shown: int, count: int) -> str:
    """The line of the last page that is drawn says how many are not."""
    end = first + shown
    left = count - end if end >= ROWS * MOST_PAGES else 0
    return f"{line}. {more_words(left)}" if left else line


def _outcome(deck: Deck, model: ReportModel) -> None:
    blend = model.blend
    slide = deck.page(blend.title, blend.do_nothing, sources(model))
    cards(slide, blend.costs, TOP)
    top = TOP + 1.55
    left = Box(MARGIN, top + 0.35, 5.0, BOTTOM - top - 0.35)
    right = Box(MARGIN + 5.5, left.top, BODY_BOX.width - 5.5, left.height)
    headline(slide, Box(left.left, top, left.width, 0.3), blend.before_after.title)
    rows = range(len(blend.before_after.rows))
    draw(slide, left, blend.before_after, rows, 11)
    headline(slide, Box(right.left, top, right.width, 0.3), blend.strategies_title)
    names = [f"{row.name} · {row.shortage.text} open · {row.total.text}"
             for row in blend.strategies]  # fmt: skip
    shades = [SHADES.get(row.lever, LIGHT.quiet) for row in blend.strategies]
    costs = Series("Total cost", [row.total.value for row in blend.strategies], shades)
    said = "; ".join(f"{row.name}: {row.total.text}, {row.shortage.text} must-have positions open"
                     for row in blend.strategies)  # fmt: skip
    largest = max((value or 0 for value in costs.values), default=0)
    bars(
        slide, right, names, (costs,), pattern=money_pattern(largest, model.currency),
        step=money_step(largest), made_at=model.made_at, said=said,
    )  # fmt: skip


def _needs(
    deck: Deck, model: ReportModel, needs: Sequence[NeedRow], first: int, count: int
) -> None:
    blend = model.blend
    line = "People at the required level: today, by each lever, and what stays open"
    slide = deck.page(
        blend.needs_title + (" (continued)" if first else ""),
        _beyond(line, first, len(needs), count),
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
    other = "" if need.must_have else " (other)"
    return f"{plain(need.skill, NAME)} {need.level.text} · {plain(need.scope, NAME)}{other}"


def _roadmap(
    deck: Deck, model: ReportModel, actions: Sequence[ActionRow], first: int, count: int
) -> None:
    """From start to counting, in weeks; the pale part is how long the decision can wait."""
    line = (
        "Weeks from the plan's start until it counts. Pale: how much later is still in time. "
        f"{model.blend.due_rule.rstrip('.')}"
    )
    slide = deck.page(
        "What has to be decided by when" + (" (continued)" if first else ""),
        _beyond(line, first, len(actions), count),
        sources(model, model.blend.actions_note),
    )
    names = [f"{plain(a.what, 2 * NAME - 30)} · decide by {a.decide_on}" for a in actions]
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
        (Column("Action", share=1.9), Column("For", share=1.6), Column("Decide by", share=1.0),
         Column("Counts in week", "weeks"), Column("Once", "money"), Column("A year", "money"),
         Column("Hours", "hours"), Column("In total", "money"), Column("Chance", "percent"),
         Column("Closes", share=2.6)),
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
    flow(deck, table.title, line, [Told(table, 9, looks, pages=2)], sources(model))


def _section(deck: Deck, model: ReportModel, section: Section) -> None:
    said = sources(model, section.note, *(table.note for table in section.tables))
    curves = [table for table in section.tables if table.curve and table.rows]
    told = [Told(table, SIZE, heading=table.title) for table in section.tables if not table.curve]
    if curves and told and (ends := ending(told[0])) < CURVE_FROM:
        # A short first table and the curve make one page.
        slide = deck.page(section.title, "", said)
        flow(deck, section.title, "", told[:1], said, slide=slide)
        table, told = curves.pop(0), told[1:]
        headline(slide, Box(MARGIN, ends + 0.2, BODY_BOX.width, 0.3), table.title)
        room = Box(MARGIN, ends + 0.5, BODY_BOX.width, BOTTOM - ends - 0.5)
        curve(slide, room, table, model.made_at)
    flow(deck, section.title, "", told, said)
    for table in curves:
        slide = deck.page(table.title, table.note, said)
        curve(slide, BODY_BOX, table, model.made_at)
