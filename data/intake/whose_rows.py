"""Whose the rows of a table are, where that is not certain: what is asked, a sentence each."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from data.intake.columns.column import Column
from data.intake.columns.column_reader import round_in
from data.intake.columns.mapping import Mapping
from data.intake.columns.second_pass import told_apart
from data.intake.language import headers as h
from data.intake.language.days import without_time
from data.intake.language.nobody import Unnamed, mostly_unnamed
from data.intake.language.words import fold, one_of, pattern_of
from data.intake.reading.table import TextTable

HOW = (
    "Skillmix needs one row per person with a column per skill, or rows of person, skill and "
    "level; a mapping can make any column a level."
)
_MANY = 2_000
"""Distinct texts of a column that are compared with those of another."""
FEW_VALUES = 12
"""Distinct answers of a question with a list to choose from."""
_JOBS = re.compile(rf"^{one_of('job')}[ -]?(?:id|no|nr|number|nummer|code|#)\.?$")
"""What numbers jobs, so that the rows are jobs."""
_OF_TEAMS = (
    "levels of whole teams are no answers by people. Load what a team needs as requirements."
)
_UNNAMED: dict[Unnamed, tuple[str, str]] = {
    "job": (
        "roles",
        "levels that are expected of roles are requirements. Load them as role profiles (role, "
        "skill, level) with `skillmix load roles FILE`, or add a column that says whose answers "
        "these are.",
    ),
    "team": ("teams", _OF_TEAMS),
    "unit": ("departments, companies or projects", _OF_TEAMS),
    "time": ("periods", "one import is one wave, with a row for each person who answered in it."),
    "level": ("levels", f"the numbers may count people. {HOW}"),
    "open position": (
        "open positions",
        "what they need is a requirement. Load it with `skillmix load requirements FILE`.",
    ),
}
"""What the rows are called, and what to do with such a file."""
MOST_KINDS = 12
"""Distinct texts of a column that says of what kind or round each row is."""
_PART = re.compile(r"\b(?:sub|unter|sous|topic|technolog|framework|tool|version|element|aspect)")
"""What stands over parts of skills, beside a column of the skills themselves."""
_TAIL = re.compile(r"^(.*?\S)\s*(?:\s[-–—|/:]\s*|[:(\[]\s*)([^()\[\]\d]+?)[)\]]?$")
"""A name, and what stands behind a dash or in brackets."""
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,3}$")
_PARTS = re.compile(r"\s*[\[\]()]\s*|\s+[-–—|]\s+|:\s+")
_RELATION = re.compile(pattern_of("relation").pattern + r"|\bby$")
"""Who somebody is to a person, and not whom they rate."""
_NAMES = 0.8
"""Share of the texts of a column of names that look like one."""
MOSTLY = 0.5
"""Share of the cells that are days, or levels."""


def first_texts(table: TextTable, position: int = 1) -> list[str]:
    return [fold(v) for v in table.column(position).slice(0, 500).to_pylist() if v.strip()]


def expected_of_roles(table: TextTable, mapping: Mapping) -> str | None:
    """Rows that are roles, teams or the like, each once, where no column asks for a name."""
    if mapping.used("person") or not mapping.used("level") or table.rows < 2:
        return None
    if mapping.used("metadata") and mapping.layout not in ("wide", "long"):
        return None
    first = mapping.columns[0]
    texts = first_texts(table)
    different = len(texts) == table.rows == len(set(texts))
    kind: Unnamed | None = None
    if any(_JOBS.match(h.spaced(c.header)) for c in mapping.columns):
        kind = "job"
    elif different and first.use in ("role", "team"):
        kind = "job" if first.use == "role" else "team"
    elif different and first.use != "level" and (found := mostly_unnamed(texts)):
        kind = found[0]
    return f"The rows are {_UNNAMED[kind][0]}, not people: {_UNNAMED[kind][1]}" if kind else None


def nobody_named(table: TextTable, mapping: Mapping) -> str | None:
    """The names of the people are jobs, teams, times or levels, and nobody's."""
    people = mapping.used("person")
    if len(people) != 1 or people[0].person != "name" or people[0].given or table.turned:
        return None
    column = people[0]
    found = mostly_unnamed(v for v, _ in mapping.seen(column).values)
    if found is None:
        return None
    kind, names = found
    line = entry(column.header)
    return (
        f"The rows are {_UNNAMED[kind][0]}, not people ({', '.join(names[:3])}): "
        f"{_UNNAMED[kind][1]} If these are people all the same, say so in a mapping: {line} with "
        '`use = "person"`.'
    )


