"""What is asked before a file is stored, and why one is refused: in one sentence, with the line
that answers it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence

from data.intake.columns.column import Column
from data.intake.columns.column_reader import ASKS_FOR, TEXT, round_in
from data.intake.columns.mapping import Mapping
from data.intake.columns.profile import Profile
from data.intake.columns.second_pass import told_apart
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language.days import without_time
from data.intake.language.figures import is_of_report
from data.intake.language.nobody import Unnamed, mostly_unnamed
from data.intake.language.words import fold
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import (
    DATE_REASON,
    is_not_applicable,
    is_unknown,
    label_level,
    no_level,
    number,
    parts,
)
from data.intake.reading.table import TextTable
from data.intake.values.answers import AnswerColumn, Answers
from data.vocabulary import Issue

HOW = (
    "Skillmix needs one row per person with a column per skill, or rows of person, skill and "
    "level; a mapping can make any column a level."
)
_IDS = (
    "“{}” holds ids of skills, and no column their names: add a column “Skill” with the name to "
    "each row, beside that of the person and of the level."
)
_WHOLE = 100
_FIGURE = 6
"""Words of the longest header of a figure; what is longer is a question: "In an average month"."""
_MANY = 2_000
"""Distinct texts of a column that are compared with those of another."""
_FEW_VALUES = 12
"""Distinct answers of a question with a list to choose from."""
_SHOWN_VALUES = 8
_AGAIN = 2
"""Times that a word is given under one header from which on it is an answer of the form."""
_FEW = 50
"""One such answer in more than so many is no part of a scale."""
_OTHER_ANSWERS = frozenset(("frequency", "satisfaction", "importance", "interest"))
"""What answers may be about without saying anything of ability."""
_CUT = ("an amount", "an exam")
"""What is asked for in numbers from which a level may follow."""
_HOURS = re.compile(r"^(?:(?:weekly )?hours(?: per week)?|hours_per_week|wochenstunden)$")
_JOBS = re.compile(
    r"^(?:job|role|position|vacancy|requisition|req|posting|opening|stellen?)"
    r"[ -]?(?:id|no|nr|number|nummer|code|#)\.?$"
)
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
_RELATION = re.compile(
    r"\b(?:leads?|leaders?|managers?|boss|head|n\+1|report(?:s|ing)?|coach|mentor|buddy|backup|deputy|"
    r"substitute|sponsor|owner|approver|contact|partner|signature|\w*leiter(?:in)?|vorgesetzte[rn]?|"
    r"führungskraft|vertretung|stellvertret\w*|responsable|chef\w*|jef[ea]|supervisor)\b|\bby$"
)
"""Who somebody is to a person, and not whom they rate."""
_NAMES = 0.8
"""Share of the texts of a column of names that look like one."""
_MOSTLY = 0.5
"""Share of the cells that are days, or levels."""
_SKILL_ID = re.compile(r"^(?:skill|competenc[ey]|kompetenz) ?(?:id|code|no|number|key)s?$")
_OPINION = re.compile(r"satisf|zufrieden|recommend|happy|enjoy|agree|likely|how often|feel")
_LEVEL_NAMES = {
    "none",
    "novice",
    "beginner",
    "basic",
    "intermediate",
    "competent",
    "advanced",
    "proficient",
    "expert",
    "master",
}


def refusal(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """Why the table is not stored, in one sentence; None where it can be."""
    certain = _no_person(table, mapping) or _no_level(table, mapping, finder)
    if any(c.given for c in mapping.used("level")):
        # a person said what the columns are
        return certain or _two_levels(mapping) or _rounds_in_rows(table, mapping)
    return (
        _skill_by_skill(table)
        or _summary(table, mapping, finder)
        or _expected_of_roles(table, mapping)
        or _nobody_named(table, mapping)
        or certain
        or _rounds(mapping)
        or _who(table, mapping)
        or _other_people(table, mapping)
        or _numbered_skills(mapping)
        or _tails_of_names(table, mapping)
        or _raters(mapping)
        or _two_levels(mapping)
        or _parts_of_skills(table, mapping)
        or _rounds_in_rows(table, mapping)
        or _several_rows(table, mapping)
        or _shares(table, mapping)
        or doubt(mapping)
    )


def _first_texts(table: TextTable, position: int = 1) -> list[str]:
    return [fold(v) for v in table.column(position).slice(0, 500).to_pylist() if v.strip()]


def _skill_by_skill(table: TextTable) -> str | None:
    heads = {fold(head) for head in table.headers[1:]}
    rows = _first_texts(table)
    both = heads & set(rows)
    if len(both) >= 3 and len(both) >= 0.8 * len(heads) and len(set(rows)) == len(rows):
        return (
            f"The rows and the columns have the same names ({', '.join(sorted(both)[:3])}, ...): "
            f"this is a matrix of skills by skills, not of answers by people. {HOW}"
        )
    return None


def _summary(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """A report: skills down the side and figures about them, or counts per level."""
    if mapping.used("person") or mapping.long:
        return None
    heads = [fold(head) for head in table.headers]
    rated = [
        head
        for head in table.headers
        if h.says_level(fold(head)) and (h.rater_of(fold(head)) or h.says_when(head))
    ]
    figures = sum(1 for head in heads if is_of_report(head) and len(head.split()) <= _FIGURE)
    levels = sum(1 for head in heads if head in _LEVEL_NAMES)
    down = _first_texts(table)
    known = sum(1 for text in set(down) if len(text) > 1 and finder.is_skill(text))
    if known and known >= 0.5 * len(set(down)) and rated:
        return (
            f"The first column lists skills, {joined(rated)} rate them, and nothing says whose "
            "levels these are: put the person's name into a column of its own, in each row."
        )
    expected = [i for i, text in enumerate(heads) if i and h.EXPECTED.search(text)]
    told = any(mapping.profiles[i].level_share >= _MOSTLY for i in expected)
    called = told and h.SKILL_HEADER.match(heads[0])
    if called or (expected and known >= 2 and known >= 0.5 * len(set(down))):
        return (
            "The first column lists skills and the others say which levels are expected; nobody "
            "answers. Levels that are expected are requirements or role profiles: "
            "`skillmix load requirements FILE` and `skillmix load roles FILE` take them, and so "
            "does the Settings page."
        )
    if known >= 2 and known >= 0.5 * len(set(down)):
        what = "figures about skills" if figures or levels else "skills in the rows"
        return (
            f"The first column lists skills and no column says who answered: this is a report or "
            f"catalogue with {what}, not answers by people. {HOW}"
        )
    if figures >= 2 or levels >= 3:
        return (
            "The columns are averages, counts or shares and none says who answered: this is a "
            f"summary, not answers by people. {HOW}"
        )
    return None


def _expected_of_roles(table: TextTable, mapping: Mapping) -> str | None:
    """Rows that are roles, teams or the like, each once, where no column asks for a name."""
    if mapping.used("person") or not mapping.used("level") or table.rows < 2:
        return None
    if mapping.used("metadata") and mapping.layout not in ("wide", "long"):
        return None
    first = mapping.columns[0]
    texts = _first_texts(table)
    different = len(texts) == table.rows == len(set(texts))
    kind: Unnamed | None = None
    if any(_JOBS.match(h.spaced(c.header)) for c in mapping.columns):
        kind = "job"
    elif different and first.use in ("role", "team"):
        kind = "job" if first.use == "role" else "team"
    elif different and first.use != "level" and (found := mostly_unnamed(texts)):
        kind = found[0]
    return f"The rows are {_UNNAMED[kind][0]}, not people: {_UNNAMED[kind][1]}" if kind else None


def _nobody_named(table: TextTable, mapping: Mapping) -> str | None:
    """The names of the people are jobs, teams, times or levels, and nobody's."""
    people = mapping.used("person")
    if len(people) != 1 or people[0].person != "name" or people[0].given or table.turned:
        return None
    column = people[0]
    found = mostly_unnamed(v for v, _ in mapping.profiles[column.position - 1].values)
    if found is None:
        return None
    kind, names = found
    line = _entry(column.header)
    return (
        f"The rows are {_UNNAMED[kind][0]}, not people ({', '.join(names[:3])}): "
        f"{_UNNAMED[kind][1]} If these are people all the same, say so in a mapping: {line} with "
        '`use = "person"`.'
    )


