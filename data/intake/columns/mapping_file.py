"""A mapping: what a person says about the columns of a file, in TOML or built by the page.

`skillmix ingest --help` has an example. Beside columns it may give the `scale` of every numeric
level column that names none of its own, `others = "ignored"` (else columns that are not named are
"proposed" as usual), `skills` (columns in doubt that are skills, or "all") and under `[values]`
words of every level column. `values` and `cut_points` are taken as they stand; `reversed` turns the
other answers, and beside `values` for every answer it is refused.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, get_args

from data.intake.language.words import first_of, fold, refused, sentence
from data.intake.levels.scales import NOT_APPLICABLE, UNKNOWN, Meaning, Scale, parse_scale
from data.vocabulary import MAX_LEVEL, RATERS, Rater, RefusedError, Use, toml_text, toml_value

Given = tuple[tuple[str, int | str], ...]
"""Native values (as written) and a level, "unknown", "not_applicable" or a kind of rater."""
ALL = ("*",)
"""Every column in doubt is a skill."""
_STATES: dict[str, Meaning] = {"unknown": UNKNOWN, "not_applicable": NOT_APPLICABLE}


@dataclass(frozen=True)
class ColumnMapping:
    """What one column is. A field left None is proposed as usual."""

    header: str
    use: Use | None = None
    skill: str | None = None
    rater: Rater | None = None
    scale: str | None = None
    values: Given = ()
    cut_points: tuple[float, ...] = ()
    reversed: bool = False
    multi_select: bool = False
    level: int | None = None
    """The level of each skill that a multi-select cell lists."""


class ExplainedColumn(ColumnMapping):
    """A column whose answers say by themselves, or by a legend, that they are levels."""


@dataclass(frozen=True)
class MappingFile:
    """What a person says about the columns of a file."""

    columns: tuple[ColumnMapping, ...] = ()
    values: Given = ()
    scale: str | None = None
    others: str = "proposed"
    same_person: tuple[tuple[str, str], ...] = ()
    """What a file calls somebody, and what the same person is called elsewhere."""
    skills: tuple[str, ...] = ()
    """Columns, by header or skill, that somebody said are skills; `ALL`: every one in doubt."""

    def column(self, header: str) -> ColumnMapping | None:
        return next((c for c in self.columns if fold(c.header) == fold(header)), None)

    def fingerprint(self) -> str:
        """The same text for the same mapping."""
        return repr(sorted(asdict(self).items()))


_KEYS = [field.name for field in fields(MappingFile)]
_COLUMN_KEYS = [field.name for field in fields(ColumnMapping) if field.name != "header"]


def meanings(given: Given) -> dict[str, Meaning]:
    """Folded native value -> what it says."""
    return {
        fold(value): _STATES[state] if isinstance(state, str) else Meaning("level", state)
        for value, state in given
        if state in _STATES or not isinstance(state, str)  # not a kind of rater
    }


def given_meanings(given: MappingFile, column: ColumnMapping | None) -> dict[str, Meaning]:
    """What a mapping says of the answers of a column: its own words, else those of the file."""
    return meanings((*given.values, *(column.values if column else ())))


def read_mapping(content: bytes) -> MappingFile:
    """A mapping from TOML. Raises RefusedError that names every problem of the file."""
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(f"The mapping file is not valid TOML: {error}.") from error
    read = _Reader()
    read.keys(raw, _KEYS, "the file")
    others = raw.get("others", "proposed")
    read.check(others in ("proposed", "ignored"), "`others` is “proposed” or “ignored”")
    table = raw.get("columns", {})
    if not read.check(isinstance(table, dict), "`columns` must be a table of columns by header"):
        table = {}
    columns = tuple(read.column(header, entry) for header, entry in table.items())
    values = read.values(raw.get("values", {}), "the file")
    scale = read.scale(raw.get("scale"), "the file")
    same = raw.get("same_person", {})
    named = isinstance(same, dict) and all(map(_is_name, (*same, *same.values())))
    read.check(named, "`same_person` is a table: what the file writes = who that is")
    for one, other in same.items() if named else ():
        text = (
            f"`same_person`: “{one}” is the same on both sides; left stands what this file writes"
        )
        read.check(fold(one) != fold(other), f"{text}, right the name or e-mail that is known")
    skills = raw.get("skills", [])
    listed = skills == "all" or (isinstance(skills, list) and all(map(_is_name, skills)))
    read.check(listed, "`skills` is a list of columns, or “all”")
    if read.problems:
        raise RefusedError(f"The mapping file is not understood: {'; '.join(read.problems)}.")
    skills = ALL if skills == "all" else tuple(skills)
    return MappingFile(columns, values, scale, others, tuple(same.items()), skills)


def check_mapping(mapping: MappingFile, headers: tuple[str, ...]) -> None:
    """Refuse a mapping that names a column which the file does not have."""
    have = {fold(h) for h in headers}
    absent = [c.header for c in mapping.columns if fold(c.header) not in have]
    if absent:
        raise refused("absent columns", absent=", ".join(absent), headers=first_of(headers, 12))


class _Reader:
    """Reads a mapping and keeps what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def check(self, good: object, text: str) -> bool:
        if not good:
            self.problems.append(text)
        return bool(good)

    def keys(self, entry: Mapping[str, Any], known: Sequence[str], where: str) -> None:
        for key in entry:
            self.check(key in known, f"{where}: unknown key “{key}”")

    def column(self, header: str, entry: Any) -> ColumnMapping:
        where = f"column “{header}”"
        if not self.check(isinstance(entry, Mapping), f"{where} must be a table"):
            return ColumnMapping(header)
        self.keys(entry, _COLUMN_KEYS, where)
        for key, allowed in (("use", get_args(Use)), ("rater", RATERS)):
            text = f"{where}: {key} “{entry.get(key)}” is none of {', '.join(allowed)}"
            self.check(entry.get(key) in (None, *allowed), text)
        skill = entry.get("skill")
        self.check(skill is None or _is_name(skill), f"{where}: skill must be a name")
        cuts = entry.get("cut_points", [])
        numbers = isinstance(cuts, list) and all(type(c) in (int, float) for c in cuts)
        rising = numbers and len(cuts) <= MAX_LEVEL and cuts == sorted(set(cuts))
        text = f"{where}: cut_points are up to {MAX_LEVEL} numbers, each above the last"
        cuts = cuts if self.check(rising, text) else []
        flags = {key: entry.get(key, False) for key in ("reversed", "multi_select")}
        for key, flag in flags.items():
            self.check(isinstance(flag, bool), f"{where}: {key} is true or false")
        level = entry.get("level")
        text = f"{where}: level is a whole number 0 to {MAX_LEVEL}"
        if self.check(level is None or _is_level(level), text):
            both = (level is not None) == bool(flags["multi_select"])
            self.check(both, f"{where}: multi_select = true and a level go together")
        return ColumnMapping(
            header,
            entry.get("use"),
            skill,
            entry.get("rater"),
            self.scale(entry.get("scale"), where),
            self.values(entry.get("values", {}), where, raters=entry.get("use") == "rater"),
            tuple(map(float, cuts)),
            **flags,
            level=level,
        )

    def values(self, raw: Any, where: str, *, raters: bool = False) -> Given:
        if not self.check(isinstance(raw, Mapping), f"{where}: values must be a table of answers"):
            return ()
        words = (*RATERS, "ignored") if raters else tuple(_STATES)  # ignored: not stored
        text = " or ".join(words if raters else (f"a level 0 to {MAX_LEVEL}", *words))
        for value, level in raw.items():
            good = level in words if isinstance(level, str) else _is_level(level) and not raters
            self.check(good, f"{where}: “{value}” must be {text}")
        return tuple(raw.items())

    def scale(self, raw: Any, where: str) -> str | None:
        try:
            return None if raw is None else str(parse_scale(str(raw)))
        except RefusedError as error:
            self.problems.append(f"{where}: {error}")
            return None


