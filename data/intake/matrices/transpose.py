"""Skills down the side and people across the top: turned into one row per person."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

import pyarrow as pa

from data.intake.columns.column import Column
from data.intake.columns.column_reader import NAME_AND_TAIL, asks_perhaps
from data.intake.columns.mapping import Mapping
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language.who import HEADERS, Part, is_figure
from data.intake.language.words import against_all, first_of, fold, issue_of, private, sentence
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import HIGHEST, number
from data.intake.matrices.across import Across, Kind, grid_of, most, with_person_above
from data.intake.matrices.sheet import BOXES, HEADING, Sheet, see
from data.intake.reading.table import ABOVE, Outside, TextTable, Turned, lines_above
from data.intake.requirements import Needed, fact_in, level_in
from data.vocabulary import Issue, Severity


def _places(sheet: Sheet) -> dict[str, int]:
    """Columns that say the skill, the level and the number of people."""
    columns = {"skill": sheet.grid.skill}
    for c, kind in sheet.required.items():
        if kind != "either":
            columns.setdefault(kind, c)
    for c in (c for c, kind in sheet.required.items() if kind == "either"):
        # "Needed" with numbers that no scale of levels has counts people
        counts = any(n is not None and n > HIGHEST for n in map(number, sheet.beside(c)))
        if "level" not in columns and ("headcount" in columns or not counts):
            columns["level"] = c
        else:
            columns.setdefault("headcount", c)
    return columns


LAYOUT = "transposed"
_FEWEST = 2
"""People from which names across can be told from anything else."""
_MOST_ROWS = 5_000
"""Rows past which nobody lists skills: such a file has its people down the side."""
_LOOKED_AT = 200
"""Rows of a longer table that show whether people stand across."""
_EXPECTED = "a level that is expected of each person is no rating and no team's requirement"
_UNKNOWN = "a skill down the side that matches no known one"
_WHO = (h.PERSON_NAME, h.FIRST_NAME, h.PERSON_ID, h.EMAIL)
_PLAIN = Part("", "level")
Uses = tuple[ColumnMapping, ...]


@dataclass(frozen=True)
class Finding:
    """Perhaps a reason to refuse what stands across, `ticks` only where nothing says what these are
    worth; and what the rows of each skill are used for."""

    refusal: str | None = None
    ticks: str | None = None
    uses: Uses = ()


def turn(table: TextTable, across: Across, given: MappingFile) -> tuple[TextTable, Finding]:
    """The table with its people as rows; where it has none across, with one from above it."""
    as_it_is = with_person_above(table), Finding()
    if any(map(given.column, table.headers)) or table.width < 2:
        return as_it_is
    long = table.staging is not None or table.rows > _MOST_ROWS
    few = replace(table, cells=table.cells.slice(0, _LOOKED_AT), staging=None) if long else table
    grid = grid_of(few)
    sheet = see(grid, across)
    if sheet is None or _of_people(sheet):
        return as_it_is
    # without the rows of which nobody knows which cell is whose
    out = {i: table.left_out[grid.rows[i]] for i in sheet.skills if grid.rows[i] in table.left_out}
    unclear = {i: reason.rstrip(".") for i, reason in out.items()}
    skills = tuple(i for i in sheet.skills if i not in unclear)
    sheet = replace(sheet, skills=skills, aside=sheet.aside | unclear)
    kinds: list[Kind] = [sheet.kinds[c] for c in sheet.answered]
    kind = most([kind for kind in kinds if kind not in ("required", "figure", "about")])
    people = _people(sheet)
    if len({sheet.names[c] for c in people}) >= _FEWEST and kind == "person":
        if long:
            return as_it_is[0], Finding(sentence("too long to turn"))
        if again := _again(sheet, people):
            return as_it_is[0], Finding(again)
        turned, uses = _turned(table, sheet, people, across.finder)
        return turned, Finding(None, _only_ticks(sheet, people), uses)
    if long or kind not in ("role", "team"):
        return as_it_is
    shown = first_of([sheet.names[c] for c in sheet.answered], 3)
    return as_it_is[0], Finding(sentence(f"{kind}s across", shown=shown))


def _of_people(sheet: Sheet) -> bool:
    """Whether the rows are people's, each with one skill: then skills repeat down the side."""
    skills = sheet.beside(sheet.grid.skill)
    headers = [
        text for c, text in enumerate(sheet.grid.lines[sheet.header]) if c != sheet.grid.skill
    ]
    named = any(who.match(text) for text in map(h.spaced, headers) for who in _WHO)
    different = len({fold(skill) for skill in skills})
    return 2 * different < len(skills) or (different < len(skills) and named)


