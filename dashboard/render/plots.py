"""Forms of charts as Plotly figures, for the screen, and what a shade looks like in every outlet.
Data in, figure out; nothing is drawn here."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import plotly.graph_objects as go

from analytics.strategy.amounts import SIGNS
from dashboard.charts.base import MONEY_AXIS, safe, short, styled, unique, whole_numbers
from dashboard.formats import SPACE, day, last_day, money, week_day
from dashboard.render.blocks import Bars, Curves, Form, Point, Points, Spans, Stacked, written
from dashboard.render.printable import months
from dashboard.theme import LEVER_COLOURS, LIGHT, OPEN_COLOUR, Palette, text_on

HAVE = "#8A96A3"
"""Who counts today, before any lever; read on the page of both modes."""
PHONE = 21
"""Letters that stand beside each other below the curves on a phone."""
LEVELS = tuple((fill, text_on(fill)) for fill in LIGHT.levels)
"""Fill and ink of each level 0 to 5, on paper."""


def shades(palette: Palette) -> dict[str, str]:
    """#RRGGBB by name."""
    return {
        **{str(lever): colour for lever, colour in LEVER_COLOURS.items()},
        "nothing": OPEN_COLOUR,
        "open": OPEN_COLOUR,
        "have": HAVE,
        "covered": palette.quiet,
        "unpriced": palette.quiet,
        "ink": palette.ink,
        "quiet": palette.quiet,
        "accent": palette.accent,
        "low": palette.poor,
        "middle": palette.fair,
        "good": palette.good,
        "unknown": palette.line,
        **{f"level-{level}": colour for level, colour in enumerate(palette.levels)},
    }


def safe_sign(currency: str) -> str:
    """A currency's sign or letters, for the number formats of office programs."""
    return SIGNS.get(currency) or "".join(letter for letter in currency if letter.isalnum())


ROW, AROUND, TALL = 28, 30, 280
"""px of a row, around rows, and of a chart with an axis of time or money."""
NAME, LABEL = 34, 12
"""Letters of a name beside an axis, px of labels."""
APART = 0.08
"""Least distance of two labels at the end of lines, as a share of the axis."""
LEGEND, WRAPPED = 160, 16
"""px that a legend may take before it scrolls over the bars, and of a name that goes below others
on a phone."""
SMALL, WIDE = 0.06, 0.15
"""Parts of the longest bar below which a number has no room in its own, and an amount has none."""
DASHES = ("solid", "dash", "dot", "dashdot")
"""Lines are told apart by their dashes and names, not by colour alone."""


def figure(form: Form, palette: Palette) -> go.Figure:
    """The picture of a form. A heat has none: it is drawn as a table."""
    match form:
        case Bars():
            return _bars(form, palette)
        case Stacked():
            return _stacked(form, palette)
        case Curves():
            return _curves(form, palette)
        case Points():
            return _points(form, palette) if form.joined else _cloud(form, palette)
        case Spans():
            return _spans(form, palette)
    raise ValueError(f"no figure for {type(form).__name__}")


def _name(text: str) -> str:
    return safe(short(text, NAME))