def _no_person(table: TextTable, mapping: Mapping) -> str | None:
    if mapping.long and not mapping.used("person"):
        return (
            "The table has a skill in each row but no column that says whose level it is "
            f"(columns: {_shown(table)}): it is a catalogue or a summary, not answers. {HOW}"
        )
    return None


def _no_level(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    if mapping.used("level"):
        return None
    if rows := _rows_of_skills(mapping, finder):
        return rows
    if people := _people_list(mapping):
        return people
    ids = next((head for head in table.headers if _SKILL_ID.match(h.spaced(head))), "")
    if ids and not mapping.used("skill"):
        return _IDS.format(ids)
    if mapping.long:
        own = (c.reason for c in mapping.used("ignored") if c.reason.startswith("the rows are on"))
        found = next(own, "the level column holds no numbers or words for levels")
    elif mappable := _mappable(mapping, finder):
        return mappable
    else:
        found = _opinion_survey(mapping) or _seen(mapping)
    return (
        f"No column with levels of skill was found among {table.width} columns "
        f"({_shown(table)}): {found}. {HOW}"
    )


def doubt(mapping: Mapping) -> str | None:
    """The one question of a file of which nothing says for certain that it rates skills."""
    if not mapping.doubt:
        return None
    if mapping.long:
        return (
            f"Are the names in “{mapping.doubt[0].subject}” skills, and do the numbers beside them "
            "say how able people are? Nothing says so for certain, so nothing was stored. If it is "
            "so, answer `--skills all`; the answer is kept for files with these headers."
        )
    names = list(dict.fromkeys(c.skill_name or c.header for c in mapping.doubt))
    rated = mapping.used("level")
    known = [c.skill_name for c in rated if c.evidence.name and c not in mapping.doubt]
    other = [c for c in mapping.used("ignored") if c.evidence.against]
    beside = f" beside {joined(known)}" if known else ""
    none = f"; if none is, name the others: `--skills {listed(known)}`" if known else ""
    asks = f" “{_short(other[0].header)}”: {other[0].evidence.against}." if other else ""
    return (
        f"Are these skills{beside}: {joined(names)}? Nothing says so for certain "
        f"({mapping.doubt[0].evidence.said}).{asks} Nothing was stored. If all of them are, answer "
        f"`--skills all`; if some are, name these alone, as in `--skills {listed(names)}`{none}. "
        "The answer is kept for files with these headers."
    )


def _who(table: TextTable, mapping: Mapping) -> str | None:
    """The question whether a first column of texts that look like names says who answered, where
    no other column does."""
    first = mapping.columns[0]
    texts = [text.strip() for text in table.column(1).slice(0, 500).to_pylist() if text.strip()]
    names = sum(bool(_NAME.match(text)) for text in texts)
    if mapping.used("person", "skill") or first.use != "ignored" or first.given:
        return None
    if len(texts) < 2 or len(set(texts)) < len(texts) or names < _NAMES * len(texts):
        return None
    line = _entry(first.header)
    return (
        f"Does “{first.header}” ({', '.join(texts[:2])}) say who is rated? Say so in a mapping: "
        f'{line} with `use = "person"`; with `use = "ignored"` the rows are people without a '
        "name, and nobody is recognised in another file."
    )


def _other_people(table: TextTable, mapping: Mapping) -> str | None:
    """The question who is rated where people who answered stand in another column, too, or over the
    columns of ratings."""
    names = [c for c in mapping.used("person") if c.person == "name" and not c.given]
    if mapping.long and len(names) > 1:
        first, other = (mapping.profiles[c.position - 1].distinct for c in names[:2])
        if first == table.rows > other:
            line = _entry(names[0].header)
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
            line = _entry(c.header)
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
            f"The columns are about people, such as “{_short(named[0].header)}”: a form in which "
            "each rates the others. Write its answers into rows of rater, person, skill and level."
        )
    return None