def _is_level(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MAX_LEVEL


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def scale_of(text: str | None) -> Scale | None:
    return parse_scale(text) if text else None


def write_mapping(mapping: MappingFile) -> str:
    """The TOML of a mapping."""
    others = mapping.others if mapping.others != "proposed" else None
    skills = "all" if mapping.skills == ALL else mapping.skills
    lines = _entries({"scale": mapping.scale, "others": others, "skills": skills})
    if mapping.values:
        lines += ["", "[values]", *_pairs(mapping.values)]
    for column in mapping.columns:
        values = {key: getattr(column, key) for key in _COLUMN_KEYS}
        lines += ["", f"[columns.{toml_text(column.header)}]", *_entries(values)]
    if mapping.same_person:
        lines += ["", "[same_person]", *_pairs(mapping.same_person)]
    return "\n".join([sentence("opening of a mapping"), *lines, ""])


def _entries(values: Mapping[str, Any]) -> list[str]:
    """A line for each key that says something."""
    result = {key: value for key, value in values.items() if value not in (None, "", ())}
    return [f"{key} = {toml_value(value)}" for key, value in result.items() if value is not False]


def _pairs(pairs: Iterable[tuple[str, int | str]]) -> list[str]:
    return [f"{toml_text(key)} = {toml_value(value)}" for key, value in pairs]