def _bars(form: Bars, palette: Palette) -> go.Figure:
    lines: list[tuple[str, int | None]] = []
    group = ""
    for at, row in enumerate(form.rows):
        if row.group and row.group != group:
            lines.append((f"<b>{_name(row.group)}</b>", None))
            group = row.group
        lines.append((_name(row.label), at))
    names = unique([name for name, _ in lines])
    y = [name for name, (_, at) in zip(names, lines, strict=True) if at is not None]
    rows, colours = form.rows, shades(palette)
    ends = [max(x or 0.0 for x in (r.value, r.high, r.mark)) for r in rows]
    end = form.end or max(ends, default=1.0) or 1.0
    drawn = go.Figure()
    tracks = [end if form.end else (row.mark or 0.0) for row in rows]
    drawn.add_bar(y=y, x=tracks, orientation="h", marker_color=palette.panel, hoverinfo="skip")
    more = [(r.high - r.value) if r.high is not None and r.value is not None else 0.0 for r in rows]
    drawn.add_bar(
        y=y,
        x=[row.value for row in rows],
        orientation="h",
        marker_color=[colours.get(row.shade, palette.accent) for row in rows],
        hovertext=[f"<b>{safe(r.label)}</b><br>{safe(r.note or r.text)}" for r in rows],
        hoverinfo="text",
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [part or None for part in more],
            "arrayminus": [0.0 if part else None for part in more],
            "color": palette.quiet,
            "thickness": 1.5,
            "width": 4,
        }
        if any(more)
        else None,
    )
    marked = [(name, row) for name, row in zip(y, rows, strict=True) if row.mark is not None]
    drawn.add_scatter(
        y=[name for name, _ in marked],
        x=[row.mark for _, row in marked],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": palette.ink}},
    )
    _words(drawn, [end * 1.03] * len(y), y, [f"<b>{safe(row.text)}</b>" for row in rows])
    styled(drawn, palette, height=ROW * len(names) + AROUND)
    drawn.update_layout(barmode="overlay")
    drawn.update_xaxes(visible=False, range=[0, end * 1.9])
    _from_top(drawn, names)
    return drawn


def _words(
    drawn: go.Figure,
    x: Sequence[float],
    y: Sequence[Any],
    texts: Sequence[str],
    places: str | Sequence[str] = "middle right",
) -> None:
    drawn.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=texts,
        textposition=places,
        textfont={"size": LABEL},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )


def _from_top(drawn: go.Figure, names: Sequence[str]) -> None:
    drawn.update_yaxes(
        categoryorder="array",
        categoryarray=list(names),
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        tickfont={"size": LABEL},
    )


def _stacked(form: Stacked, palette: Palette) -> go.Figure:
    names, colours = unique([_name(label) for label in form.labels]), shades(palette)
    drawn = go.Figure()
    wholes = [
        sum(v or 0.0 for v in whole) for whole in zip(*(s.values for s in form.series), strict=True)
    ]
    most = max(wholes, default=0.0) or 1.0
    for one in form.series:
        if not any(one.values):
            continue
        values = [value or 0.0 for value in one.values]
        texts = [written(v, form.kind, form.unit) if v else "" for v in values]
        inside, least = texts, most * SMALL
        if form.kind == "money":
            inside, least = [money(v, form.unit) for v in values], most * WIDE
        inside = [text if v >= least else "" for v, text in zip(values, inside, strict=True)]
        place = {"x": names, "y": one.values} if form.upright else {"y": names, "x": one.values}
        colour = colours.get(one.shade, palette.accent)
        drawn.add_bar(
            **place,
            orientation="v" if form.upright else "h",
            name=safe(one.name),
            marker={"color": colour, "line": {"width": 0.5, "color": palette.line}},
            text=None if form.upright else inside,
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            textangle=0,
            insidetextfont={"size": 11, "color": text_on(colour)},
            hovertext=[
                f"<b>{safe(label)}</b><br>{safe(one.name)}: {said or 0}"
                for label, said in zip(form.labels, texts, strict=True)
            ],
            hoverinfo="text",
        )
    room = WRAPPED * max(0, sum(any(one.values) for one in form.series) - 2)
    height = TALL if form.upright else ROW * len(names) + 2 * AROUND + room
    styled(drawn, palette, height=height)
    drawn.update_layout(
        barmode="stack",
        margin_t=AROUND,
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "maxheight": LEGEND,
            "traceorder": "normal",
        },
    )
    if form.upright:
        drawn.update_yaxes(**(MONEY_AXIS if form.kind == "money" else {}), title_text=form.unit)
    else:
        _from_top(drawn, names)
        drawn.update_xaxes(**(MONEY_AXIS if form.kind == "money" else whole_numbers(int(most))))
    return drawn


def spread(values: Sequence[float], apart: float) -> list[float]:
    """Heights of labels: near their lines, and never on each other."""
    placed = dict.fromkeys(range(len(values)), 0.0)
    above = 1e18
    for number in sorted(placed, key=lambda n: -values[n]):
        above = placed[number] = min(values[number], above - apart)
    return [placed[number] for number in range(len(values))]


