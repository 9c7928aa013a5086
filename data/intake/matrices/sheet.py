"""Skills down the side: where they stand, who stands across, and which rows say what."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.intake.language.headers import LEVEL_HEADER
from data.intake.language.labels import (
    Label,
    Part,
    is_skill_label,
    label_of,
    name_and_part,
    part_of,
    says_people,
    says_people_below,
)
from data.intake.language.nobody import is_figure, is_seniority
from data.intake.language.words import NEVER_WORDS, SUMMARY_WORDS, fold, one_of
from data.intake.levels.scales import label_level, out_of, parts, says_nothing
from data.intake.matrices.across import Across, Grid, Kind, Line, is_numbered_team, people_across
from data.intake.reading.no_people import says_expected
from data.intake.requirements import Wanted, wanted

_SHORT = 3
"""Letters up to which a name is a skill, such as Go or SQL, and no area."""


def titles(
    grid: Grid, column: int, body: Sequence[int], known: Collection[int], names: Collection[int]
) -> set[int]:
    """Lines that bear the name of a known skill, which nobody rated, and are titles of areas."""
    named = [i for i in body if grid.cell(i, column)]
    blank = {i for i in named if not any(grid.cell(i, c) for c in names)}
    if not blank & set(known):
        return set()
    found = _over_groups(grid, column, named, blank)
    # in capitals, as another blank row is that names no skill and the rated rows are not
    loud = {i for i in named if grid.cell(i, column).isupper()}
    if blank & loud - set(known) and 2 * len(loud - blank) < len(named) - len(blank):
        found |= blank & loud
    return found & set(known)


def _over_groups(grid: Grid, column: int, named: Sequence[int], blank: set[int]) -> set[int]:
    """Rows with nothing but a name, each over a rated row, from the first row on."""
    if not named or named[0] not in blank:
        return set()
    lone = {i for i in blank if sum(map(bool, grid.lines[i].cells)) == 1}
    found = {
        i
        for above, (i, below) in zip([None, *named], pairwise(named), strict=False)
        if i in lone
        and above not in blank
        and below not in blank
        and len(grid.cell(i, column)) > _SHORT
    }
    return found if named[0] in found and len(found) > 1 else set()


_LEFT = 6
"""Columns in which the skills may stand."""
_ABOVE = 8
"""Rows above the first skill in which the names may stand."""
_LIST = re.compile(r"\S\s*[;|]\s*\S")
"""Several skills in one cell."""
_AREA = re.compile(rf"^(?:skill |competency |sub-?)?{one_of('skill area')}s?$")
"""What stands over the areas beside a column of skills."""
_ENDS = frozenset(("max", "min", "maximum", "minimum"))
_COUNTS = frozenset(
    ("count", "number", "anzahl", "nombre", "número", "numero", "aantal", "how many")
)
_ANSWERS = 0.6
"""Share of answers among the filled cells of a person's column."""
BOXES = frozenset((*(word for word, kind in NEVER_WORDS.items() if kind == "yes or no"), "•"))
"""Marks that tick a skill."""


@dataclass(frozen=True)
class Sheet:
    """Indices of the grid's lines and columns, from 0; what stands over and beside them."""

    grid: Grid
    skill: int
    header: int
    second: int | None
    names: dict[int, str]
    parts: dict[int, Part]
    kinds: dict[int, Kind]
    answered: tuple[int, ...]
    labels: dict[int, Label]
    skills: tuple[int, ...]
    """Lines that rate a skill."""
    aside: dict[int, str]
    """Lines below the header that do not, with the reason."""
    sure: bool
    """Whether the file itself says that people stand across."""
    required: dict[int, Wanted]
    """Columns that say what is required of a skill."""

    def head(self, column: int) -> str:
        """What the line of the names says of a column."""
        return self.grid.cell(self.header, column)

    def beside(self, column: int) -> list[str]:
        """The cells of a column beside the skills."""
        return self.grid.column(column, self.skills)


