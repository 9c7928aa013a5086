"""A table of what is required, without people: skills with a level and how many should have it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.intake.columns.column import Column
from data.intake.columns.mapping import Mapping
from data.intake.language import headers as h
from data.intake.language.who import is_seniority, is_skill_label
from data.intake.language.words import SUMMARY_WORDS, fold, sentence
from data.intake.levels.scales import number
from data.intake.matrices.across import Across, Grid, grid_of
from data.intake.matrices.sheet import is_answer
from data.intake.reading.no_people import LEAST
from data.intake.reading.table import WHOLE, Outside, TextTable
from data.intake.requirements import Fact, Needed, Told, fact_in, facts_in, level_in, wanted
from data.vocabulary import Issue, Severity

LAYOUT = "requirements"
_SAYS = "says what is required"
_ABOVE = 12
_LEFT = 6
_ROWS_ACROSS = 20
"""Lines up to which a table may say what is required row by row, with its skills across."""
_OF_PEOPLE = (h.LEVEL_HEADER, h.PERSON_NAME, h.PERSON_ID, h.ROLE)
"""What stands over people; a level only where it says who rated it."""
_SCOPE = re.compile(r"^(scope|teams?|squad|for team|department|unit)$")
Needs = tuple[TextTable, Mapping]
"""The table with only its rows of skills and what they require, and its mapping."""


@dataclass(frozen=True)
class Places:
    """Where a grid says what: columns by the words of its header, and columns that say more of a
    requirement. `aside` are those that do so and are not taken, with the reason."""

    columns: dict[str, int]
    facts: dict[int, Fact]
    aside: dict[int, str]


def places_in(grid: Grid, header: int, columns: dict[str, int], skills: Sequence[int]) -> Places:
    """What the columns say beside those that are known."""
    others = (c for c in range(grid.width) if c not in columns.values())
    heads = grid.lines[header]
    return Places(columns, *facts_in([(c, heads[c], grid.column(c, skills)) for c in others]))


def needed(grid: Grid, heads: Sequence[str], at: int, places: Places) -> Needed:
    line = grid.lines[at]
    place = {key: places.columns.get(key) for key in ("level", "headcount", "scope")}
    needed = {key: line[c] if c is not None else "" for key, c in place.items()}
    title = {key: heads[c] if c is not None else "" for key, c in place.items()}
    return Needed(
        grid.rows[at],
        line[places.columns["skill"]],
        needed["level"],
        needed["headcount"],
        title["level"],
        title["headcount"],
        level_in(title["headcount"]),
        needed["scope"],
        tuple(Told(fact, heads[c], line[c]) for c, fact in places.facts.items()),
    )


def requirement_list(table: TextTable, across: Across) -> Needs | str | None:
    """What a table requires; None for a table with people, roles, or without required levels. Where
    its skills stand across, with a row for each thing that is required, only how to write it."""
    if table.staging is not None or table.width < 2 or table.rows > WHOLE:
        return None
    grid = grid_of(table)
    for i in range(min(_ABOVE, len(grid.lines))):
        if columns := _columns(grid, i, across):
            return _needs(table, grid, i, columns)
    side = Grid(grid.rows, tuple(zip(*grid.lines, strict=True)))
    few = len(grid.lines) <= _ROWS_ACROSS
    turned = few and any(_columns(side, i, across) for i in range(min(_LEFT, grid.width)))
    return sentence("requirements across") if turned else None


def _columns(grid: Grid, at: int, across: Across) -> dict[str, int] | None:
    """Column of each thing by the words of a header line; None where it is no such header."""
    line = grid.lines[at]
    columns: dict[str, int] = {}
    grades = {c for c, cell in enumerate(line) if is_seniority(cell)}
    for c, cell in enumerate(line):
        folded = h.spaced(cell)
        kind = None if len(grades) > 1 and c in grades else wanted(cell, alone=True)
        if kind is not None:
            columns.setdefault(kind, c)
        elif is_skill_label(cell):
            columns.setdefault("skill", c)
        elif _SCOPE.match(folded):
            columns.setdefault("scope", c)
        elif h.says_when(cell):
            return None  # somebody is rated here, even if nothing says who
        elif fact_in(cell) is not None:
            continue
        elif h.LEVEL_HEADER.match(folded) and not h.rater_of(folded):
            columns.setdefault("plain", c)
        elif any(word.match(folded) for word in _OF_PEOPLE) or h.EMAIL.search(folded):
            return None
    below = grid.lines[at + 1 :]
    if "plain" in columns and any(fact_in(cell) == "share" for cell in line):
        columns["level"] = columns.pop("plain")
    if not columns.keys() & {"level", "headcount", "either"}:
        return None
    if "skill" not in columns:
        free = [c for c in range(min(_LEFT, grid.width)) if c not in columns.values()]
        known = {c: sum(across.finder.is_known(b[c]) for b in below) for c in free}
        best = max(known, key=known.__getitem__, default=0)
        if known.get(best, 0) < max(2, 0.4 * len(below)):
            return None
        columns["skill"] = best
    if "either" in columns:
        columns.setdefault("headcount" if "level" in columns else "level", columns.pop("either"))
    if "headcount" in columns and "plain" in columns:
        columns.setdefault("level", columns["plain"])
    others = [c for c in range(grid.width) if c not in columns.values()]
    named = [c for c in others if across.kind(line[c]) == "person" and line[c]]
    if any(is_answer(b[c]) for c in named for b in below if b[c]):
        return None  # somebody answers here, or may do so
    counted = [b[columns["headcount"]] for b in below] if "headcount" in columns else []
    if any(counted) and not any(number(cell) is not None for cell in counted):
        return None  # "Person" over names, and not how many are needed
    rows = [b for b in below if b[columns["skill"]]]
    body = [b for b in rows if any(b[columns[k]] for k in ("level", "headcount") if k in columns)]
    return columns if body else None


def _needs(table: TextTable, grid: Grid, at: int, result: dict[str, int]) -> Needs:
    """What a grid requires below its header line."""
    header = grid.lines[at]
    names = {i: grid.lines[i][result["skill"]] for i in range(at + 1, len(grid.lines))}
    skills = [i for i, name in names.items() if name and fold(name) not in SUMMARY_WORDS]
    places = places_in(grid, at, result, skills)
    issues: list[Issue] = []
    columns = []
    for i in (i for i in names if i not in skills):
        why = "a total" if names[i] else "it names no skill"
        issues.append(Issue(grid.rows[i], None, None, f"The row was set aside: {why}.", "note"))
    for c, head in enumerate(header):
        name = head or f"(column {c + 1})"
        if c in result.values() or c in places.facts:
            columns.append(Column(c + 1, name, "metadata", _SAYS))
            continue
        numbers = any(number(grid.lines[i][c]) is not None for i in skills)
        why = places.aside.get(c, _NUMBERS if numbers else "it says nothing about a requirement")
        columns.append(Column(c + 1, name, "ignored", why.removeprefix("it ")))
        text = f"The column was set aside, all {len(skills)} cells: {why}."
        severity: Severity = "warning" if c in places.aside else "note"
        issues.append(Issue(None, name, None, text, severity))
    stated = len(skills) * sum(c.use == "metadata" for c in columns)
    required = tuple(needed(grid, header, i, places) for i in skills)
    outside = Outside(stated, grid.width * len(names) - stated, required)
    body = replace(table.telling(*issues), cells=table.cells.slice(0, 0), outside=outside)
    return body, Mapping(LAYOUT, tuple(columns))


_NUMBERS = "it holds numbers, and is not called “Required level”, “Headcount” or the like"
REASON = "The row says what is required, so it is taken as requirements and not as a person."
Row = tuple[int, int, str]
"""Place among the rows, number in the file, and its name."""


def with_required_rows(table: TextTable, mapping: Mapping) -> TextTable:
    """The table with such rows left out of its people, and what they require."""
    people = [c for c in mapping.used("person") if c.person in ("name", "id", "email")]
    skills = [c for c in mapping.used("level") if c.rater in (None, "self")]
    if table.staging or table.turned or mapping.long or not people or table.rows > WHOLE:
        return table
    numbers = table.cells.column("row_no").to_pylist()
    names = table.cells_of(c.position for c in people)
    rows: list[Row] = [
        (i, number, next(filter(None, map(str.strip, cells)), ""))
        for i, (number, cells) in enumerate(zip(numbers, names, strict=True))
    ]
    result: dict[str, Row] = {}
    for row in rows:
        kind = wanted(row[2])
        if kind and table.left_out.get(row[1]) != LEAST:
            result.setdefault("level" if kind == "either" else kind, row)
    result = result or _level_and_people(rows)
    if not result:
        return table
    used = {row[1] for row in result.values()}
    cells = {c: table.column(c.position).to_pylist() for c in skills}
    others = (row for row in rows if row[1] not in used and row[1] in table.left_out)
    more, aside = facts_in([(i, text, [of[i] for of in cells.values()]) for i, _, text in others])
    level, headcount = result.get("level"), result.get("headcount")
    fixed = level_in(headcount[2]) if headcount else None
    first = next(row[1] for row in (level, headcount) if row)
    needed = []
    for column, at in cells.items():
        level_text, count = at[level[0]] if level else "", at[headcount[0]] if headcount else ""
        if level_text.strip() or count.strip():
            # the row is named where a column is elsewhere, since the skill is one
            facts = tuple(Told(fact, rows[i][2], at[i]) for i, fact in more.items())
            note = column.skill_name, level_text, count, column.header, column.header
            needed.append(Needed(first, *note, fixed, facts=facts))
    out = {number: REASON for _, number, _ in result.values()}
    out |= {rows[i][1]: REASON for i in more}
    out |= {rows[i][1]: f"The row was set aside: {why}." for i, why in aside.items()}
    return replace(table, left_out={**table.left_out, **out}, outside=Outside(0, 0, tuple(needed)))


def _level_and_people(rows: list[Row]) -> dict[str, Row]:
    """Two rows, one below the other, that say no more than "Level" and "Number of people"."""
    for item, other in pairwise(rows):
        for level, people in ((item, other), (other, item)):
            counts = wanted(people[2], alone=True) == "headcount"
            if counts and h.LEVEL_HEADER.match(fold(level[2])):
                return {"level": level, "headcount": people}
    return {}
