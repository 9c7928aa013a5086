"""Skills down the side: where they stand, who stands across, and which rows say what."""

import re
from dataclasses import dataclass, replace

from data.intake.language.headers import LEVEL_HEADER
from data.intake.language.who import (
    GROUP,
    Label,
    Part,
    is_figure,
    is_seniority,
    is_skill_label,
    label_of,
    name_and_part,
    part_of,
    says_people,
    says_people_below,
    unnamed,
)
from data.intake.language.words import NEVER_WORDS, SUMMARY_WORDS, fold, one_of, words_of
from data.intake.levels.scales import label_level, out_of, parts, says_nothing
from data.intake.matrices.across import Across, Grid, Kind, people_across
from data.intake.reading.no_people import says_expected
from data.intake.requirements import Wanted, wanted

_LEFT = 6
"""Columns in which the skills may stand."""
_ABOVE = 8
"""Rows above the first skill in which the names may stand."""
_LIST = re.compile(r"\S\s*[;|]\s*\S")
"""Several skills in one cell."""
_AREA = re.compile(rf"^(?:skill |competency |sub-?)?{one_of('skill area')}s?$")
"""What stands over the areas beside a column of skills."""
HEADING = "a heading over skills"
_ENDS = frozenset(("max", "min", "maximum", "minimum"))
_COUNTS = frozenset(words_of("header", "count of people"))
_NO_TEAM = {"level", "required", "figure", "about", "time", "job"}
_NUMBERED_TEAM = re.compile(rf"^(?:{GROUP})[ :–-]+(?:[a-z]|\d{{1,3}}|[ivx]{{1,4}})$")
"""What can only be a team among skills, too: "Team A", "Squad 3"."""
_ANSWERS = 0.6
"""Share of answers among the filled cells of a person's column."""
BOXES = frozenset((*(word for word, kind in NEVER_WORDS.items() if kind == "yes or no"), "•"))
"""Marks that tick a skill."""


@dataclass(frozen=True)
class Sheet:
    """Indices of the grid's lines and columns, from 0; what stands over and beside them."""

    grid: Grid
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
    above: tuple[str, ...] = ()
    """Texts above the people that may be their teams."""

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
    grid = replace(grid, skill=column)
    labelled = (i for i, line in enumerate(grid.lines) if is_skill_label(line[column]))
    hinted = 0 if cornerless else next((i for i in labelled if i not in known), None)
    first = min(known, default=None)
    if hinted is not None and (first is None or hinted < first):
        # a text, and answers after it, could be the first skill's; a blank is an answer, too
        below = {i: line[column:] for i, line in enumerate(grid.lines) if i > hinted}
        named = {i: cells for i, (name, *cells) in below.items() if name}
        rated = (i for i in named if any(is_answer(cell, grid.marks) for cell in named[i]))
        first = next(rated, first)
    if first is None:
        return None
    labels = _labels(grid, known)
    header = _header(grid, first, labels, hinted)
    if header is None:
        return None
    labels.pop(header, None)
    second = _second(grid, header, first, labels)
    names, named_parts = _names(grid, header, second)
    above = () if "team" in labels.values() else _over_people(grid, header - 1, names, across)
    if above and all(across.kind(text) == "team" for text in above):
        labels[header - 1] = "team"
    body = [i for i in range(header + 1, len(grid.lines)) if i != second and i not in labels]
    skills, aside = _body(grid, body, known, names, across)
    texts = {i: grid.lines[i][column] for i in skills}
    if 2 * sum(bool(_LIST.search(text)) for text in texts.values()) > len(skills):
        return None  # what each row knows, asks for or teaches
    distinct = set(map(fold, texts.values()))
    matched = {fold(text) for i, text in texts.items() if i in known}
    hint = hinted is not None and hinted <= first
    enough = len(matched) >= 2 and len(matched) >= 0.4 * len(distinct)
    if not enough and not (hint and len(distinct) >= 2):
        return None
    # the word over the skills, else the next one at its left
    corner = next(reversed(grid.left(header)), "")
    says = says_people(corner)
    # skills stand across: where some stand down the side too, such as Julia and Ruby, people do so
    # only below a corner that speaks of them and of no skills
    over = {fold(name) for name in names.values() if across.finder.is_known(name)}
    skills_across = len(over) >= 2 and 2 * len(over) > len(set(names.values()))
    skills_across = skills_across and (not enough or (says and not is_skill_label(corner)))
    if skills_across or (not enough and says_people_below(corner)):
        return None
    sure = says or any(label in ("name", "email", "id") for label in labels.values())
    kinds = {c: across.kind(name, labelled=says) for c, name in names.items()}
    grades: dict[int, Kind] = {c: "role" for c, name in names.items() if is_seniority(name)}
    kinds |= grades if len(grades) > 1 else {}
    required = {c: w for c, name in names.items() if kinds[c] == "required" and (w := wanted(name))}
    beside = _beside(grid, names)
    required |= beside
    for c in _after_gap(grid, names) if beside else ():
        kinds[c] = "required" if c in beside else "about"
    cells = {c: list(filter(None, grid.column(c, skills))) for c in names}
    answers = {c: sum(is_answer(cell, grid.marks) for cell in own) for c, own in cells.items()}
    answered = tuple(c for c, own in cells.items() if own and answers[c] >= _ANSWERS * len(own))
    across_and_down = (grid, header, second, names, named_parts, kinds, answered, labels)
    return Sheet(*across_and_down, tuple(skills), aside, sure, required, above)


def _after_gap(grid: Grid, names: dict[int, str]) -> list[int]:
    """Columns with a name behind the first blank column that stands behind another name."""
    used = list(map(any, zip(*grid.lines, strict=True)))
    first = min(names, default=grid.width)
    gap = next((c for c in range(first + 1, grid.width) if not used[c]), grid.width)
    return [c for c in sorted(names) if c > gap]


