"""Who or what stands across the top of a table, whose the rows below a heading are, and which of
them are nobody's and say what is required."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Literal

from data.intake.columns.column import EMAIL
from data.intake.columns.mapping import Mapping as ColumnUses
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language import words as evidence
from data.intake.language.who import PARTICLES, ROW_OF_FIGURES, is_figure, names_team, unnamed
from data.intake.language.words import fold, issue_of, one_of, pattern_of
from data.intake.levels.scales import is_unknown, label_level, number
from data.intake.reading.no_people import LEAST, says_expected, team_of_lines
from data.intake.reading.table import WHOLE, Outside, TextTable, is_blank
from data.intake.requirements import Needed, fact_in, level_in, wanted

Kind = Literal["person", "role", "team", "skill", "level", "required", "figure", "about", "thing"]
_SOMEBODY = re.compile(rf"^{one_of('somebody')}[ _#-]*\d{{1,6}}$")
_ID = re.compile(r"^[A-Za-z]{1,3}[-_]?\d{2,8}$|^[a-z]+[._][a-z]{2,}$")
_NAME_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*$")
_ROLE = pattern_of("a job")
_TEAM = pattern_of("a team")
_THING = re.compile(pattern_of("no person").pattern + rf"|^{one_of('time or answer')}( \S*\d\S*)?$")
_ABOUT = frozenset(evidence.words_of("header", "about a skill"))
_CRITERION = frozenset(evidence.words_of("header", "criterion"))
"""What things are compared by."""
_FIGURE = re.compile(pattern_of("figure below people").pattern + r"|%|^[#øØ∅Σ]|^staff$|\d\s*\+")


@dataclass(frozen=True)
class Across:
    """Reads what stands over columns. `roles` and `teams` are the store's own, folded."""

    finder: SkillFinder
    roles: Collection[str]
    teams: Collection[str]

    def kind(self, text: str, *, labelled: bool = False) -> Kind:
        """What one header names. `labelled`: the file itself calls its row names of people."""
        text = h.without_scale(text) or text
        folded = fold(text)
        if EMAIL.match(text.strip()):
            return "person"
        expects = h.EXPECTED.search(folded) and evidence.ability.search(folded)
        if wanted(folded) or (expects and not labelled):
            return "required"
        about = (_ABOUT, h.SKILL_HEADER, evidence.ABOUT_WORDS, evidence.TARGET_WORDS, _CRITERION)
        about_skills = any(folded in words for words in about) or fact_in(text)
        if about_skills or says_expected(text) or re.fullmatch(r"ease of \w+", folded):
            return "about"
        if is_figure(folded) or _FIGURE.search(folded) or ROW_OF_FIGURES.match(folded):
            return "figure"
        if h.LEVEL_HEADER.match(h.spaced(text)) or h.is_opinion(folded):
            return "level"
        bare, named = fold(re.sub(r"\([^()]*\)", " ", text)), unnamed(text)
        kinds: tuple[tuple[object, Kind], ...] = (
            (labelled and number(text) is None, "person"),
            (folded in self.roles, "role"),
            (folded in self.teams, "team"),
            (_SOMEBODY.match(folded), "person"),
            (label_level(text) is not None, "level"),
            (self.finder.is_known(text), "skill"),
            (_ROLE.search(bare) or named in ("job", "open position"), "role"),
            (_TEAM.search(bare) or named == "unit", "team"),
            (_THING.search(h.spaced(text)), "thing"),
            (_looks_like_a_name(text), "person"),
        )
        return next((kind for holds, kind in kinds if holds), "thing")


def names_nobody(header: str) -> bool:
    """Whether a header surely tells of the skills or of what is required, and is no person."""
    folded = fold(header)
    figure = is_figure(folded) or _FIGURE.search(folded)
    return bool(wanted(folded) or folded in _ABOUT or fact_in(header) or figure)