def _raters(mapping: Mapping) -> str | None:
    """The question what the words are of which only some say who rated."""
    for c in mapping.used("ignored", "metadata"):
        texts = [text for text, _ in mapping.profiles[c.position - 1].values if text.strip()]
        unknown = [text for text in texts if not h.rater_value(text)]
        told = [text for text in texts if h.says_who_rated(text)]
        kinds = {h.rater_value(text) for text in texts} - {None}
        several = len(kinds) > 1 and told
        if not c.given and several and unknown and len(texts) <= _FEW_VALUES:
            line = _entry(c.header)
            return (
                f"“{c.header}” says who rated ({joined(told[:2])}), but not what kind of rater "
                f"{joined(unknown[:3])} is: write self, manager or peer instead, or set the column "
                f'aside in a mapping with {line} and `use = "ignored"`: then all of them are of '
                "the kind that `--rater` says."
            )
    return None


def _rounds(mapping: Mapping) -> str | None:
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
    line = _entry(years[first][0].header)
    return (
        f"The columns are of several rounds ({shown}), such as "
        f"{joined([years[first][0].header, years[last][0].header])}, and one import is one wave: "
        "import the file once for each round, and set the columns of the other rounds aside in a "
        f'mapping, each with {line} and `use = "ignored"`.'
    )