def who_answered(table: TextTable, mapping: Mapping) -> str | None:
    """The question whether a first column of texts that look like names says who answered."""
    first = mapping.columns[0]
    texts = [text.strip() for text in table.column(1).slice(0, 500).to_pylist() if text.strip()]
    names = sum(bool(_NAME.match(text)) for text in texts)
    if mapping.used("person", "skill") or first.use != "ignored" or first.given:
        return None
    if len(texts) < 2 or len(set(texts)) < len(texts) or names < _NAMES * len(texts):
        return None
    line = entry(first.header)
    return (
        f"Does “{first.header}” ({', '.join(texts[:2])}) say who is rated? Say so in a mapping: "
        f'{line} with `use = "person"`; with `use = "ignored"` the rows are people without a '
        "name, and nobody is recognised in another file."
    )


def other_people(table: TextTable, mapping: Mapping) -> str | None:
    """The question who is rated where other columns name the same people."""
    names = [c for c in mapping.used("person") if c.person == "name" and not c.given]
    if mapping.long and len(names) > 1:
        first, other = (mapping.seen(c).distinct for c in names[:2])
        if first == table.rows > other:
            line = entry(names[0].header)
            return (
                f"Both {joined([c.header for c in names[:2]])} may say who is rated, and each "
                f"row has another “{names[0].header}”: where “{names[1].header}” says it, set the "
                f'other aside in a mapping: {line} with `use = "ignored"`.'
            )
    people = {
        fold(text)
        for c in mapping.used("person")
        for text, _ in table.commonest(c.position, _MANY)[0]
        if any(map(str.isalpha, text))
    }
    for c in mapping.used("ignored"):
        if _RELATION.search(fold(c.header)):
            continue
        texts = {fold(text): n for text, n in table.commonest(c.position, _MANY)[0] if text.strip()}
        known = sum(n for text, n in texts.items() if text in people)
        if not c.given and 2 * known > sum(texts.values()):
            who = mapping.used("person")[0].header
            line = entry(c.header)
            return (
                f"Both “{who}” and “{c.header}” name people: which of them are rated? Where it is "
                f'“{c.header}”, say so in a mapping: {line} with `use = "person"`, the other '
                'with `use = "metadata"`, and who rated with `--rater manager` or `--rater peer`; '
                'else give it `use = "ignored"`.'
            )
    rated = mapping.used("level")
    named = [c for c in rated if {fold(c.stem), *map(fold, _PARTS.split(c.header))} & people]
    if 2 * len(named) > len(rated):
        return (
            f"The columns are about people, such as “{short(named[0].header)}”: a form in which "
            "each rates the others. Write its answers into rows of rater, person, skill and level."
        )
    return None


def raters(mapping: Mapping) -> str | None:
    """The question what the words are of which only some say who rated."""
    for c in mapping.used("ignored", "metadata"):
        texts = [text for text, _ in mapping.seen(c).values if text.strip()]
        unknown = [text for text in texts if not h.rater_value(text)]
        told = [text for text in texts if h.says_who_rated(text)]
        kinds = {h.rater_value(text) for text in texts} - {None}
        several = len(kinds) > 1 and told
        if not c.given and several and unknown and len(texts) <= FEW_VALUES:
            line = entry(c.header)
            return (
                f"“{c.header}” says who rated ({joined(told[:2])}), but not what kind of rater "
                f"{joined(unknown[:3])} is: write self, manager or peer instead, or set the column "
                f'aside in a mapping with {line} and `use = "ignored"`: then all of them are of '
                "the kind that `--rater` says."
            )
    return None


def rounds(mapping: Mapping) -> str | None:
    """Columns of one skill for several years: one import is one wave."""
    years: dict[str, list[Column]] = {}
    names: Counter[str] = Counter()
    for c in mapping.used("level"):
        name, year = round_in(c.header)
        if year:
            years.setdefault(year, []).append(c)
            names[fold(name)] += 1
    if len(years) < 2 or max(names.values()) < 2:
        return None
    first, *_, last = sorted(years)
    shown = ", ".join(sorted(years))
    line = entry(years[first][0].header)
    return (
        f"The columns are of several rounds ({shown}), such as "
        f"{joined([years[first][0].header, years[last][0].header])}, and one import is one wave: "
        "import the file once for each round, and set the columns of the other rounds aside in a "
        f'mapping, each with {line} and `use = "ignored"`.'
    )


