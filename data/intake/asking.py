"""What is asked before a file is stored, and why one is refused: a sentence each."""

import csv
import io
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from data.intake import whose_rows
from data.intake.columns.column import EXTENT, FEW_VALUES, MOSTLY, Column
from data.intake.columns.column_reader import ASKS_FOR, NAMES_A_NUMBER, TEXT, asked_in, asks_perhaps
from data.intake.columns.mapping import CHECKBOXES, Mapping
from data.intake.columns.one_column_each import HOW
from data.intake.columns.second_pass import APART, rater_question
from data.intake.columns.skills import SkillFinder
from data.intake.language import headers as h
from data.intake.language.who import REPORT, unnamed
from data.intake.language.words import (
    ability,
    first_of,
    fold,
    issue_of,
    pattern_of,
    sentence,
    words_of,
)
from data.intake.levels import scales
from data.intake.levels.answers import is_free_text
from data.intake.matrices.across import names_nobody
from data.intake.reading.table import Counted, TextTable
from data.intake.requirements import YES, wanted
from data.intake.values.answers import AnswerColumn, Answers
from data.intake.whose_rows import MOST_KINDS, entry, first_texts, joined, rows_of_skills, short
from data.vocabulary import Issue, Rater, grouped, some_of
from seeds import read_seed

_NEUTRAL = re.compile(pattern_of("nothing said").pattern + r"|\b20\d\d\b")
"""What stands in titles that say nothing of what the numbers are."""
_NOT_VALID = frozenset(words_of("header", "not valid"))
"""What is said of rows that may be meant not to count."""
_NUMBERS = re.compile(rf"{pattern_of('the numbers').pattern}|{h.OF_A_KEY.pattern}")
_LAST = 4
"""Rows at the end of which the first cell may be a note."""
_WHOLE = 100
_FIGURE = 6
"""Words of the longest header of a figure; what is longer is a question: "In an average month"."""
_SHOWN_VALUES = 8
_AGAIN = 2
"""Times that a word is given under one header from which on it is an answer of the form."""
_FEW = 50
"""One such answer in more than so many is no part of a scale."""
_OTHER_ANSWERS = frozenset(("frequency", "satisfaction", "importance", "interest"))
"""What answers may be about without saying anything of ability."""
_CUT = ("an amount", "an exam")
"""What is asked for in numbers from which a level may follow."""
_OF_PEOPLE = frozenset(
    fold(word.replace("_", " "))
    for row in read_seed("list_columns.csv")
    if row["list"] == "people" and row["column"] not in ("person", "name", "team", "role")
    for word in (row["column"], *row["words"].split("|"))
)
"""What a list of people says of them beside who they are."""
_SKILL_ID = re.compile(r"^(?:skill|competenc[ey]|kompetenz) ?(?:id|code|no|number|key)s?$")
_LEVEL_NAMES = pattern_of("level of a report")