def _people(sheet: Sheet) -> list[int]:
    """Columns of people: by their names, and what stands between two of them in the same row."""
    kinds, answered = sheet.kinds, sheet.answered
    named = [c for c in sheet.names if kinds[c] == "person"]
    sure = [c for c in named if c in answered or not any(sheet.beside(c))]
    rated = [c for c in sure if c in answered]
    if not rated:
        return []
    within = [c for c in answered if rated[0] < c < rated[-1] and kinds[c] in ("thing", "level")]
    return sorted({*sure, *within, *(c for c in answered if kinds[c] == "skill")})


def _again(sheet: Sheet, people: list[int]) -> str | None:
    """Why it is not turned: somebody has several columns of one kind, below a name or none."""
    columns: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for c in range(people[0], people[-1] + 1):
        cells = tuple(sheet.beside(c))
        if c in people:
            who = sheet.names[c], sheet.parts.get(c, _PLAIN).name
        if any(cells) and (c in people or (c not in sheet.names and any(map(number, cells)))):
            columns.setdefault(who, set()).add(cells)
    twice = [name for (name, _), cells in columns.items() if len(cells) > 1]
    return sentence("columns of one person", names=first_of(twice, 3)) if twice else None


def _only_ticks(sheet: Sheet, people: list[int]) -> str | None:
    """Ticks say that somebody has a skill, and not how well (methods.md#what-is-a-rating)."""
    ticks = Counter(fold(cell) for c in people for cell in sheet.beside(c))
    ticks.pop("", None)
    if ticks and (set(ticks) <= BOXES or {"0", "1"} <= set(ticks) <= BOXES | {"0", "1"}):
        shown = ", ".join(f"“{word}”" for word, _ in ticks.most_common(3))
        return sentence("only marks", marks=shown, mark=next(iter(ticks)))
    return None