def _rounds_in_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Rows of the same people in several rounds, told apart by a column: one import is one wave; or
    of several kinds with other levels, of which nothing says which count. Of a long table with days
    the later day counts, which is said."""
    who = [c.position for c in mapping.used("person", "skill", "rater")]
    keys = list(zip(*(table.column(position).to_pylist() for position in who), strict=True))
    if not mapping.used("person") or len(set(keys)) == len(keys):
        return None
    said = [table.column(c.position).to_pylist() for c in mapping.used("level")]
    alike = len(set(zip(keys, *said, strict=True))) == len(set(keys))
    for column in mapping.used("ignored", "metadata"):
        texts = Counter(map(without_time, table.column(column.position).to_pylist()))
        aside = h.not_of_today(texts)
        names = [text for text in texts if text and text not in aside]
        if mapping.long and mapping.profiles[column.position - 1].date_share > _MOSTLY:
            continue
        a_round = bool(h.ROUND.match(h.spaced(column.header)))
        dated = mapping.profiles[column.position - 1].date_share > _MOSTLY
        if column.given or len(names) > MOST_KINDS or (not a_round and (dated or alike)):
            continue
        if not told_apart(table, who, column.position, aside, each=not a_round):
            continue
        shown = f"“{column.header}”: {', '.join(names[:4])}"
        line = _entry(column.header)
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


def _numbered_skills(mapping: Mapping) -> str | None:
    """Numbers stand where the names of skills should."""
    column = next((c for c in mapping.used("skill") if not c.given), None)
    names = [v for v, _ in mapping.profiles[column.position - 1].values] if column else []
    if column is None or not names or not all(name.strip().isdigit() for name in names):
        return None
    return _IDS.format(column.header)


def _parts_of_skills(table: TextTable, mapping: Mapping) -> str | None:
    """The question which column names the skill, where another lists parts of skills: it tells the
    several rows of a person and skill apart, and each of its texts stands beside one skill."""
    if not (mapping.long and mapping.used("person") and mapping.used("skill")):
        return None
    skill = mapping.used("skill")[0]
    names = table.column(skill.position).to_pylist()
    who = [c.position for c in mapping.used("person", "skill", "rater")]
    keys = list(zip(*(table.column(position).to_pylist() for position in who), strict=True))
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
        if len(set(zip(keys, texts, strict=True))) < len(keys) or len(told) < 1.5 * len(times):
            continue
        if len(times) == 1:
            continue
        name, _ = times.most_common(1)[0]
        shown = ", ".join([text for own, text in told if own == name][:3])
        part, whole = _entry(column.header), _entry(skill.header)
        return (
            f"The same person has several rows for “{name}”, which differ in “{column.header}” "
            f"({shown}): which column names the skill? Where it is “{column.header}”, say so in a "
            f'mapping: {part} with `use = "skill"` and {whole} with `use = "ignored"`. Where it is '
            f'“{skill.header}”, {part} gets `use = "ignored"`, and the last row of each person and '
            "skill counts."
        )
    return None


def _names(table: TextTable, mapping: Mapping) -> list[str]:
    """Who is rated in each row and by which kind of rater."""
    who = [table.column(c.position).to_pylist() for c in mapping.used("person", "rater")]
    return [" ".join(map(fold, row)).strip() for row in zip(*who, strict=True)]


def _tails_of_names(table: TextTable, mapping: Mapping) -> str | None:
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


def _several_rows(table: TextTable, mapping: Mapping) -> str | None:
    """Most people have several rows with other levels, and no day says which is the later."""
    dated = any(seen.date_share > _MOSTLY for seen in mapping.profiles)
    levels = mapping.used("level")
    people = mapping.used("person")
    if mapping.long or dated or not people or any(c.given for c in people):
        return None
    names = _names(table, mapping)
    places = table.cells.column("row_no").to_pylist()
    said = zip(*(table.column(c.position).to_pylist() for c in levels), strict=True)
    rows: dict[str, set[tuple[str, ...]]] = {}
    for name, place, cells in zip(names, places, said, strict=True):
        if name and place not in table.left_out and any(cell.strip() for cell in cells):
            rows.setdefault(name, set()).add(cells)
    several = [name for name, own in rows.items() if len(own) > 1]
    if len(several) < 2 or 5 * len(several) < 4 * len(rows):
        return None
    return (
        f"Most people ({len(several)} of {len(rows)}) have several rows with other levels, and "
        "nothing says which of them counts: keep one row of each, or save the rows of each kind "
        "or round as a file of its own."
    )


def _shares(table: TextTable, mapping: Mapping) -> str | None:
    """Numbers that add up to a hundred in each row divide something."""
    levels = mapping.used("level")
    cells = (table.column(c.position).to_pylist() for c in levels)
    rows = [[number(cell.strip().rstrip("%")) for cell in row] for row in zip(*cells, strict=True)]
    whole = [row for row in rows if any(n is not None for n in row)]
    if mapping.long or len(levels) < 2 or len(whole) < 2:
        return None
    if any(sum(n for n in row if n is not None) != _WHOLE for row in whole):
        return None
    return (
        f"The numbers of each row add up to {_WHOLE}: they say how something is divided, such as "
        "somebody's time, and not how able anybody is. If they are levels all the same, say so in "
        f'a mapping: {_entry(levels[0].header)} with `use = "level"`, for each column.'
    )


def _two_levels(mapping: Mapping) -> str | None:
    """Two columns of levels of the same rater, where each row is of one skill."""
    levels = {c.rater: c for c in mapping.used("level")}
    other = next((c for c in mapping.used("level") if c is not levels[c.rater]), None)
    if not mapping.long or other is None:
        return None
    two = joined([other.header, levels[other.rater].header])
    line = _entry(other.header)
    return (
        f"Both {two} may say the level of the skill in a row, and only one of them can count: set "
        f'the other aside in a mapping: {line} with `use = "ignored"`.'
    )


def new_skills(mapping: Mapping) -> tuple[Issue, ...]:
    """The question of names that are stored as new skills beside known ones."""
    names = [
        c.subject
        for c in mapping.used("level")
        if not (c.given or c.match or c.evidence.name or c.evidence.enough)
    ]
    if not names or mapping.long or mapping.doubt:
        return ()
    verb = "is no name" if len(names) == 1 else "are no names"
    kept = "it is kept as a new skill" if len(names) == 1 else "they are kept as new skills"
    said = (
        f"{joined(names)} {verb} of a skill that is known; {kept} beside the others. Is that right?"
    )
    return (Issue(None, None, None, said),)


def listed(names: Sequence[str]) -> str:
    """Names as `--skills` takes them, quoted for a shell."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(names)
    return shlex.quote(line.getvalue()) if "'" in line.getvalue() else f'"{_escaped(line)}"'