def _looks_like_a_name(text: str) -> bool:
    """One to five capitalised words, initials, or a number of staff: "Ana", "B. Ode", "E1042"."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text).replace(",", " ")
    if _ID.match(bare.strip()):
        return True
    words = bare.split()
    if not 1 <= len(words) <= 5 or len(bare) > 60:
        return False
    telling = [word for word in words if word not in PARTICLES]
    return bool(telling) and all(
        _NAME_WORD.match(word) and (word[0].isupper() or not word[0].isascii()) for word in telling
    )


def most(kinds: Sequence[Kind]) -> Kind | None:
    """The commonest kind, if it makes up more than half."""
    best = max(set(kinds), key=kinds.count, default=None)
    return best if best and 2 * kinds.count(best) > len(kinds) else None


FIGURES = "The row is about a team, not a person."
HEADING = "The row is a heading over the people below it, and names their team."
_NO_PEOPLE: frozenset[Kind] = frozenset(("team", "role", "thing", "skill", "about"))


def without_team_rows(table: TextTable, mapping: ColumnUses, across: Across) -> TextTable:
    """A wide table without the rows of teams; people below a heading are of its team."""
    people = mapping.used("person")
    column = next((c for c in people if c.person == "name"), None)
    if column is None or table.staging or table.turned or mapping.long or table.rows > WHOLE:
        return table
    names = [" ".join(text.split()) for text in table.column(column.position).to_pylist()]
    result = table.cells_of(c.position for c in mapping.used("team"))
    teams = {fold(text) for cells in result for text in cells}
    beside = [c.position for c in (*people, *mapping.used("team")) if c is not column]
    rest = table.cells_of(beside) if beside else [()] * len(names)
    bare = [not any(map(str.strip, cells)) for cells in rest]
    numbers = table.cells.column("row_no").to_pylist()
    open_rows = [
        i
        for i, name in enumerate(names)
        if name and not is_unknown(name) and numbers[i] not in table.left_out
    ]
    team_rows = {
        i for i in open_rows if bare[i] and (names_team(names[i]) or fold(names[i]) in teams)
    }
    every = table.cells_of(range(1, table.width + 1))
    lone = {i for i in open_rows if sum(bool(cell.strip()) for cell in every[i]) == 1}
    team_rows |= _headings(names, open_rows, lone, across)
    if not team_rows or len(team_rows) == len(open_rows):
        return table
    over = team_rows & lone
    out = {numbers[i]: HEADING if i in over else FIGURES for i in team_rows}
    below: dict[int, str] = {}
    heading = ""
    for i, line in enumerate(numbers):
        heading = team_of_lines([(names[i],)]) or names[i] if i in over else heading
        if heading and not result:
            below[line] = heading
    return replace(table, left_out={**table.left_out, **out}, teams=below)


def with_titled_teams(table: TextTable, mapping: ColumnUses, across: Across) -> TextTable:
    """The table with the teams that the titles over its parts name, or with what is asked."""
    numbers = table.cells.column("row_no").to_pylist()
    again = any(row > min(numbers, default=row) for row in table.titles)
    if not (again or (table.teams and table.titles)) or mapping.used("team") or table.turned:
        return table
    named = {row: team_of_lines([cells]) for row, cells in table.titles.items()}
    titles = {row: named[row] or " ".join(cells) for row, cells in sorted(table.titles.items())}
    shown = ", ".join(f"“{title}”" for title in titles.values())
    if all(named[row] or names_team(t) or fold(t) in across.teams for row, t in titles.items()):
        teams = {n: title for row, title in titles.items() for n in numbers if n > row}
        turned = table.telling(issue_of("titles of teams", severity="note", titles=shown))
        return replace(turned, teams={**teams, **table.teams})
    return table.telling(issue_of("titles left out", titles=shown)) if again else table


def _headings(
    names: Sequence[str], rows: Sequence[int], lone: set[int], across: Across
) -> set[int]:
    """Lone names over others that answered: the first row is one, and none looks like a person.
    Somebody who answered nothing has a row like that too, but a name like the others."""
    if not rows or rows[0] not in lone or len(lone) < 2 or rows[-1] in lone:
        return set()
    full = all(len(names[i].split()) > 1 for i in rows if i not in lone)
    others = [i for i in lone if not (full and len(names[i].split()) == 1)]
    return set() if any(across.kind(names[i]) not in _NO_PEOPLE for i in others) else lone


@dataclass(frozen=True)
class Grid:
    """The rows that are not blank, up to the last text of any: the number of each in the file, and
    its cells without surplus spaces. `marks`: of a legend, folded. `skill`: the column of skills,
    from 0."""

    rows: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]
    marks: frozenset[str] = frozenset()
    skill: int = 0

    @property
    def width(self) -> int:
        return len(self.lines[0]) if self.lines else 0

    def column(self, column: int, lines: Iterable[int]) -> list[str]:
        """The cells of a column, counted from 0, in some of the lines."""
        return [self.lines[i][column] for i in lines]

    def left(self, line: int) -> list[str]:
        """What the cells up to the skill say, and no blanks."""
        return list(filter(None, self.lines[line][: self.skill + 1]))

    def right(self, line: int) -> list[str]:
        """What those after it say."""
        return list(filter(None, self.lines[line][self.skill + 1 :]))


def grid_of(table: TextTable) -> Grid:
    """Header rows and data rows of a table that is in memory."""
    above = ((n, *cells) for n, cells in enumerate(table.above, 1) if not is_blank(list(cells)))
    below = zip(*table.cells.to_pydict().values(), strict=True)
    rows = {n: [" ".join(cell.split()) for cell in cells] for n, *cells in chain(above, below)}
    width = max((i + 1 for cells in rows.values() for i, c in enumerate(cells) if c), default=0)
    lines = (tuple((cells + [""] * width)[:width]) for cells in rows.values())
    marks = table.legend.marks if table.legend else frozenset()
    return Grid(tuple(rows), tuple(lines), marks)


_SKILL = re.compile(
    r"\w{2}(?:ing|tion|sion|ment|ics|logy|graphy|ance|ence|ness|ship|ware|ung|tik|keit|heit)$"
)
"""How a word ends that names something done or studied."""
_FEWEST = 3
"""Rows from which words that end so are no accident."""


def people_across(grid: Grid, across: Across) -> bool:
    """Whether the texts beside a blank corner look like people, and those below it like skills;
    neither has a gap."""
    corner, *top = grid.lines[0] if grid.width else ("",)
    side = [line[0] for line in grid.lines[1:]] if grid.width else []
    return (
        not corner
        and all((*top, *side))
        and most([across.kind(text) for text in top]) == "person"
        and not _like_skills(top)
        and 2 * _like_skills(side) > len(side) >= _FEWEST
    )


def _like_skills(texts: Sequence[str]) -> int:
    return sum(bool(_SKILL.search(fold(text))) for text in texts)


def with_person_above(table: TextTable) -> TextTable:
    """The table with the person whom lines above it name in each of its rows."""
    if not table.person or table.staging:
        return table
    for header, text in table.person.items():
        table = table.with_column(table.width + 1, [text] * table.rows)
        table = replace(table, headers=(*table.headers, header), stems=(*table.stems, ""))
    return table.telling(issue_of("person above"))


def with_people_below(table: TextTable, mapping: ColumnUses) -> TextTable:
    """The table with people in each of their rows, and a sentence. Only where every person stands
    once and each has the same skills; else, where most rows name nobody, a hint."""
    people, skills = mapping.used("person"), mapping.used("skill")
    if table.staging or not people or not skills:
        return table
    who = [" ".join(map(fold, row)).strip() for row in table.cells_of(c.position for c in people)]
    starts = [i for i, name in enumerate(who) if name]
    if not starts or 2 * len(starts) > len(who):
        return table
    listed = [fold(text) for (text,) in table.cells_of(c.position for c in skills[:1])]
    blocks = list(pairwise([*starts, len(who)]))
    alike = len({tuple(sorted(listed[a:b])) for a, b in blocks}) == 1
    sure = alike and starts[0] == 0 and len({who[i] for i in starts}) == len(starts) > 1
    what, name = "filled below" if sure else "blank below", people[0].header
    asked = table.telling(issue_of(what, None, name, column=name))
    for column in mapping.used("person", "team", "role") if sure else ():
        texts = table.column(column.position).to_pylist()
        for start, end in blocks:
            texts[start:end] = [text if text.strip() else texts[start] for text in texts[start:end]]
        asked = asked.with_column(column.position, texts)
    return asked


REQUIRED = "The row says what is required, so it is taken as requirements and not as a person."
Row = tuple[int, int, str]
"""Place among the rows, number in the file, and its name."""


def with_required_rows(table: TextTable, mapping: ColumnUses) -> TextTable:
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
    cells = {c: table.column(c.position).to_pylist() for c in skills}
    level, headcount = result.get("level"), result.get("headcount")
    fixed = level_in(headcount[2]) if headcount else None
    first = next(row[1] for row in (level, headcount) if row)
    needed = []
    for column, at in cells.items():
        level_text, count = at[level[0]] if level else "", at[headcount[0]] if headcount else ""
        if level_text.strip() or count.strip():
            # the row is named where a column is elsewhere, since the skill is one
            note = column.skill_name, level_text, count, column.header, column.header
            needed.append(Needed(first, *note, fixed))
    out = {number: REQUIRED for _, number, _ in result.values()}
    return replace(table, left_out={**table.left_out, **out}, outside=Outside(0, 0, tuple(needed)))


def _level_and_people(rows: list[Row]) -> dict[str, Row]:
    """Two rows, one below the other, that say no more than "Level" and "Number of people"."""
    for item, other in pairwise(rows):
        for level, people in ((item, other), (other, item)):
            counts = wanted(people[2], alone=True) == "headcount"
            if counts and h.LEVEL_HEADER.match(fold(level[2])):
                return {"level": level, "headcount": people}
    return {}