def refusal(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """Why the table is not stored, in one sentence; None where it can be."""
    # a person said what it is; words of an extent are read without one
    if any(c.given and c.given.values != EXTENT for c in mapping.used("level")):
        nobody = _no_person(table, mapping, finder) if mapping.long else None
        nobody = nobody or _two_levels(mapping) or whose_rows.tails_of_names(table, mapping)
        nobody = nobody or whose_rows.several_peers(table, mapping)
        return nobody or whose_rows.several_rows(table, mapping)
    return (
        _no_person(table, mapping, finder)
        or whose_rows.nobody_named(table, mapping)
        or _ids_of_skills(table, mapping)
        or _no_level(table, mapping, finder)
        or whose_rows.rounds(mapping)
        or whose_rows.who_answered(table, mapping)
        or whose_rows.whom_others_rate(table, mapping)
        or whose_rows.other_people(table, mapping)
        or whose_rows.tails_of_names(table, mapping)
        or whose_rows.raters(table, mapping)
        or _two_levels(mapping)
        or _skills_in_cells(mapping)
        or whose_rows.several_peers(table, mapping)
        or whose_rows.several_rows(table, mapping)
        or _shares(table, mapping)
        or doubt(mapping)
    )


def _no_person(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    """A skill in each row and nobody whose level it is, or figures and counts of nobody."""
    if mapping.used("person"):
        return None
    heads, texts = list(map(fold, table.headers)), first_texts(table)
    down = set(texts)
    known = sum(len(text) > 1 and finder.is_skill(text) for text in down)
    listed = heads[0] in h.SKILL_HEADER and len(down) == len(texts)
    of_skills = not h.SKILL_HEADER.isdisjoint(map(h.spaced, heads))
    listed = listed or (of_skills and any(map(wanted, heads)))
    numbers = sum(c.seen.only_levels for c in mapping.used("ignored"))
    if numbers > 1 and not mapping.used("level"):
        named = (c for c in mapping.columns if h.spaced(c.header) in h.SKILL_HEADER)
        listed = listed or any(c.seen.names_rows for c in named)
    if mapping.long or listed or (known > 1 and 2 * known >= len(down)):
        others = mapping.used("ignored", "metadata", "rater")
        seen = {c.header: c.seen for c in others if not (c.seen.level_share or c.seen.date_share)}
        names = (
            name
            for name, s in seen.items()
            if not s.sentences and s.distinct > 1
            if not (h.says_level(h.spaced(name)) or h.spaced(name).endswith(" level"))
            if not (names_nobody(name) or h.names_checker(name))
        )
        who = next(names, "") if mapping.long else ""
        mapped = sentence("perhaps a person", column=who, entry=entry(who)) if who else ""
        own = sentence("one person") if mapping.used("level") else ""
        return sentence("catalogue", headers=_shown(table), mapped=own + mapped)
    figures = sum(bool(REPORT.match(head)) and len(head.split()) <= _FIGURE for head in heads)
    levels = sum(bool(_LEVEL_NAMES.match(head)) for head in heads)
    return sentence("summary") if figures >= 2 or levels >= 3 else None


def _no_level(table: TextTable, mapping: Mapping, finder: SkillFinder) -> str | None:
    known = _rows_of_skills(mapping, finder)
    if known or mapping.used("level"):
        return known
    if people := _people_list(mapping, finder):
        return people
    if mapping.long:
        own = (c.reason for c in mapping.used("ignored") if c.reason.startswith("the rows are on"))
        result = next(own, "")
        if not result and (worth := _without_words(mapping)):
            return worth
        result = result or "the level column holds no numbers or words for levels"
    elif mappable := _mappable(mapping, finder):
        return mappable
    elif (aside := mapping.used("ignored")) and {c.reason for c in aside} == {CHECKBOXES}:
        return _worth(aside, sorted({text for c in aside for text in c.seen.texts}), "")
    else:
        reasons = Counter(c.reason for c in mapping.used("ignored")).most_common(3)
        seen = "; ".join(f"{n} x {reason}" for reason, n in reasons)
        result = seen or "all of them are read as who answered, when, or a fact of the row"
    return sentence("no level", columns=table.width, headers=_shown(table), found=result)


def _without_words(mapping: Mapping) -> str | None:
    """What the answers of the level column of a long table are worth, where nobody knows a word."""
    called = [c for c in mapping.used("ignored", "metadata") if h.says_level(h.spaced(c.header))]
    few = [c for c in called if c.seen.distinct <= FEW_VALUES and not c.seen.date_share]
    words = _without_level(v for c in few for v, _ in c.seen.values)
    return _worth(few, words, "") if words and len(called) == 1 else None


def doubt(mapping: Mapping) -> str | None:
    """The one question of a file of which nothing says for certain that it rates skills."""
    if not mapping.doubt:
        return None
    if mapping.long:
        return sentence("are the names skills", column=mapping.doubt[0].subject)
    rated = mapping.used("level")
    sure = [c for c in rated if c.evidence.name and c not in mapping.doubt]
    again = {c.skill_name for c in mapping.doubt} & {c.skill_name for c in sure}

    def called(c: Column) -> str:
        return c.header if c.skill_name in again else c.skill_name or c.header

    known = list(map(called, sure))
    names = list(dict.fromkeys(map(called, mapping.doubt)))
    other = [c for c in mapping.used("ignored") if c.evidence.against]
    beside = f" beside {joined(known)}" if known else ""
    none = f"; if none is, name the others: `--skills {_quoted(known)}`" if known else ""
    asks = f" “{short(other[0].header)}”: {other[0].evidence.against}." if other else ""
    first = mapping.doubt[0]
    if first.evidence.facet and any(c.rater == "self" for c in rated):
        facet = short(first.evidence.facet)
        asks += sentence("who are the others", question=facet, entry=entry(first.header))
    named = {"names": joined(names), "listed": _quoted(names), "beside": beside, "none": none}
    return sentence("are these skills", **named, evidence=first.evidence.text, asks=asks)


def _skills_in_cells(mapping: Mapping) -> str | None:
    """Texts below "Acme skill" or "Skill 1" name the skills of "Acme level" or "Skill 1 level"."""
    names = {fold(c.skill_name) for c in mapping.doubt}
    levels = mapping.used("level")
    for head in (c.header for c in mapping.used("ignored")):
        words = fold(head).split()
        if h.SKILL_HEADER & {*words} and names & {" ".join(words), " ".join(words[:-1])}:
            several = sentence("skills in cells", skill=head)
            return several if len(levels) > 1 else rows_of_skills(head, levels[0].header)
    return None


def _ids_of_skills(table: TextTable, mapping: Mapping) -> str | None:
    """Numbers stand where the names of skills should."""
    skills = [c for c in mapping.used("skill") if not c.given and c.seen.texts]
    ids = [c.header for c in skills if all(text.strip().isdigit() for text in c.seen.texts)]
    heads = {head: h.spaced(head) for head in table.headers}
    if not mapping.used("level") and not h.SKILL_HEADER & set(heads.values()):
        ids += [head for head, spaced in heads.items() if _SKILL_ID.match(spaced)]
    return sentence("ids of skills", column=ids[0]) if ids else None


def _shares(table: TextTable, mapping: Mapping) -> str | None:
    """Numbers that add up to a hundred in each row divide something."""
    levels = mapping.used("level")
    rows = table.cells_of(c.position for c in levels)
    shares = ((scales.number(text.strip().rstrip("%")) for text in row) for row in rows)
    some = ([n for n in row if n is not None] for row in shares)
    sums = [sum(numbers) for numbers in some if numbers]
    if mapping.long or len(levels) < 2 or len(sums) < 2 or any(n != _WHOLE for n in sums):
        return None
    return sentence("shares", whole=_WHOLE, entry=entry(levels[0].header))


def _two_levels(mapping: Mapping) -> str | None:
    """Two columns of levels of the same rater where each row is of one skill, or of two peers."""
    peers = [c for c in mapping.used("level") if c.rater == "peer"]
    if again := peers[1:] if mapping.long else [c for c in peers if APART in c.reason]:
        names = joined([c.header for c in again])
        return sentence("several peers", again=names, entry=entry(again[0].header))
    levels = {c.rater: c for c in mapping.used("level")}
    other = next((c for c in mapping.used("level") if c is not levels[c.rater]), None)
    if not mapping.long or other is None:
        return None
    both = (other, levels[other.rater])
    less = next((c for c in both if not c.seen.only_levels), other)  # a score of 0 to 100
    two = joined([c.header for c in both])
    return sentence("two levels", two=two, entry=entry(less.header)) + _of_rounds(both)


def beside(table: TextTable, mapping: Mapping, rater: Rater) -> tuple[Issue, ...]:
    """The questions about a table that is stored all the same."""
    return (
        *rater_question(mapping.columns, rater, (*table.title, table.sheet)),
        *new_skills(mapping),
        *unread_skills(mapping),
        *title_question(table),
        *_rows_of_one_kind(table, mapping),
        *_rows_not_valid(table, mapping),
        *_notes(table, mapping),
        *several_teams(table, mapping),
        *rows_again(table, mapping),
        *whose_rows.pairs_twice(table, mapping),
    )


def rows_again(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of rows that stand there twice, cell for cell, where nobody is named and a
    column such as “Respondent ID” tells all others apart."""
    if mapping.used("person") or table.staging:
        return ()
    rows = {*table.cells_of(range(1, table.width + 1))}
    for c in mapping.used("metadata") if 1 < len(rows) < table.rows else ():
        if len({row[c.position - 1] for row in rows}) == len(rows):
            times = grouped(table.rows - len(rows))
            return (issue_of("rows again", None, c.header, times=times, column=c.header),)
    return ()


def several_teams(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of columns that name different teams, or roles, of one row: the first counts."""
    asked = []
    text = [c for c in mapping.used("ignored") if c.reason == TEXT and not c.seen.sentences]
    perhaps = [c.header for c in text if h.PERHAPS_TEAM.search(fold(c.header))]
    if perhaps and not mapping.used("team"):
        names, line = joined(perhaps), entry(perhaps[0])
        asked.append(issue_of("perhaps teams", None, perhaps[0], columns=names, entry=line))
    for use in ("team", "role"):
        columns = mapping.used(use)
        if len(columns) < 2 or any(c.given for c in columns[1:]):
            continue
        rows = table.cells_of(c.position for c in columns)
        if any(len({fold(cell) for cell in row if cell.strip()}) > 1 for row in rows):
            first = columns[0].header
            names = ", ".join(f"“{c.header}”" for c in columns)
            given = {"columns": names, "use": use, "first": first, "entry": entry(first)}
            asked.append(Issue(None, first, None, sentence("several teams", **given), "warning"))
    return tuple(asked)


def new_skills(mapping: Mapping) -> tuple[Issue, ...]:
    """The question of names that are stored as new skills beside known ones, asked where one of
    them is in no list; those come first."""
    new = [c for c in mapping.used("level") if not (c.given or c.match)]
    sure = [c for c in new if APART not in c.reason and (c.evidence.name or c.evidence.enough)]
    if len(sure) == len(new) or mapping.long or mapping.doubt:
        return ()
    known = {c.position for c in sure}
    names = [*dict.fromkeys(c.subject for c in sorted(new, key=lambda c: c.position in known))]
    return (issue_of("new name" if len(names) == 1 else "new names", names=joined(names)),)


def unread_skills(mapping: Mapping) -> tuple[Issue, ...]:
    """The question of columns that are called like a skill and whose answers are not read."""
    why: dict[str, list[str]] = {}
    for c in mapping.used("ignored") if mapping.used("level") and not mapping.long else ():
        plain = not (c.given or c.evidence.against or c.reason.startswith(ASKS_FOR))
        if plain and c.seen.answered and (c.evidence.name or c.evidence.unclear):
            why.setdefault(c.reason, []).append(c.header)
    asked = [(joined(headers), reason) for reason, headers in why.items()]
    return tuple(issue_of("not read", columns=columns, reason=reason) for columns, reason in asked)


def title_question(table: TextTable) -> tuple[Issue, ...]:
    """What a title says whose words are none of ability, of a team or of a time, or of ability and
    something else, as those of a sheet may be."""
    above = (*table.title, table.sheet)
    if perhaps := next((text for text in above if any(map(asks_perhaps, _parts(text)))), ""):
        place = "title above" if perhaps in table.title else "name of a sheet"
        return (issue_of(place, title=short(perhaps)),)
    title = " ".join(text for text in table.title if any(map(str.isalpha, text)))
    folded = fold(title)
    neutral = ability.search(folded) or _NEUTRAL.search(folded) or h.rater_above(title)
    if not title or neutral or table.team or table.person:
        return ()
    return (issue_of("title above", title=short(title)),)


def _rows_of_one_kind(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of a column that says of every row that it is of something else: "Target"."""
    said = {head: [t for t, _ in counted] for head, counted in _kinds(table, mapping).items()}
    column = next((head for head, t in said.items() if t and all(map(asks_perhaps, t))), "")
    texts = joined(said.get(column, []), 3)
    return (issue_of("rows of one kind", None, column, column=column, texts=texts),) * bool(column)


def _rows_not_valid(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of columns that mark some rows as drafts, as rejected or as deleted."""
    asked = []
    for column, counted in _kinds(table, mapping).items():
        marks = YES if h.spaced(column) in _NOT_VALID else _NOT_VALID
        marked = {text: rows for text, rows in counted if fold(text) in marks}
        if 0 < sum(marked.values()) < table.rows:
            texts = joined([*marked], 3)
            asked.append(issue_of("rows not valid", None, column, column=column, texts=texts))
    return tuple(asked)


def _kinds(table: TextTable, mapping: Mapping) -> dict[str, Counted]:
    """What columns say of rows beside people, skills and levels, by their headers."""
    others = [c for c in mapping.used("ignored", "metadata") if not c.given]
    return {c.header: table.commonest(c.position, MOST_KINDS)[0] for c in others}


def _notes(table: TextTable, mapping: Mapping) -> tuple[Issue, ...]:
    """The question of a note beside or below the table that says what the numbers are, and speaks
    of no ability: "1 = no interest, 5 = very interested"."""
    last = (table.column(c.position).to_pylist()[-_LAST:] for c in mapping.used("person"))
    notes = (text for text in chain(table.around, *last) if _NUMBERS.search(fold(text)))
    signs = ((text, asked_in(fold(text))) for text in notes)
    others = (text for text, sign in signs if sign and sign.kind != "a need for training")
    note = None if mapping.used("interest", "importance") else next(others, None)
    return (issue_of("note beside", note=short(note)),) if note else ()


def _parts(title: str) -> list[str]:
    """A title, and what it says beside a team and a time: "Targets" of "Team A - Targets 2027"."""
    parts = (title, *h.LAST_PART.split(title))
    return [title, *(_NEUTRAL.sub(" ", fold(part)).strip(" -–—_,:") for part in parts)]


def _quoted(names: Sequence[str]) -> str:
    """Names as `--skills` takes them, quoted for a shell."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(names)
    text = line.getvalue()
    return shlex.quote(text) if "'" in text else '"' + re.sub(r'(["$`\\])', r"\\\1", text) + '"'


def _mappable(mapping: Mapping, finder: SkillFinder) -> str | None:
    """Which columns a mapping could make levels, what is in the way, and the lines to write."""
    result: dict[str, list[Column]] = {}
    for c in mapping.used("ignored"):
        opinion = c.reason.startswith(ASKS_FOR)
        if c.given or c.evidence.private or opinion or not c.seen.answered or c.seen.codes:
            continue
        if kind := _in_the_way(c, finder):
            result.setdefault(kind, []).append(c)
    if any(c.reason == NAMES_A_NUMBER for c in result.get("cut", ())):  # sql_score as python_score
        result["cut"] = [c for c in mapping.used("ignored") if c.reason == NAMES_A_NUMBER]
    others = [c for c in mapping.used("ignored") if not c.evidence.against]
    kind, columns = max(result.items(), key=lambda item: len(item[1]), default=("", []))
    if not columns or 2 * len(columns) < len({c.position for c in (*others, *columns)}):
        return None
    first = columns[0]
    texts = [text.strip() for text in first.seen.texts]
    if kind == "values":
        every = [v for c in columns for v, _ in c.seen.values]
        about = f", they are about {first.seen.never}" if first.seen.never else ""
        words = _without_level(every)
        return _worth(columns, words, about) if words else None
    why = first.evidence.against or NAMES_A_NUMBER
    skill = '`skill = "NAME"`, ' if why == NAMES_A_NUMBER else ""
    shown = some_of(texts, _SHOWN_VALUES)
    named = {"names": joined([c.header for c in columns]), "shown": shown}
    return sentence(f"cells of {kind}", **named, why=why, skill=skill, entry=entry(first.header))


def _without_level(values: Iterable[str]) -> list[str]:
    """The distinct words among some answers that are neither a level nor no answer. Beside "+" the
    minus and the 0 are answers, too."""
    given = [v.strip() for v in values]
    signs = _SIGNS if any(v and set(v) == {"+"} for v in given) else frozenset()
    words: dict[str, str] = {}
    for v in given:
        sign = bool(v) and signs.issuperset(v)
        if sign or not (scales.says_nothing(v) or scales.label_level(v) is not None):
            words.setdefault(fold(v), v)
    return [v for v in words.values() if scales.number(v) is None or signs.issuperset(v)]


_SIGNS = frozenset("+-–−±0o")


def _worth(columns: Sequence[Column], words: Sequence[str], about: str) -> str:
    """The question which level each of some answers is, with the line that answers it."""
    shown = words[:_SHOWN_VALUES]
    pairs = ", ".join(f"{json.dumps(v, ensure_ascii=False)} = LEVEL" for v in shown)
    listed, line = some_of(words, _SHOWN_VALUES), entry(columns[0].header)
    named = {"columns": joined([c.header for c in columns]), "words": listed}
    return sentence("worth", **named, about=about, entry=line, pairs=pairs)


def partly_read(mapping: Mapping, answers: Answers, finder: SkillFinder) -> str | None:
    """Which words have no level where others that answer the same question have one."""
    levels = answers.levels
    if any(a.column.given for a in levels):
        return None
    for stem in dict.fromkeys(a.column.stem for a in levels):
        read = [a for a in levels if a.column.stem == stem]
        known = {fold(v) for a in read for v in a.values}
        worded = any(scales.label_level(v) is not None for a in read for v in a.values)
        unread = {a.column: words for a in read if (words := _unread(a))}
        again = any(n >= _AGAIN for words in unread.values() for n in words.values())
        times = sum(words.total() for words in unread.values())
        often = _FEW * times >= sum(a.column.seen.answered for a in read)
        out = {}
        for c in mapping.used("ignored"):
            words = Counter({v: n for v, n in c.seen.values if _is_label(v)})
            if c.reason != TEXT or c.stem != stem or _in_the_way(c, finder) != "values":
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
    read = [(v, n) for v, n, meant in answers.readings if meant.level is not None]
    if 2 * sum(n for v, n in read if scales.number(v) is None) <= sum(n for _, n in read):
        return Counter()
    aside = {v: n for v, n, meant in answers.readings if meant.outcome == "set_aside"}
    return Counter({v: n for v, n in aside.items() if _is_label(v)})


def _is_label(value: str) -> bool:
    """Whether an answer is a word or a few, as on a scale, and no number in any form."""
    return scales.parts(value)[0] is None and not scales.no_level(value) and not is_free_text(value)


def _rows_of_skills(mapping: Mapping, finder: SkillFinder) -> str | None:
    """The lines that make a long table of a column of skills and one of perhaps levels: a lone one
    is that where its header is no skill that is known."""
    rated = [c for c in mapping.used("level") if mapping.long or c.match or c.evidence.name]
    open_columns = [c for c in mapping.used("ignored", "metadata") if not c.evidence.against]
    perhaps = [c for c in open_columns if c.seen.only_levels or c.seen.word_share > MOSTLY]
    levels = [*mapping.used("level"), *perhaps]
    if rated or len(mapping.used("level")) > 1:
        return None
    skills: list[str] = []
    for c in open_columns:
        names = [v for v, _ in c.seen.values if len(v.strip()) > 1]
        known = sum(map(finder.is_name, names))
        if known >= 2 and 2 * known >= len(names) and not any(map(_LIST.search, names)):
            skills.append(c.header)
    if not (levels and skills and mapping.used("person")):
        return None
    rounds = _of_rounds(levels)
    if len(skills) > 1 and len(levels) > 1 and not rounds:
        return sentence("skills in cells", skill=skills[0])
    skill = next((s for s in skills if h.spaced(s) in h.SKILL_HEADER), skills[0])
    return rows_of_skills(skill, levels[0].header) + rounds


def _of_rounds(levels: Sequence[Column]) -> str:
    """How to take one of the levels of each row that are those of several rounds."""
    rounds = [c.header for c in levels if unnamed(c.header) == "time"]
    return sentence("rounds of rows", rounds=joined(rounds)) if len(rounds) > 1 else ""


_LIST = re.compile(r"[;|\n]|, ")
_JSON = re.compile(r"\{(.*:.*)?\}|\[\s*(?:[\"'{\[\d].*)?\]", re.S)
"""No placeholder such as "[Date]"."""
_PAIRS = re.compile(r"(?:[^\W\d][^,;|\n:=(]*[(:=]\s*\d[^,;|\n]*(?:[,;|\n]\s*|$)){2,}")
"""Python (4), SQL (3)."""
_LEVEL_OF_PAIR = re.compile(r"[(:=]\s*\d[^,;|\n]*[,;|\n]?")


def _in_the_way(column: Column, finder: SkillFinder) -> str:
    """Why a column about a skill has no level: "values", "cut", "list", "pairs", "date", "json";
    else ""."""
    seen, against = column.seen, column.evidence.against
    half = 0.5 * len(seen.texts)
    if sum(bool(_JSON.fullmatch(text.strip())) for text in seen.texts) > half:
        return "json"
    pairs = [text.strip() for text in seen.texts if _PAIRS.fullmatch(text.strip())]
    names = [part.strip() for text in pairs for part in _LEVEL_OF_PAIR.split(text) if part.strip()]
    if len(pairs) > half and 2 * sum(map(finder.is_name, names)) >= len(names):
        return "pairs"
    if column.reason == HOW:
        return "" if "an attitude" in against else "list"
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", column.header).strip()
    named = finder.is_skill(bare) or finder.mentions(column.header.replace("_", " "))
    if seen.never in _OTHER_ANSWERS or not (named or column.evidence.asked):
        return ""
    if sum(scales.no_level(text) == scales.DATE_REASON for text in seen.texts) > half:
        return "date"
    if seen.number_share > 0.5:
        cut = column.reason == NAMES_A_NUMBER or any(f"for {word}" in against for word in _CUT)
        return "cut" if cut else ""
    few = seen.distinct <= FEW_VALUES and not (seen.date_share or seen.sentences)
    return "values" if few and not against and h.spaced(bare) not in h.SKILL_HEADER else ""


def _people_list(mapping: Mapping, finder: SkillFinder) -> str | None:
    """Who is in which team and role, and how many hours they have: no answers about skills."""
    facts = mapping.used("person", "team", "role", "metadata")
    listed = [c for c in mapping.columns if h.spaced(c.header) in _OF_PEOPLE]
    others = [c for c in mapping.columns if c not in facts and c not in listed]
    if not mapping.used("person") or not mapping.used("team", "role"):
        return None
    answers = any(
        _in_the_way(c, finder)
        or h.spaced(c.header) in h.SKILL_HEADER
        or finder.mentions(c.header.replace("_", " "))
        for c in others
    )
    return None if answers or (others and len(listed) < 2) else sentence("people list")


def _shown(table: TextTable) -> str:
    return first_of([head if len(head) <= 40 else head[:37] + "..." for head in table.headers], 5)