def _turned(
    table: TextTable, sheet: Sheet, people: list[int], finder: SkillFinder
) -> tuple[TextTable, Uses]:
    grid = sheet.grid
    parts = {c: sheet.parts.get(c, _PLAIN) for c in people}
    columns: dict[str, dict[str, int]] = {}
    for c in people:
        columns.setdefault(sheet.names[c], {}).setdefault(parts[c].name, c)
    first = [min(own.values()) for own in columns.values()]
    labels = {label: i for i, label in reversed(sheet.labels.items()) if label in HEADERS}
    labels.pop("name", None)
    made: list[tuple[str, int | None, list[str]]] = [("Name", None, list(columns))]
    for label, i in labels.items():
        result = [grid.lines[i][c] for c in first]
        for k in range(1, len(result)) if label == "team" and result[0] else ():
            result[k] = result[k] or result[k - 1]  # it stands once over all of its people
        made.append((HEADERS[label], grid.rows[i], result))
    uses = []
    times = Counter(fold(name) for name in sheet.beside(sheet.grid.skill))
    for i in sheet.skills:
        skill = grid.lines[i][grid.skill]
        again = times[fold(skill)] > 1 and not finder.is_skill(skill)  # a known skill is one
        if again and (over := _heading(sheet, i)):
            skill = f"{over} - {skill}"
        for part in {part.name: part for part in parts.values()}.values():
            header = _unique(f"{skill} ({part.name})" if part.name else skill, made)
            own = [of.get(part.name) for of in columns.values()]
            answers = ["" if c is None else grid.lines[i][c] for c in own]
            made.append((header, grid.rows[i], answers))
            uses.append(ColumnMapping(header, part.use, skill, part.rater))
    headers, rows, cells = zip(*made, strict=True)
    numbers = [c + 1 for c in first]
    arrays = [pa.array(numbers, pa.int32()), *(pa.array(texts, pa.string()) for texts in cells)]
    body = pa.table(arrays, names=["row_no", *(f"c{k}" for k in range(1, len(headers) + 1))])
    places = _places(sheet)
    issues, stated, aside = _beside(sheet, people, list(labels.values()), places)
    turned = Turned(rows, dict(zip(numbers, columns, strict=True)))
    if sheet.above:
        are = "teams above people" if "team" in labels else "perhaps teams above people"
        issues.append(issue_of(are, names=", ".join(f"“{name}”" for name in sheet.above)))
    # what was said of its headers, which are people now, is true no longer
    kept = [i for i in table.issues if not i.reason.startswith(("The header “", ABOVE))]
    above = sum(i not in sheet.labels for i in range(sheet.header))
    asked = "" if sheet.sure else " Is that right?"
    severity: Severity = "note" if sheet.sure else "warning"
    question = issue_of("people across", severity=severity, people=len(columns), asked=asked)
    whole = replace(
        table,
        cells=body,
        headers=headers,
        stems=("",) * len(headers),
        title=(*table.title, *filter(asks_perhaps, [grid.lines[sheet.header][grid.skill]])),
        turned=turned,
        left_out={},
        around=(*table.around, *(text for i in sheet.aside for text in grid.lines[i] if text)),
        outside=Outside(stated, aside, _needed(sheet, places)),
        header_rows=2 if sheet.second is not None else 1,
        issues=(*kept, *lines_above(above), question, *issues),
    )
    return whole, tuple(uses)


def _needed(sheet: Sheet, places: dict[str, int]) -> tuple[Needed, ...]:
    """What is required of each skill of which anything is."""
    heads = [sheet.names.get(c, head) for c, head in enumerate(sheet.grid.lines[sheet.header])]
    heads.append("")  # the last one stands for a column that is not there
    level, people = (places.get(kind, -1) for kind in ("level", "headcount"))
    titles = heads[level], heads[people], level_in(heads[people])
    needs = []
    for i in sheet.skills:
        line = (*sheet.grid.lines[i], "")
        if line[level] or line[people]:
            said = line[sheet.grid.skill], line[level], line[people]
            needs.append(Needed(sheet.grid.rows[i], *said, *titles))
    return tuple(needs)


def _heading(sheet: Sheet, line: int) -> str:
    """The nearest text on the left of a skill, or that of the nearest heading over it; else ""."""
    for i in range(line, sheet.header, -1):
        width = sheet.grid.skill + sheet.aside.get(i, "").startswith(HEADING)
        left = reversed(sheet.grid.lines[i][:width])
        if text := next((text for text in left if text and not text.isdigit()), ""):
            return text
    return ""


def _unique(header: str, made: Sequence[tuple[str, object, object]]) -> str:
    taken = {other for other, _, _ in made}
    again = (f"{header} ({number})" for number in count(2))
    return next(shown for shown in chain([header], again) if shown not in taken)


def _beside(
    sheet: Sheet, people: list[int], named: list[int], places: dict[str, int]
) -> tuple[list[Issue], int, int]:
    """Every cell of the table that is no person's: problems, cells that say something, others."""
    lines, used = [*named, *sheet.skills], {*places.values()}
    issues: list[Issue] = []
    aside = 0
    for c, head in enumerate(sheet.grid.lines[sheet.header]):
        if c in people or c in used:
            continue
        aside += len(lines)
        name = sheet.names.get(c) or head
        if any(sheet.grid.column(c, lines)):
            kind: Kind = sheet.kinds.get(c, "about")
            fact = len(places) > 1 and fact_in(name)
            why = sentence("across fact" if fact else f"across {kind}")
            doubted = kind in ("thing", "role", "team", "required") or fact
            severity: Severity = "warning" if doubted else "note"
            reason = f"The column was set aside, all {len(lines)} cells: {why}."
            issues.append(Issue(None, name or f"(column {c + 1})", None, reason, severity))
        if all(map(asks_perhaps, kinds := {*sheet.beside(c)})):
            said = first_of([f"“{text}”" for text in sorted(kinds)], 3)
            issues.append(issue_of("rows of one kind", column=name, texts=said))
    others = {i: "it tells nothing that is asked for" for i in sheet.labels if i not in named}
    for i, reason in (others | sheet.aside).items():
        aside += sheet.grid.width
        text = next(filter(None, sheet.grid.lines[i]), "")
        value, result = None if is_free_text(text) else text, f"The row was set aside: {reason}."
        issues.append(Issue(sheet.grid.rows[i], None, value, result, "note"))
    return issues, len(used) * len(lines), aside


