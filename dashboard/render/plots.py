"""Forms of charts as Plotly figures, for the screen: their type, colours and margins, and what a
shade looks like in every outlet. Data in, figure out; nothing is drawn here."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

import plotly.graph_objects as go

from analytics.strategy.amounts import SIGNS
from dashboard.details import isolated
from dashboard.formats import SPACE, day, last_day, money, short, week_day
from dashboard.render.blocks import Bars, Curves, Form, Point, Points, Spans, Stacked, written
from dashboard.render.printable import months
from dashboard.theme import (
    FONT_SIZE,
    FONT_STACK,
    LEVER_COLOURS,
    OPEN_COLOUR,
    Palette,
    text_on,
)

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,  # plotly.js would offer to upload the chart to somebody's server
    "scrollZoom": False,
}
MONEY_AXIS: dict[str, Any] = {"exponentformat": "B", "separatethousands": True}
"""An axis of money has the letters of `formats.money`: k, M, B, T."""
MOST_TICKS = 7
"""Steps of an axis of counts."""
BAR = 0.62
"""Share of a row that a bar fills."""


def whole_numbers(most: int) -> dict[str, Any]:
    """The ticks of an axis of counts from 0 to `most`: whole numbers, at most MOST_TICKS steps."""
    steps = (first * 10**power for power in count() for first in (1, 2, 5))
    step = next(step for step in steps if most <= MOST_TICKS * step)
    return {"tick0": 0, "dtick": step, "tickformat": ",d"}


def styled(figure: go.Figure, palette: Palette, height: int) -> go.Figure:
    """Give a figure the product's look, before its axes are given anything of their own. `height`
    in px; the width is that of its place."""
    axis = {
        "automargin": True,
        "showline": False,
        "ticks": "",
        "zeroline": False,
        "gridcolor": palette.line,
        "tickfont": {"size": FONT_SIZE},
        "title": {"font": {"size": FONT_SIZE - 1, "color": palette.quiet}, "standoff": 12},
        "fixedrange": True,
    }
    font = {"family": FONT_STACK, "size": FONT_SIZE, "color": palette.ink}
    look = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 6},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font,
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.line,
            "font": font,
            "align": "left",
        },
        "separators": f".{SPACE}",
        "showlegend": False,
        "dragmode": False,
        "bargap": 1 - BAR,
        "xaxis": axis,
        "yaxis": axis,
    }
    for name, value in look.items():  # a tenth of the time of `update_layout`
        figure.layout[name] = value
    return figure


def safe(text: str) -> str:
    """A user's word inside a chart: Plotly reads a little HTML, so no tag may come of it; nor does
    a word from right to left move what stands beside it."""
    return isolated(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unique(labels: list[str]) -> list[str]:
    """Labels of a category axis, told apart: equal ones would fall on one row."""
    seen: dict[str, int] = {}
    texts: list[str] = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        texts.append(label + "\u200b" * (seen[label] - 1))
    return texts


HAVE = "#8A96A3"
"""Who counts today, before any lever; read on the page of both modes."""
PHONE = 21
"""Letters that stand beside each other below the curves on a phone."""


def shades(palette: Palette) -> dict[str, str]:
    """#RRGGBB by name."""
    return {
        **LEVER_COLOURS,
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
BESIDE_BARS, A_LETTER = 1.35, 0.09
"""In longest bars: one with a gap behind it, and a letter of a label on a phone."""
DASHES = ("solid", "dash", "dot", "dashdot")
"""Lines are told apart by their dashes and names, not by colour alone."""


def _name(text: str) -> str:
    return safe(short(text, NAME))


def _bars(form: Bars, palette: Palette) -> go.Figure:
    rows, colours, drawn = form.rows, shades(palette), go.Figure()
    y = unique([_name(row.label) for row in rows])
    longest = max((x or 0.0 for r in rows for x in (r.value, r.high, r.mark)), default=1.0)
    end = form.end or longest or 1.0
    tracks = [end if form.end else (row.mark or 0.0) for row in rows]
    drawn.add_bar(y=y, x=tracks, orientation="h", marker_color=palette.panel, hoverinfo="skip")
    more = [(r.high - r.value) or None if r.high and r.value is not None else None for r in rows]
    drawn.add_bar(
        y=y,
        x=[row.value for row in rows],
        orientation="h",
        marker_color=[colours.get(row.shade, palette.accent) for row in rows],
        hovertext=[_hover(row.label, row.note or row.text) for row in rows],
        hoverinfo="text",
        error_x={
            "type": "data",
            "symmetric": False,
            "array": more,
            "arrayminus": [part and 0.0 for part in more],
            "color": palette.quiet,
            "thickness": 1.5,
            "width": 4,
        },
    )
    marked = [(name, row.mark) for name, row in zip(y, rows, strict=True) if row.mark is not None]
    drawn.add_scatter(
        y=[name for name, _ in marked],
        x=[mark for _, mark in marked],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": palette.ink}},
    )
    texts = [row.text.replace(" to ", "–") for row in rows]  # a phone has no room for the word
    _words(drawn, [end * 1.03] * len(y), y, [f"{SPACE}<b>{safe(text)}</b>" for text in texts])
    styled(drawn, palette, height=ROW * len(y) + AROUND)
    drawn.update_layout(barmode="overlay")
    letters = max(map(len, texts), default=0)
    drawn.update_xaxes(visible=False, range=[0, end * (BESIDE_BARS + letters * A_LETTER)])
    _from_top(drawn, y)
    return drawn


def _hover(label: str, text: str) -> str:
    return f"<b>{safe(label)}</b><br>{safe(text)}"


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
    drawn, used = go.Figure(), [series for series in form.series if any(series.values)]
    wholes = zip(*(series.values for series in form.series), strict=True)
    most = max((sum(value or 0.0 for value in whole) for whole in wholes), default=0.0) or 1.0
    least = most * (WIDE if form.kind == "money" else SMALL)
    for series in used:
        values = [value or 0.0 for value in series.values]
        texts = [written(value, form.kind, form.unit) if value else "0" for value in values]
        inside = [money(v, form.unit) for v in values] if form.kind == "money" else texts
        colour = colours.get(series.shade, palette.accent)
        drawn.add_bar(
            x=names if form.upright else series.values,
            y=series.values if form.upright else names,
            orientation="v" if form.upright else "h",
            name=safe(series.name),
            marker={"color": colour, "line": {"width": 0.5, "color": palette.line}},
            text=None
            if form.upright
            else [text if v >= least else "" for v, text in zip(values, inside, strict=True)],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            textangle=0,
            insidetextfont={"size": 11, "color": text_on(colour)},
            hovertext=[
                _hover(label, f"{series.name}: {text}")
                for label, text in zip(form.labels, texts, strict=True)
            ],
            hoverinfo="text",
        )
    room = WRAPPED * max(0, len(used) - 1)
    height = TALL if form.upright else ROW * len(names) + 2 * AROUND + room
    styled(drawn, palette, height=height)
    above = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    drawn.update_layout(
        barmode="stack",
        margin_t=AROUND,
        minreducedheight=ROW,  # else the lines of a legend lie on the bars where these are few
        showlegend=True,
        legend={**above, "maxheight": LEGEND, "traceorder": "normal"},
    )
    if form.upright:
        drawn.update_yaxes(**(MONEY_AXIS if form.kind == "money" else {}), title_text=form.unit)
    else:
        _from_top(drawn, names)
        drawn.update_xaxes(**(MONEY_AXIS if form.kind == "money" else whole_numbers(int(most))))
    return drawn


def spread(values: Sequence[float], apart: float) -> list[float]:
    """Heights of labels: near their lines, and never on each other."""
    placed, above = [0.0] * len(values), float("inf")
    for number in sorted(range(len(values)), key=lambda n: -values[n]):
        above = placed[number] = min(values[number], above - apart)
    return placed


def _curves(form: Curves, palette: Palette) -> go.Figure:
    colours, drawn = shades(palette), go.Figure()
    known = [value for series in form.series for value in series.values if value is not None]
    low, high = max(0.0, int(min(known, default=0.0) * 10 - 1) / 10), 1.03
    places = list(range(len(form.labels)))
    ends = [next((v for v in reversed(s.values) if v is not None), 0.0) for s in form.series]
    labels = spread(ends, APART * (high - low))
    for at, (series, end, beside) in enumerate(zip(form.series, ends, labels, strict=True)):
        drawn.add_scatter(
            x=places,
            y=series.values,
            mode="lines" if sum(v is not None for v in series.values) > 1 else "markers",
            line={
                "color": colours.get(series.shade, palette.accent),
                "width": 1.8 if at else 2.6,
                "dash": DASHES[at % len(DASHES)],
            },
            hovertext=[
                _hover(label, f"{series.name} {written(value, 'percent')}")
                for label, value in zip(form.labels, series.values, strict=True)
            ],
            hoverinfo="text",
        )
        text = f"{safe(short(series.name, 16))} <b>{written(end, 'percent')}</b>"
        _words(drawn, [len(places) - 0.8], [beside], [text])
    styled(drawn, palette, height=TALL)
    below = [_narrow(label) for label in form.labels]
    longest = max((len(part) for text in below for part in text.split("<br>")), default=1)
    shown = places[:: -(-len(places) // min(5, max(2, PHONE // longest))) or 1]
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
    texts = [p.text for p in points]
    if form.joined:
        texts = [f"{p.text}, {written(p.x, form.x_kind, form.unit)}" for p in points]
    drawn.add_scatter(
        x=[p.x for p in points],
        y=[p.y for p in points],
        mode="lines+markers" if form.joined else "markers",
        line={"color": palette.accent, "width": 1.5},
        marker={
            "size": [14 if form.joined and p.strong else 10 for p in points],
            "color": [palette.accent if p.strong else palette.page for p in points],
            "line": {"width": 2, "color": palette.accent},
        },
        hovertext=[_hover(p.label, text) for p, text in zip(points, texts, strict=True)],
        hoverinfo="text",
        cliponaxis=not form.joined,
    )
    styled(drawn, palette, height=TALL if form.joined else TALL + 5 * AROUND)
    across, up = _names_along(drawn, form) if form.joined else _names_of_strong(drawn, points)
    if form.cross:
        line = {"color": palette.quiet, "width": 1, "dash": "dot"}
        drawn.add_vline(x=form.cross[0], line=line)
        drawn.add_hline(y=form.cross[1], line=line)
    money_axis = MONEY_AXIS if form.x_kind == "money" else {}
    drawn.update_xaxes(title_text=safe(form.x_title), range=across, showgrid=False, **money_axis)
    drawn.update_yaxes(title_text=safe(form.y_title), range=up)
    return drawn


Range = list[float]


def _names_along(drawn: go.Figure, form: Points) -> tuple[Range, Range]:
    """The name of each below a line that rises, at its end above it, none on another. Answers both
    axes."""
    points, (low, high) = form.points, form.heights
    room = high - low
    right = max((p.x for p in points), default=1.0) or 1.0
    ends = [p.x >= 0.7 * right for p in points]
    sides = [1 if end else -1 for end in ends]  # above the line, and below it
    texts = [f"{p.text} {safe(p.label)}" for p in points]
    heights = [0.0] * len(points)
    for side in (1, -1):
        own = [at for at, item in enumerate(sides) if item == side]
        placed = spread([-side * points[at].y / room for at in own], 1.4 * APART)
        for at, height in zip(own, placed, strict=True):
            heights[at] = (-side * height + 0.03 * side) * room
    _words(
        drawn,
        [p.x - 0.015 * side * right for p, side in zip(points, sides, strict=True)],
        heights,
        [f"<b>{text}</b>" if p.strong else text for text, p in zip(texts, points, strict=True)],
        ["top left" if end else "bottom right" for end in ends],
    )
    lowest, highest = min([low, *heights]), max([high, *heights])
    return [-0.04 * right, 1.1 * right], [lowest - 0.12 * room, highest + 0.27 * room]


def _names_of_strong(drawn: go.Figure, points: Sequence[Point]) -> tuple[Range, Range]:
    """Beside its mark, above or below a named one that is there. Answers both axes."""
    across, up = _around([p.x for p in points], 0.3), _around([p.y for p in points])
    near, level = 0.15 * (across[1] - across[0]), 0.05 * (up[1] - up[0])
    named, places = [p for p in points if p.strong], []
    for point in named:
        beside = (p for p in named if 0 < p.x - point.x < near and abs(p.y - point.y) < level)
        other = next(beside, None)
        above = other is not None and point.y >= other.y
        places.append("middle right" if other is None else "top right" if above else "bottom right")
    texts, mark = [_name(p.label) for p in named], 0.006 * (across[1] - across[0])
    _words(drawn, [p.x + mark for p in named], [p.y for p in named], texts, places)
    return across, up


def _around(values: Sequence[float], beside: float = 0.12) -> Range:
    """An axis with room for marks, and for names beside them."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) or 1.0
    return [low - beside * room, high + 0.12 * room]


def _spans(form: Spans, palette: Palette) -> go.Figure:
    rows, colours, drawn = form.rows, shades(palette), go.Figure()
    parts = (row.label.rpartition(", ") for row in rows)  # what is done with it is never cut
    ends = ((of, mark + done) for of, mark, done in parts)
    names = unique([safe(short(of, NAME - len(end)) + end) for of, end in ends])
    drawn.add_bar(
        y=names,
        x=[max(row.end - row.start, 0.4) for row in rows],
        base=[row.start for row in rows],
        orientation="h",
        marker_color=[colours.get(row.shade, palette.accent) for row in rows],
        cliponaxis=False,
        hovertext=[_hover(row.label, row.note) for row in rows],
        hoverinfo="text",
    )
    due = [(name, row.due) for name, row in zip(names, rows, strict=True)]
    decide = [(name, row.decide) for name, row in zip(names, rows, strict=True)]
    for symbol, size, weight, marks, word, on in (
        ("line-ns", 15, 2, due, "due", week_day),
        ("diamond", 10, 1, decide, "decide by", last_day),
    ):
        there = [(name, week) for name, week in marks if week is not None]
        days = [day(on(form.start, week)) for _, week in there]
        line = {"width": weight, "color": palette.ink}
        drawn.add_scatter(
            y=[name for name, _ in there],
            x=[week for _, week in there],
            mode="markers",
            marker={"symbol": symbol, "size": size, "color": palette.ink, "line": line},
            hovertext=[f"{word} {text}" for text in days],
            hoverinfo="text",
        )
    styled(drawn, palette, height=ROW * max(len(names), 1) + 2 * AROUND)
    drawn.update_layout(barmode="overlay")
    _from_top(drawn, names)
    ticks = months(form.start, form.weeks)
    ticks = ticks[:: -(-len(ticks) // 5) or 1]
    drawn.update_xaxes(
        range=[-0.5, form.weeks + 1.5],
        tickvals=[tick["at"] * form.weeks for tick in ticks],
        ticktext=_years_once([_narrow(str(tick["text"])) for tick in ticks]),
        tickangle=0,
    )
    return drawn


def _years_once(months: Sequence[str]) -> list[str]:
    """A year stands below its first month only: below each they would touch on a phone."""
    years = [text[-4:] for text in months]
    return [t[:3] if t[-4:] in years[:at] else t for at, t in enumerate(months)]


FIGURES: Mapping[type[Form], Callable[[Any, Palette], go.Figure]] = {
    Bars: _bars,
    Stacked: _stacked,
    Curves: _curves,
    Points: _points,
    Spans: _spans,
}
"""A heat has none: it is drawn as a table."""


def figure(form: Form, palette: Palette) -> go.Figure:
    """The picture of a form."""
    return FIGURES[type(form)](form, palette)
