"""Charts of requirements and of actions: who is there, whom the plan adds, what is due when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.model import ReportModel
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import ActionRow, NeedRow
from dashboard.reports.slides.blocks import Chapter, Picture, more_words
from dashboard.reports.slides.charts import Series, bars
from dashboard.reports.slides.page import SHADES, Box
from dashboard.reports.slides.sources import sources
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, mix

ROWS, MOST_PAGES = 20, 2
"""Bars on one page, and pages of them; the others are in the workbook."""
BAR, AROUND = 0.24, 0.6
"""Inches of a bar, and of the axis and the legend."""
NAME = 46
"""Letters of a skill or scope beside a bar."""
TODAY = "#C9D0D6"
PARTS = (
    ("have", "today", TODAY),
    ("train", "train", LEVER_COLOURS["train"]),
    ("hire", "hire", LEVER_COLOURS["hire"]),
    ("equip", "equip", LEVER_COLOURS["equip"]),
    ("contract", "contract", LEVER_COLOURS["contract"]),
    ("move", "move", LEVER_COLOURS["move"]),
    ("open", "open", OPEN_COLOUR),
)


@dataclass(frozen=True)
class Deed:
    """Actions that are alike in what, when and until when, as one bar."""

    first: ActionRow
    times: int

    @property
    def name(self) -> str:
        """What it is, how often, and until when to decide."""
        often = f" ({self.times})" if self.times > 1 else ""
        return f"{plain(self.first.what, 2 * NAME - 30)}{often} · decide by {self.first.decide_on}"


def need_chapters(model: ReportModel) -> Iterator[Chapter]:
    """Requirements that are short or that the plan adds to; what is met and stays so is counted."""
    blend = model.blend
    drawn = [need for need in blend.needs if need.parts and _moves(need)]
    met = sum(bool(need.parts) and not _moves(need) for need in blend.needs)
    line = "People at the required level: today, by each lever, and what stays open"
    if met:
        line += f". {formats.count(met, 'must-have')} met today: in the workbook (XLSX)"
    for number, rows in enumerate(_parts(len(drawn))):
        shown = drawn[rows.start : rows.stop]
        picture = Picture(_tall(len(shown)), partial(_needs, model, shown))
        title = blend.needs_title + (" (continued)" if number else "")
        said = _beyond(line, rows.stop, len(drawn))
        yield Chapter(title, said, [picture], sources(model, blend.needs_note))


def roadmap_chapters(model: ReportModel) -> Iterator[Chapter]:
    """From start to counting, in weeks; the pale part is how long the decision can wait."""
    deeds = _alike(model.blend.actions)
    line = (
        "Weeks from the plan's start until it counts. Pale: how much later is still in time. "
        f"{model.blend.due_rule.rstrip('.')}"
    )
    for number, rows in enumerate(_parts(len(deeds))):
        shown = deeds[rows.start : rows.stop]
        picture = Picture(_tall(len(shown)), partial(_roadmap, model, shown))
        title = "What has to be decided by when" + (" (continued)" if number else "")
        said = _beyond(line, rows.stop, len(deeds))
        yield Chapter(title, said, [picture], sources(model, model.blend.actions_note))


def _moves(need: NeedRow) -> bool:
    return any(part.kind != "have" for part in need.parts)


def _alike(actions: Sequence[ActionRow]) -> list[Deed]:
    found: dict[tuple[object, ...], list[ActionRow]] = {}
    for one in actions:
        key = (one.lever, one.what, one.start.value, one.end.value, one.decide_on)
        found.setdefault(key, []).append(one)
    return [Deed(rows[0], len(rows)) for rows in found.values()]


def _parts(count: int) -> list[range]:
    """Equal pages of at most so many bars."""
    pages = min(MOST_PAGES, -(-count // ROWS))
    shown = min(count, pages * ROWS)
    return [range(n * shown // pages, (n + 1) * shown // pages) for n in range(pages)]


def _tall(count: int) -> float:
    return count * BAR + AROUND


def _beyond(line: str, end: int, count: int) -> str:
    """The line of the last page that is drawn says how many are not."""
    left = count - end if end >= ROWS * MOST_PAGES else 0
    return f"{line}. {more_words(left)}" if left else line


def _needs(model: ReportModel, needs: Sequence[NeedRow], slide: Slide, box: Box) -> None:
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
        slide,
        box,
        names,
        series,
        pattern="0",
        legend=True,
        made_at=model.made_at,
        said="; ".join(
            f"{name}: " + ", ".join(f"{kind} {people.text}" for kind, people in found.items())
            for name, found in zip(names, by_kind, strict=True)
        ),
    )


def _need_name(need: NeedRow) -> str:
    other = "" if need.must_have else " (other)"
    return f"{plain(need.skill, NAME)} {need.level.text} · {plain(need.scope, NAME)}{other}"


def _roadmap(model: ReportModel, deeds: Sequence[Deed], slide: Slide, box: Box) -> None:
    actions = [deed.first for deed in deeds]
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
        slide,
        box,
        [deed.name for deed in deeds],
        (room, work, wait),
        pattern="0",
        made_at=model.made_at,
        said="; ".join(
            f"{deed.name}, weeks {deed.first.start.text} to {deed.first.end.text}" for deed in deeds
        ),
    )