def _curves(form: Curves, palette: Palette) -> go.Figure:
    colours, drawn = shades(palette), go.Figure()
    known = [value for one in form.series for value in one.values if value is not None]
    low, high = max(0.0, int(min(known, default=0.0) * 10 - 1) / 10), 1.03
    places = list(range(len(form.labels)))
    ends = [next((v for v in reversed(s.values) if v is not None), 0.0) for s in form.series]
    labels = spread(ends, APART * (high - low))
    for at, (one, end, beside) in enumerate(zip(form.series, ends, labels, strict=True)):
        drawn.add_scatter(
            x=places,
            y=one.values,
            mode="lines" if sum(v is not None for v in one.values) > 1 else "markers",
            line={
                "color": colours.get(one.shade, palette.accent),
                "width": 1.8 if at else 2.6,
                "dash": DASHES[at % len(DASHES)],
            },
            hovertext=[
                f"<b>{safe(label)}</b><br>{safe(one.name)} {written(v, 'percent')}"
                for label, v in zip(form.labels, one.values, strict=True)
            ],
            hoverinfo="text",
        )
        text = f"{safe(short(one.name, 16))} <b>{written(end, 'percent')}</b>"
        _words(drawn, [len(places) - 0.8], [beside], [text])
    styled(drawn, palette, height=TALL)
    below = [_narrow(label) for label in form.labels]
    longest = max((len(part) for text in below for part in text.split("<br>")), default=1)
    fit = min(5, max(2, PHONE // longest))
    shown = places[:: -(-len(places) // fit) or 1]
    drawn.update_xaxes(
        range=[-0.3, len(places) * 1.55],
        showgrid=False,
        tickvals=shown,
        ticktext=[below[at] for at in shown],
        tickangle=0,
    )
    drawn.update_yaxes(range=[low, high], tickformat=".0%")
    return drawn


def _narrow(label: str) -> str:
    """Its last word below the others: beside each other on a phone, too."""
    first, _, last = safe(label.replace(SPACE, " ")).rpartition(" ")
    return f"{first}<br>{last}" if first else last


def _points(form: Points, palette: Palette) -> go.Figure:
    points, drawn = form.points, go.Figure()
    drawn.add_scatter(
        x=[p.x for p in points],
        y=[p.y for p in points],
        mode="lines+markers",
        line={"color": palette.accent, "width": 1.5},
        marker=_marks(points, palette, [14 if p.strong else 10 for p in points]),
        hovertext=[
            f"<b>{safe(p.label)}</b><br>{p.text}, {written(p.x, form.x_kind, form.unit)}"
            for p in points
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    low, high = min((p.y for p in points), default=0), max((p.y for p in points), default=1)
    room = (high - low) or 1.0
    right = max((p.x for p in points), default=1.0) or 1.0
    last = [p.x >= 0.7 * right for p in points]
    heights = [p.y + (0.03 if end else -0.03) * room for p, end in zip(points, last, strict=True)]
    beside = [p.x + (-0.015 if end else 0.015) * right for p, end in zip(points, last, strict=True)]
    texts = [f"{p.text} {safe(p.label)}" for p in points]
    texts = [f"<b>{text}</b>" if p.strong else text for text, p in zip(texts, points, strict=True)]
    ends = ["top left" if end else "bottom right" for end in last]
    _words(drawn, beside, heights, texts, ends)
    styled(drawn, palette, height=TALL)
    across, up = [-0.04 * right, 1.1 * right], [low - 0.15 * room, high + 0.3 * room]
    return _titled(drawn, form, across, up)


def _titled(
    drawn: go.Figure, form: Points, across: Sequence[float], up: Sequence[float]
) -> go.Figure:
    money_axis = MONEY_AXIS if form.x_kind == "money" else {}
    drawn.update_xaxes(title_text=safe(form.x_title), range=across, showgrid=False, **money_axis)
    drawn.update_yaxes(title_text=safe(form.y_title), range=up)
    return drawn


def _marks(points: Sequence[Point], palette: Palette, sizes: Sequence[int]) -> dict[str, Any]:
    return {
        "size": sizes,
        "color": [palette.accent if p.strong else palette.page for p in points],
        "line": {"width": 2, "color": palette.accent},
    }


def _cloud(form: Points, palette: Palette) -> go.Figure:
    points, drawn = form.points, go.Figure()
    across, up = _around([p.x for p in points], 0.3), _around([p.y for p in points])
    named = [p for p in points if p.strong]

    def place(point: Point) -> str:
        """Where its name stands: to the right, above or below a named mark that is there."""
        near, level = 0.15 * (across[1] - across[0]), 0.05 * (up[1] - up[0])
        in_the_way = (p.y for p in named if 0 < p.x - point.x < near and abs(p.y - point.y) < level)
        other = next(in_the_way, None)
        if other is None:
            return "middle right"
        return "top right" if point.y >= other else "bottom right"

    drawn.add_scatter(
        x=[p.x for p in points],
        y=[p.y for p in points],
        mode="markers+text",
        text=[_name(p.label) if p.strong else "" for p in points],
        textposition=[place(p) for p in points],
        textfont={"size": LABEL},
        marker=_marks(points, palette, [10] * len(points)),
        hovertext=[f"<b>{safe(p.label)}</b><br>{safe(p.text)}" for p in points],
        hoverinfo="text",
    )
    styled(drawn, palette, height=TALL + 5 * AROUND)
    if form.cross:
        line = {"color": palette.quiet, "width": 1, "dash": "dot"}
        drawn.add_vline(x=form.cross[0], line=line)
        drawn.add_hline(y=form.cross[1], line=line)
    return _titled(drawn, form, across, up)


def _around(values: Sequence[float], beside: float = 0.12) -> list[float]:
    """An axis with room for marks, and for names beside them."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) or 1.0
    return [low - beside * room, high + 0.12 * room]


def _when(start: date | None, of: Callable[[date, float], date], week: float) -> str:
    return day(of(start, week)) if start else f"week {week:.0f}"


def _spans(form: Spans, palette: Palette) -> go.Figure:
    rows, colours, drawn = form.rows, shades(palette), go.Figure()
    names = unique([_name(row.label) for row in rows])
    fills = [colours.get(row.shade, palette.accent) for row in rows]
    drawn.add_bar(
        y=names,
        x=[max(row.end - row.start, 0.4) for row in rows],
        base=[row.start for row in rows],
        orientation="h",
        marker_color=fills,
        cliponaxis=False,
        hovertext=[f"<b>{safe(row.label)}</b><br>{safe(row.note)}" for row in rows],
        hoverinfo="text",
    )
    for symbol, size, weeks, word in (
        ("line-ns", 15, [row.due for row in rows], "due"),
        ("diamond", 10, [row.decide for row in rows], "decide by"),
    ):
        on = partial(_when, form.start, week_day if word == "due" else last_day)
        there = [(n, week) for n, week in zip(names, weeks, strict=True) if week is not None]
        drawn.add_scatter(
            y=[name for name, _ in there],
            x=[week for _, week in there],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": size,
                "color": palette.ink,
                "line": {"width": 2 if word == "due" else 1, "color": palette.ink},
            },
            hovertext=[f"{word} {on(week)}" for _, week in there],
            hoverinfo="text",
        )
    styled(drawn, palette, height=ROW * max(len(names), 1) + 2 * AROUND)
    drawn.update_layout(barmode="overlay")
    _from_top(drawn, names)
    ticks = months(form.start, form.weeks)
    ticks = ticks[:: -(-len(ticks) // 5) or 1]
    drawn.update_xaxes(
        range=[-0.5, form.weeks + 1.5],
        tickvals=[one["at"] * form.weeks for one in ticks],
        ticktext=[_narrow(str(one["text"])) for one in ticks],
        tickangle=0,
    )
    return drawn