def see(grid: Grid, across: Across) -> Sheet | None:
    """The parts of a table with skills down the side and something across; None for any other."""
    column, known = _skill_column(grid, across)
    cornerless = len(set(known.values())) < 2 and people_across(grid, across)
    if cornerless and column != 0:
        column, known = 0, {}
    if column is None:
        return None
    labelled = (i for i in range(len(grid.lines)) if is_skill_label(grid.cell(i, column)))
    hinted = 0 if cornerless else next((i for i in labelled if i not in known), None)
    first = min(known, default=None)
    if hinted is not None and (first is None or hinted < first):
        below = range(hinted + 1, len(grid.lines))
        first = next((i for i in below if _opens(grid, i, column)), first)
    if first is None:
        return None
    labels = _labels(grid, column, known)
    header = _header(grid, column, first, labels, hinted)
    if header is None:
        return None
    labels.pop(header, None)
    second = _second(grid, column, header, first, labels)
    names, named_parts = _names(grid, column, header, second)
    body = [i for i in range(header + 1, len(grid.lines)) if i != second and i not in labels]
    skills, aside = _body(grid, column, body, known, names, across)
    if 2 * sum(bool(_LIST.search(grid.cell(i, column))) for i in skills) > len(skills):
        return None  # what each row knows, asks for or teaches
    distinct = {fold(grid.cell(i, column)) for i in skills}
    matched = {fold(grid.cell(i, column)) for i in skills if i in known}
    hint = hinted is not None and hinted <= first
    enough = len(matched) >= 2 and len(matched) >= 0.4 * len(distinct)
    if not enough and not (hint and len(distinct) >= 2):
        return None
    # the word over the skills, else the next one at its left
    corner = next(reversed(grid.lines[header].left(column)), "")
    if (not enough and says_people_below(corner)) or _skills_across(names, across, corner, enough):
        return None
    said = says_people(corner)
    sure = said or any(label in ("name", "email", "id") for label in labels.values())
    kinds = {c: across.kind(name, labelled=said) for c, name in names.items()}
    grades: dict[int, Kind] = {c: "role" for c, name in names.items() if is_seniority(name)}
    kinds |= grades if len(grades) > 1 else {}
    required = {c: w for c, name in names.items() if kinds[c] == "required" and (w := wanted(name))}
    beside = _beside(grid, names, column)
    required |= beside
    for c in _after_gap(grid, names, column) if beside else ():
        kinds[c] = "required" if c in beside else "about"
    answered = tuple(c for c in names if _answers(grid, skills, c))
    return Sheet(
        grid,
        column,
        header,
        second,
        names,
        named_parts,
        kinds,
        answered,
        labels,
        tuple(skills),
        aside,
        sure,
        required,
    )


def _skills_across(names: dict[int, str], across: Across, corner: str, down: bool) -> bool:
    """Whether known skills stand across. Where some stand `down` the side too, such as Julia and
    Ruby, people do so only below a corner that speaks of them and of no skills."""
    known = {fold(name) for name in names.values() if across.is_skill(name)}
    if len(known) < 2 or 2 * len(known) <= len(set(names.values())):
        return False
    return not down or (says_people(corner) and not is_skill_label(corner))


def _after_gap(grid: Grid, names: dict[int, str], skills: int) -> list[int]:
    """Columns with a name behind the first blank column that stands behind another name."""
    used = [any(line.cell(c) for line in grid.lines) for c in range(grid.width)]
    first = min(names, default=grid.width)
    gap = next((c for c in range(max(first, skills) + 1, grid.width) if not used[c]), grid.width)
    return [c for c in sorted(names) if c > gap]


def _beside(grid: Grid, names: dict[int, str], skills: int) -> dict[int, Wanted]:
    """What stands behind a blank column and says what is wanted, if one says a level."""
    found: dict[int, Wanted] = {}
    for c in _after_gap(grid, names, skills):
        kind = wanted(names[c], alone=True)
        if LEVEL_HEADER.match(fold(names[c])):
            kind = "level"
        elif kind is None and fold(names[c]) in _COUNTS:
            kind = "headcount"
        if kind and kind not in found.values():
            found[c] = kind
    return found if {"level", "either"} & set(found.values()) else {}


def _skill_column(grid: Grid, across: Across) -> tuple[int | None, dict[int, str]]:
    """The column with the most known skills, else one that says so; and its lines of these."""
    best: tuple[int | None, dict[int, str]] = (None, {})
    left = range(min(_LEFT, grid.width))
    heads = {c: [line.cell(c) for line in grid.lines[:_ABOVE]] for c in left}
    named = {c for c in left if any(map(is_skill_label, heads[c]))}
    for column in left:
        if named - {column} and any(_AREA.match(fold(cell)) for cell in heads[column]):
            continue
        known = {
            i: text
            for i, line in enumerate(grid.lines)
            if len(text := line.cell(column)) > 1 and across.finder.is_skill(text)
        }
        if len(set(known.values())) > len(set(best[1].values())):
            best = column, known
    if len(set(best[1].values())) >= 2:
        return best
    said = min(named, default=best[0])
    return said, best[1] if said == best[0] else {}