def _beside(grid: Grid, names: dict[int, str]) -> dict[int, Wanted]:
    """What stands behind a blank column and says what is wanted, if one says a level."""
    result: dict[int, Wanted] = {}
    for c in _after_gap(grid, names):
        kind = wanted(names[c], alone=True)
        if LEVEL_HEADER.match(fold(names[c])):
            kind = "level"
        elif kind is None and fold(names[c]) in _COUNTS:
            kind = "headcount"
        if kind and kind not in result.values():
            result[c] = kind
    return result if {"level", "either"} & set(result.values()) else {}


def _skill_column(grid: Grid, across: Across) -> tuple[int | None, dict[int, str]]:
    """The column with the most known skills, else one that says so; and its lines of these."""
    best: tuple[int | None, dict[int, str]] = (None, {})
    columns = list(zip(*grid.lines, strict=True))[:_LEFT]
    named = {c for c, texts in enumerate(columns) if any(map(is_skill_label, texts[:_ABOVE]))}
    for column, texts in enumerate(columns):
        if named - {column} and any(_AREA.match(fold(cell)) for cell in texts[:_ABOVE]):
            continue
        texts_at = {i: text for i, text in enumerate(texts) if len(text) > 1}
        known = {i: text for i, text in texts_at.items() if across.finder.is_skill(text)}
        if len(set(known.values())) > len(set(best[1].values())):
            best = column, known
    if len(set(best[1].values())) >= 2:
        return best
    result = min(named, default=best[0])
    return result, best[1] if result == best[0] else {}


def _labels(grid: Grid, known: dict[int, str]) -> dict[int, Label]:
    """Lines that tell of the people, such as their team, by the word left of the people."""
    labels: dict[int, Label] = {}
    for i in (i for i in range(len(grid.lines)) if i not in known):
        label = label_of(next(reversed(grid.left(i)), ""))
        answers = [is_answer(cell, grid.marks) for cell in grid.right(i)]
        if label is not None and 2 * sum(answers) < len(answers):
            labels[i] = label
    return labels


def _header(grid: Grid, first: int, labels: dict[int, Label], hinted: int | None) -> int | None:
    """The line of names above the first skill: most different texts, the nearest of these."""
    scores: dict[int, int] = {}
    for i in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        texts = [text for text in grid.right(i) if not is_answer(text, grid.marks)]
        different = len({fold(text) for text in texts if part_of(text) is None})
        if different and labels.get(i) in (None, "name"):
            scores[i] = different + (2 if i == hinted or i in labels else 0)
    by_mail = [i for i, label in labels.items() if label in ("email", "id") and i < first]
    return max(scores, key=scores.__getitem__, default=by_mail[-1] if by_mail else None)


def _second(grid: Grid, header: int, first: int, labels: dict[int, Label]) -> int | None:
    """The line between names and skills that says Self and Manager, Current and Target."""
    for i in range(header + 1, first):
        texts = grid.right(i)
        asked = [t for t in texts if part_of(t) is not None]
        if i not in labels and len(asked) >= 2 and len(asked) >= 0.6 * len(texts):
            return i
    return None


def _names(grid: Grid, header: int, second: int | None) -> tuple[dict[int, str], dict[int, Part]]:
    names: dict[int, str] = {}
    parts: dict[int, Part] = {}
    name = ""
    for c in range(grid.skill + 1, grid.width):
        own = grid.lines[header][c]
        below = grid.lines[second][c] if second is not None else ""
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
            parts[c] = part
    return names, parts


def _over_people(grid: Grid, line: int, names: dict[int, str], across: Across) -> tuple[str, ...]:
    """The texts of a line above the names that may be teams, over all or the first of their
    people; none where it is no such line."""
    over = {c: text for c, text in enumerate(grid.lines[line]) if text} if line >= 0 else {}
    several = 1 < len(set(over.values())) < len(set(names.values())) and set(over) <= set(names)
    others = {unnamed(text) or across.kind(text) for text in over.values()} & _NO_TEAM
    if not several or min(over) != min(names) or others or any(map(part_of, over.values())):
        return ()
    return tuple(dict.fromkeys(over.values()))


def _body(
    grid: Grid, body: list[int], known: dict[int, str], names: dict[int, str], across: Across
) -> tuple[list[int], dict[int, str]]:
    """Lines of skills, and the others with the reason why they are none."""
    aside: dict[int, str] = {}
    for i in body:
        cell, new = grid.lines[i][grid.skill], i not in known
        named = any(grid.lines[i][c] for c in names)
        words = map(fold, grid.left(i))
        total = any({word, word.split(" ")[0]} & SUMMARY_WORDS for word in words)
        total = total or is_figure(fold(cell)) or fold(cell) in _ENDS
        total = total and not across.finder.is_skill(cell)
        reasons = (
            (not cell, "the row names no skill" if named else HEADING),
            (total, "a total or an average"),
            (new and says_expected(cell), "levels that are expected, not a skill"),
            (new and _NUMBERED_TEAM.match(fold(cell)), "a team, not a skill"),
            (not named, f"{HEADING}, a note, or a skill that nobody rated"),
        )
        if reason := next((why for holds, why in reasons if holds), ""):
            aside[i] = reason
    return [i for i in body if i not in aside], aside


def is_answer(text: str, marks: frozenset[str] = frozenset()) -> bool:
    """A level in numbers or words, a tick, one of a legend's marks, or an explicit no-answer."""
    if says_nothing(text) or fold(text) in BOXES | marks:
        return True
    level = parts(text)[0] is not None or out_of(text) is not None
    return label_level(text) is not None or (level and len(text) < 30)