def _escaped(line: io.StringIO) -> str:
    return re.sub(r'(["$`\\])', r"\\\1", line.getvalue())


def _entry(header: str) -> str:
    """The head of a column's entry in a mapping, as a sentence has it."""
    return f"`[columns.{json.dumps(header, ensure_ascii=False)}]`"


def joined(names: Sequence[str], most: int = 12) -> str:
    """Some names in quotation marks."""
    shown = ", ".join(f"“{_short(name)}”" for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _mappable(mapping: Mapping, finder: SkillFinder) -> str | None:
    """Which columns a mapping could make levels, what is in the way, and the lines to write."""
    found: dict[str, list[Column]] = {}
    for c in mapping.used("ignored"):
        seen = mapping.profiles[c.position - 1]
        opinion = c.reason.startswith(ASKS_FOR)
        if c.evidence.private or opinion or not seen.answered or seen.codes:
            continue
        kind = _in_the_way(c, seen, finder)
        if kind:
            found.setdefault(kind, []).append(c)
    others = [c for c in mapping.used("ignored") if not c.evidence.against]
    kind, columns = max(found.items(), key=lambda item: len(item[1]), default=("", []))
    if not columns or 2 * len(columns) < len({c.position for c in (*others, *columns)}):
        return None
    seen = mapping.profiles[columns[0].position - 1]
    texts = [v.strip() for v, _ in seen.values if v.strip()]
    entry = _entry(columns[0].header)
    names = joined([c.header for c in columns])
    shown = _listed(texts)
    if kind == "json":
        return (
            f"The cells of {names} hold JSON: write its answers into columns of their own, one for "
            f"each skill. {HOW}"
        )
    if kind == "date":
        return f"The cells of {names} hold dates ({shown}). {DATE_REASON}"
    if kind == "list":
        return (
            f"The cells of {names} list skills ({shown}) and say nothing about a level. If listing "
            "a skill is worth one, say which in a mapping, for each of these columns: "
            f"{entry} with `multi_select = true` and `level = 3`."
        )
    if kind == "cut":
        return (
            f"The numbers of {names} are no levels ({columns[0].evidence.against}). If they tell "
            "one, say where each level begins in a mapping, for each of these columns: "
            f'{entry} with `use = "level"` and `cut_points = [1, 2, 4, 7, 10]` '
            "(level 1 from 1 on, ...)."
        )
    every = [v for c in columns for v, _ in mapping.profiles[c.position - 1].values]
    about = f", they are about {seen.never}" if seen.never else ""
    return _worth(columns, _without_level(every) or texts, about)


def _without_level(values: Iterable[str]) -> list[str]:
    """The distinct words among some answers that are neither a level nor no answer."""
    words: dict[str, str] = {}
    for v in values:
        if not (is_unknown(v) or is_not_applicable(v)) and label_level(v) is None:
            words.setdefault(fold(v), v.strip())
    return [v for v in words.values() if number(v) is None]


def _listed(texts: Sequence[str]) -> str:
    more = len(texts) - _SHOWN_VALUES
    return ", ".join(texts[:_SHOWN_VALUES]) + (f" and {more} more" if more > 0 else "")


def _worth(columns: Sequence[Column], words: Sequence[str], about: str) -> str:
    """The question which level each of some answers is, with the line that answers it."""
    shown = words[:_SHOWN_VALUES]
    pairs = ", ".join(f"{json.dumps(v, ensure_ascii=False)} = LEVEL" for v in shown)
    entry = _entry(columns[0].header)
    return (
        f"{joined([c.header for c in columns])}: the answers ({_listed(words)}) have no level that "
        f"Skillmix knows{about}. Say in a mapping what each is worth (LEVEL, 0 to 5), for each of "
        "these columns: "
        f'{entry} with `use = "level"` and `values = {{ {pairs} }}`.'
    )


def partly_read(mapping: Mapping, answers: Answers, finder: SkillFinder) -> str | None:
    """Which words have no level, where others that answer the same question have one: the columns
    of a grid, and the bare names of skills, share their answers. None where all is read, or where a
    person said what the columns are."""
    levels = [a for a in answers.columns if a.column.use == "level"]
    if any(a.column.given for a in levels):
        return None
    for stem in dict.fromkeys(a.column.stem for a in levels):
        read = [a for a in levels if a.column.stem == stem]
        known = {fold(v) for a in read for v in a.values}
        worded = any(label_level(v) is not None for a in read for v in a.values)
        unread = {a.column: words for a in read if (words := _unread(a))}
        again = any(n >= _AGAIN for words in unread.values() for n in words.values())
        times = sum(words.total() for words in unread.values())
        often = _FEW * times >= sum(mapping.profiles[a.column.position - 1].answered for a in read)
        out = {}
        for c in mapping.used("ignored"):
            seen = mapping.profiles[c.position - 1]
            words = Counter({v: n for v, n in seen.values if _is_label(v)})
            if c.reason != TEXT or c.stem != stem or _in_the_way(c, seen, finder) != "values":
                continue
            shared = not known.isdisjoint(map(fold, words))
            if (worded and finder.is_skill(c.header)) or (stem and (c.evidence.name or shared)):
                out[c] = words
        every = _without_level(v for words in (*unread.values(), *out.values()) for v in words)
        aside = sum(n for words in out.values() for v, n in words.items() if v.strip() in every)
        if (again and often) or aside >= _AGAIN:
            columns = sorted((*unread, *out), key=lambda c: c.position)
            also = ", and other answers to the same question have one: nothing was stored"
            none = ' A column that rates no skill gets `use = "ignored"`.'
            return _worth(columns, every, also) + none
    return None


def _unread(answers: AnswerColumn) -> Counter[str]:
    """The words without a level, with their times, of a column whose levels are mostly words."""
    said = list(zip(answers.values, answers.counts, answers.meanings, strict=True))
    read = [(v, n) for v, n, meant in said if meant.level is not None]
    if 2 * sum(n for v, n in read if number(v) is None) <= sum(n for _, n in read):
        return Counter()
    return Counter({v: n for v, n, meant in said if meant.outcome == "set_aside" and _is_label(v)})


def _is_label(value: str) -> bool:
    """Whether an answer is a word or a few, as on a scale, and no number in any form."""
    return parts(value)[0] is None and not no_level(value) and not is_free_text(value)


def _rows_of_skills(mapping: Mapping, finder: SkillFinder) -> str | None:
    """The lines that make a long table of a column of skills and one beside it whose cells may be
    their levels; None where there are no two such columns."""
    open_columns = [c for c in mapping.used("ignored", "metadata") if not c.evidence.against]
    levels = [c for c in open_columns if mapping.profiles[c.position - 1].only_levels]
    for c in open_columns:
        names = [v for v, _ in mapping.profiles[c.position - 1].values if len(v.strip()) > 1]
        known = sum(map(finder.is_name, names))
        if levels and mapping.used("person") and known >= 2 and 2 * known >= len(names):
            skill, level = _entry(c.header), _entry(levels[0].header)
            return (
                f"Each row names a skill in “{c.header}”, and nothing says for certain that "
                f"“{levels[0].header}” says how able the person is, as the result of an exam does "
                "not. If it does, say so in a mapping: "
                f'{skill} with `use = "skill"`, {level} with '
                '`use = "level"`.'
            )
    return None


def _in_the_way(column: Column, seen: Profile, finder: SkillFinder) -> str:
    """Why a column that may be about a skill has no level: "values", "cut", "list", "date" or
    "json"; "" where it is about no skill."""
    texts = [v.strip() for v, _ in seen.values if v.strip()]
    if sum(text[:1] in "{[" and text[-1:] in "}]" for text in texts) > 0.5 * len(texts):
        return "json"
    if seen.never in _OTHER_ANSWERS:
        return ""
    if not seen.level_share and seen.distinct <= _FEW_VALUES:
        parts = {part.strip() for text in texts for part in re.split(r"[;,|\n]", text)}
        skills = sum(finder.is_skill(part) for part in parts if len(part) > 1)
        if skills >= 2 and 2 * skills >= len(parts):
            return "list"
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", column.header).strip()
    named = finder.is_skill(bare) or finder.mentions(column.header)
    if not named and not column.evidence.asked:
        return ""
    if sum(no_level(text) == DATE_REASON for text in texts) > 0.5 * len(texts):
        return "date"
    kind = column.evidence.against
    if seen.number_share > 0.5:
        return "cut" if any(f"for {word}" in kind for word in _CUT) else ""
    few = seen.distinct <= _FEW_VALUES and not seen.date_share and not kind
    return "values" if few and not seen.sentences else ""


def _people_list(mapping: Mapping) -> str | None:
    """Who is in which team or role, and how many hours they have: no answers about skills."""
    hours = any(_HOURS.match(fold(c.header)) for c in mapping.columns)
    others = [
        c
        for c in mapping.columns
        if c.use not in ("person", "team", "role", "metadata") and not _HOURS.match(fold(c.header))
    ]
    told = mapping.used("team", "role") or hours
    if mapping.long or not mapping.used("person") or not told or others:
        return None
    return (
        "The file says who is in which team and role, and no levels of skill: it is a people list. "
        "Load it with `skillmix load people FILE`, or under People on the Settings page."
    )


def _opinion_survey(mapping: Mapping) -> str | None:
    kinds = Counter(
        found.group(1)
        for c in mapping.used("ignored")
        if (found := re.search(r"about (agreement|satisfaction|frequency)", c.reason))
    )
    asked = any(
        "not about a level" in c.reason and _OPINION.search(c.header.casefold())
        for c in mapping.used("ignored")
    )
    if not kinds and not asked:
        return None
    here = " and ".join(f"{kind} in {_columns(times)}" for kind, times in kinds.most_common())
    return (
        "the questions ask for satisfaction, agreement, frequency or recommendation"
        + (f" (here: {here})" if here else "")
        + ", which say nothing about levels of skill; where they do, a mapping gives each word its "
        "level under `values`, and numbers theirs by `cut_points`"
    )


def _columns(times: int) -> str:
    return "one column" if times == 1 else f"{times} columns"


def _seen(mapping: Mapping) -> str:
    """The commonest reasons with their numbers of columns."""
    reasons = Counter(c.reason for c in mapping.used("ignored")).most_common(3)
    if not reasons:
        return "all of them are read as who answered, when, or a fact of the row"
    return "; ".join(f"{n} x {reason}" for reason, n in reasons)


def _shown(table: TextTable) -> str:
    names = [head if len(head) <= 40 else head[:37] + "..." for head in table.headers[:5]]
    return ", ".join(names) + (", ..." if table.width > 5 else "")