PRIVATE = "a private matter, which is never a skill unless a mapping names it"
NO_SKILL = "about {}, which is no skill unless a mapping names it"
_NEVER = frozenset(("satisfaction", "an exam", "an appraisal", "a need for training"))
_OPINION = re.compile(
    r"^(?:motivation|relevance|usage|frequency) (?:in|of|for)\b|^(?:years?|hours|days) (?:of|per)\b"
    r"|[\s(–:-]+(?:interest|importance|wish|targets?|years|certified)\)?$"
    r"|^(?:attendance|punctuality|motivation|workload|salary|engagement|nps|bonus|vacation|morale)$"
)
"""What is asked beside a level, or of people who work."""


def with_skills(uses: Uses, mine: MappingFile, finder: SkillFinder) -> MappingFile:
    """The user's mapping, and for what it does not name the skills that stood down the side."""
    added = []
    for use in uses:
        name = use.skill or ""
        if own := mine.column(use.header):
            kind, skill, rater = own.use or use.use, own.skill or name, own.rater or use.rater
            added.append(replace(own, use=kind, skill=skill, rater=rater))
        elif mine.others != "ignored":
            aside = use.use == "ignored" or no_skill(name, finder)
            added.append(replace(use, use="ignored", skill=None) if aside else use)
    headers = {use.header for use in uses}
    others = [c for c in mine.columns if c.header not in headers]
    return replace(mine, columns=(*others, *added))


def no_skill(name: str, finder: SkillFinder) -> str:
    """Why a name down the side is of no skill, or ""."""
    folded, parts = fold(name), NAME_AND_TAIL.match(name)
    what = parts["tail"] if parts and finder.is_known(parts["name"]) else ""
    if what and (asks_perhaps(what) or h.rater_above(what) in ("manager", "peer")):
        return NO_SKILL.format(f"“{what}”")
    if finder.is_skill(name):
        return ""
    if private.search(folded):
        return PRIVATE
    if is_figure(folded) or h.NEVER_SKILL.search(folded) or h.FACT_OF_ROW.match(folded):
        return NO_SKILL.format("a figure")
    if _OPINION.search(folded) or h.is_opinion(folded) or h.is_wanted(name):
        return NO_SKILL.format("an opinion")
    sign = next((s for s in against_all(folded) if s.kind in _NEVER), None)
    return NO_SKILL.format(sign) if sign else ""


def as_turned(mapping: Mapping, down: Uses, given: MappingFile, finder: SkillFinder) -> Mapping:
    """The mapping with the layout's name, and reasons that are not the user's."""
    uses = {use.header: use for use in down if not given.column(use.header)}

    def explained(column: Column) -> Column:
        use = uses.get(column.header)
        if use is None or column.reason != "as the mapping says":
            return column
        if column.use == "ignored":
            reason = _EXPECTED if use.use == "ignored" else no_skill(use.skill or "", finder)
            return replace(column, reason=reason, given=None)
        if column.match:
            return replace(column, reason=column.match.reason, confidence=column.match.confidence)
        return replace(column, reason=_UNKNOWN, confidence=0.5)

    return replace(mapping, layout=LAYOUT, columns=tuple(map(explained, mapping.columns)))