def rounds_in_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of the same people in several rounds or kinds, told apart by a column."""
    who = mapping.used("person", "skill", "rater")
    keys = table.cells_of(c.position for c in who)
    if not mapping.used("person") or len(set(keys)) == len(keys):
        return None
    said = table.cells_of(c.position for c in mapping.used("level"))
    alike = len(set(zip(keys, said, strict=True))) == len(set(keys))
    for column in mapping.used("ignored", "metadata"):
        texts = Counter(map(without_time, table.column(column.position).to_pylist()))
        aside = h.not_of_today(texts)
        names = [text for text in texts if text and text not in aside]
        a_round = bool(h.ROUND.match(h.spaced(column.header)))
        dated = mapping.seen(column).date_share > MOSTLY
        unasked = (dated and (mapping.long or not a_round)) or (alike and not a_round)
        if column.given or len(names) > MOST_KINDS or unasked:
            continue
        if not told_apart(table, who, column, aside, each=not a_round):
            continue
        shown = f"“{column.header}”: {', '.join(names[:4])}"
        line = entry(column.header)
        what = (
            f"The rows are of several rounds ({shown}) of the same people, and one import is one "
            "wave: save the rows of each round as a file of its own."
            if a_round
            else f"The same people have several rows, which differ in {shown}, and nothing says "
            "which of them counts: save the rows of each kind as a file of its own, and import "
            "those that say what people can do."
        )
        return (
            f"{what} If only the last row of each person is to count, set the column aside in a "
            f'mapping: {line} with `use = "ignored"`.'
        )
    return None


def parts_of_skills(table: TextTable, mapping: Mapping) -> str | None:
    """The question which column names the skill, where another lists parts of skills."""
    if not (mapping.long and mapping.used("person") and mapping.used("skill")):
        return None
    skill = mapping.used("skill")[0]
    names = table.column(skill.position).to_pylist()
    keys = table.cells_of(c.position for c in mapping.used("person", "skill", "rater"))
    if len(set(keys)) == len(keys):
        return None
    for column in mapping.used("ignored", "metadata"):
        texts = table.column(column.position).to_pylist()
        told = sorted({pair for pair in zip(names, texts, strict=True) if pair[1].strip()})
        times = Counter(name for name, _ in told)
        listed = 2 * len(told) <= len(keys) or _PART.search(fold(column.header))
        words = any(map(str.isalpha, "".join(text for _, text in told)))
        if column.given or not (listed and words) or len({text for _, text in told}) < len(told):
            continue
        apart = len(set(zip(keys, texts, strict=True))) == len(keys)
        if not apart or len(times) == 1 or len(told) < 1.5 * len(times):
            continue
        name, _ = times.most_common(1)[0]
        shown = ", ".join([text for own, text in told if own == name][:3])
        part, whole = entry(column.header), entry(skill.header)
        return (
            f"The same person has several rows for “{name}”, which differ in “{column.header}” "
            f"({shown}): which column names the skill? Where it is “{column.header}”, say so in a "
            f'mapping: {part} with `use = "skill"` and {whole} with `use = "ignored"`. Where it is '
            f'“{skill.header}”, {part} gets `use = "ignored"`, and the last row of each person and '
            "skill counts."
        )
    return None


def tails_of_names(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of several kinds of the same people, of which the name says the kind."""
    if len(mapping.used("person")) != 1 or mapping.used("person")[0].given:
        return None
    texts = dict.fromkeys(table.column(mapping.used("person")[0].position).to_pylist())
    split = {text: found.groups() for text in texts if (found := _TAIL.match(text.strip()))}
    rows: dict[str, set[str]] = {}
    for name, tail in split.values():
        rows.setdefault(fold(name), set()).add(fold(tail))
    tails = set().union(*rows.values())
    several = [name for name, own in rows.items() if len(own) > 1]
    if len(several) < 2 or 5 * len(several) < 4 * len(rows) or len(tails) > len(several) + 1:
        return None
    if 5 * len(split) < 4 * len([text for text in texts if text.strip()]):
        return None
    shown = joined([text for text, (name, _) in split.items() if fold(name) == several[0]][:3])
    return (
        f"The rows {shown} seem to be of one person, and the end of the name says of which kind "
        "they are: keep the rows that say what people can do, with the names alone. Rows of "
        "another rater belong into a file of their own, imported with `--rater manager` or "
        "`--rater peer`."
    )


def several_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Most people have several rows with other levels, and no day says which is the later."""
    dated = any(seen.date_share > MOSTLY for seen in mapping.profiles)
    levels, people = mapping.used("level"), mapping.used("person")
    if mapping.long or dated or not people or any(c.given for c in people) or not levels:
        return None
    who = table.cells_of(c.position for c in mapping.used("person", "rater"))
    places = table.cells.column("row_no").to_pylist()
    rows: dict[str, set[tuple[str, ...]]] = {}
    for name, place, cells in zip(
        who, places, table.cells_of(c.position for c in levels), strict=True
    ):
        rated = place not in table.left_out and any(cell.strip() for cell in cells)
        if rated and (folded := " ".join(map(fold, name)).strip()):
            rows.setdefault(folded, set()).add(cells)
    several = [name for name, own in rows.items() if len(own) > 1]
    if len(several) < 2 or 5 * len(several) < 4 * len(rows):
        return None
    return (
        f"Most people ({len(several)} of {len(rows)}) have several rows with other levels, and "
        "nothing says which of them counts: keep one row of each, or save the rows of each kind "
        "or round as a file of its own."
    )


def entry(header: str) -> str:
    """The head of a column's entry in a mapping, as a sentence has it."""
    return f"`[columns.{json.dumps(header, ensure_ascii=False)}]`"


def joined(names: Sequence[str], most: int = 12) -> str:
    """Some names in quotation marks."""
    shown = ", ".join(f"“{short(name)}”" for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


def short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