def _opens(grid: Grid, i: int, column: int) -> bool:
    """Whether a line could be the first skill's: a text, and answers after it."""
    cells = (grid.cell(i, c) for c in range(column + 1, grid.width))  # a blank is an answer, too
    return bool(grid.cell(i, column)) and any(is_answer(cell, grid.marks) for cell in cells)


def _labels(grid: Grid, column: int, known: dict[int, str]) -> dict[int, Label]:
    """Lines that tell of the people, such as their team, by the word left of the people."""
    found: dict[int, Label] = {}
    for i, line in enumerate(grid.lines):
        if i in known:
            continue
        label = label_of(next(reversed(line.left(column)), ""))
        answers = [is_answer(cell, grid.marks) for cell in line.right(column)]
        if label is not None and 2 * sum(answers) < len(answers):
            found[i] = label
    return found


def _header(
    grid: Grid, column: int, first: int, labels: dict[int, Label], hinted: int | None
) -> int | None:
    """The line of names above the first skill: most different texts, the nearest of these."""
    scores: dict[int, int] = {}
    for i in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        texts = [text for text in grid.lines[i].right(column) if not is_answer(text, grid.marks)]
        different = len({fold(text) for text in texts if part_of(text) is None})
        if different and labels.get(i) in (None, "name"):
            scores[i] = different + (2 if i == hinted or i in labels else 0)
    by_mail = [i for i, label in labels.items() if label in ("email", "id") and i < first]
    return max(scores, key=scores.__getitem__, default=by_mail[-1] if by_mail else None)


def _second(
    grid: Grid, column: int, header: int, first: int, labels: dict[int, Label]
) -> int | None:
    """The line between names and skills that says Self and Manager, Current and Target."""
    for i in range(header + 1, first):
        texts = grid.lines[i].right(column)
        asked = [t for t in texts if part_of(t) is not None]
        if i not in labels and len(asked) >= 2 and len(asked) >= 0.6 * len(texts):
            return i
    return None


def _names(
    grid: Grid, column: int, header: int, second: int | None
) -> tuple[dict[int, str], dict[int, Part]]:
    names: dict[int, str] = {}
    found: dict[int, Part] = {}
    name = ""
    for c in range(column + 1, grid.width):
        own = grid.cell(header, c)
        below = grid.cell(second, c) if second is not None else ""
        part = part_of(below) if below else None
        if own:
            name = own
        elif second is None or not below or not name:
            continue
        if part is None and second is None:
            bare, part = name_and_part(name)
            names[c] = bare if part is not None else name
        else:
            names[c] = name if own or part is not None else below
        if part is not None:
            found[c] = part
    return names, found


def _body(
    grid: Grid,
    column: int,
    body: list[int],
    known: dict[int, str],
    names: dict[int, str],
    across: Across,
) -> tuple[list[int], dict[int, str]]:
    """Lines of skills, and the others with the reason why they are none."""
    aside: dict[int, str] = {}
    over = titles(grid, column, body, known, names)
    for i in body:
        line, cell, new = grid.lines[i], grid.cell(i, column), i not in known
        said = any(line.cell(c) for c in names)
        total = _is_summary(line, column) and not across.finder.is_skill(cell)
        reasons = (
            (not cell, "the row names no skill" if said else "a heading over skills"),
            (total, "a total or an average"),
            (new and says_expected(cell), "levels that are expected, not a skill"),
            (i in over, "a heading over skills"),
            (new and is_numbered_team(cell), "a team, not a skill"),
            (new and not said, "a heading over skills, or a note"),
        )
        if reason := next((why for holds, why in reasons if holds), ""):
            aside[i] = reason
    return [i for i in body if i not in aside], aside


def _is_summary(line: Line, column: int) -> bool:
    own, words = fold(line.cell(column)), map(fold, line.left(column))
    total = any({word, word.split(" ")[0]} & SUMMARY_WORDS for word in words)
    return total or is_figure(own) or own in _ENDS


def is_answer(text: str, marks: frozenset[str] = frozenset()) -> bool:
    """A level in numbers or words, a tick, one of a legend's marks, or an explicit no-answer."""
    if says_nothing(text):
        return True
    if fold(text) in BOXES or fold(text) in marks:
        return True
    told = parts(text)[0] is not None or out_of(text) is not None
    return label_level(text) is not None or (told and len(text) < 30)


def _answers(grid: Grid, rated: list[int], column: int) -> bool:
    filled = [cell for cell in grid.column(column, rated) if cell]
    return bool(filled) and sum(is_answer(cell, grid.marks) for cell in filled) >= _ANSWERS * len(
        filled
    )
