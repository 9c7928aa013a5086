"""A mapping: what a person says about the columns of a file, in TOML or built by the page.

Every key is optional; columns that are not named are proposed as usual (`others = "ignored"` sets
them aside instead). A column is named by its header as the file writes it.

```toml
scale = "1-5"                      # of every numeric level column that names none of its own
others = "ignored"                 # or "proposed", the default
skills = ["Zorbify"]               # columns in doubt that are skills, or "all"

[values]                           # words of every level column
"got the hang of it" = 2
"no idea" = "unknown"              # or "not_applicable"

[columns."Knows feedback"]
use = "level"                      # person, team, role, rater, skill, level, importance, interest,
                                   # metadata or ignored
skill = "Giving feedback"          # a skill of the taxonomy (name, id or alias) or a new one
rater = "manager"                  # self, manager or peer
scale = "0-3"
values = { "Some knowledge of topic" = 2, "Little or no knowledge of topic" = 0 }

[columns."Exam result"]
use = "level"
skill = "Python"
cut_points = [20, 40, 60, 75, 90]  # level 1 from 20 on, level 2 from 40 on, ...

[columns."I find SQL hard"]
skill = "SQL"
reversed = true                    # the highest answer means the lowest level

[columns."Which of these do you know?"]
multi_select = true                # cells such as "Python;SQL": each skill listed gets the level,
level = 3                          # the others are unknown

[same_person]                      # names that almost agree are two people until you say so
"Anna Silva" = "Ana Silva"
```

`values` and `cut_points` are taken as they stand; `reversed` turns the other answers, and beside
`values` for every answer it is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, cast, get_args

from data.intake.language.words import fold
from data.intake.levels.scales import NOT_APPLICABLE, UNKNOWN, Meaning, Scale, parse_scale
from data.vocabulary import MAX_LEVEL, RATERS, Rater, RefusedError, Use

Given = tuple[tuple[str, int | str], ...]
"""Native values (as written) and a level, "unknown" or "not_applicable"."""
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
        """The entry of a header."""
        return next((c for c in self.columns if fold(c.header) == fold(header)), None)

    def fingerprint(self) -> str:
        """The same text for the same mapping."""
        return repr(sorted(asdict(self).items()))


_KEYS = {field.name for field in fields(MappingFile)}
_COLUMN_KEYS = {field.name for field in fields(ColumnMapping)} - {"header"}


def meanings(given: Given) -> dict[str, Meaning]:
    """Folded native value -> what it says."""
    return {
        fold(value): _STATES[said] if isinstance(said, str) else Meaning("level", said)
        for value, said in given
    }


def told(given: MappingFile | None, column: ColumnMapping | None) -> dict[str, Meaning]:
    """What a mapping says of the answers of a column: its own words, else those of the file."""
    common = given.values if given else ()
    return meanings((*common, *(column.values if column else ())))


def read_mapping(content: bytes) -> MappingFile:
    """A mapping from TOML. Raises RefusedError that names every problem of the file."""
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"The mapping file is not valid TOML: {error}.") from error
    problems: list[str] = _unknown_keys(raw, _KEYS, "the file")
    if raw.get("others", "proposed") not in ("proposed", "ignored"):
        problems.append("`others` is “proposed” or “ignored”")
    table = raw.get("columns", {})
    if not isinstance(table, dict):
        problems.append("`columns` must be a table of columns by header")
        table = {}
    columns = tuple(_column(header, entry, problems) for header, entry in table.items())
    values = _values(raw.get("values", {}), "the file", problems)
    scale = _scale(raw.get("scale"), "the file", problems)
    same = _same_person(raw.get("same_person", {}), problems)
    skills = _skills(raw.get("skills", []), problems)
    if problems:
        raise RefusedError("The mapping file is not understood: " + "; ".join(problems) + ".")
    return MappingFile(columns, values, scale, str(raw.get("others", "proposed")), same, skills)


def check_mapping(mapping: MappingFile, headers: tuple[str, ...]) -> None:
    """Refuse a mapping that names a column which the file does not have."""
    have = {fold(h) for h in headers}
    absent = [c.header for c in mapping.columns if fold(c.header) not in have]
    if absent:
        raise RefusedError(
            f"The mapping names columns that the file does not have: {', '.join(absent)}. "
            f"It has {', '.join(headers[:12])}{', ...' if len(headers) > 12 else ''}."
        )


def _column(header: str, entry: Any, problems: list[str]) -> ColumnMapping:
    where = f"column “{header}”"
    if not isinstance(entry, Mapping):
        problems.append(f"{where} must be a table")
        return ColumnMapping(header)
    problems.extend(_unknown_keys(entry, _COLUMN_KEYS, where))
    use, rater, skill = entry.get("use"), entry.get("rater"), entry.get("skill")
    if use is not None and use not in get_args(Use):
        problems.append(f"{where}: use “{use}” is none of {', '.join(get_args(Use))}")
    if rater is not None and rater not in RATERS:
        problems.append(f"{where}: rater “{rater}” is none of {', '.join(RATERS)}")
    if skill is not None and not (isinstance(skill, str) and skill.strip()):
        problems.append(f"{where}: skill must be a name")
    cuts = entry.get("cut_points", [])
    good = isinstance(cuts, list) and all(
        isinstance(c, (int, float)) and not isinstance(c, bool) for c in cuts
    )
    if not good or len(cuts) > MAX_LEVEL or list(cuts) != sorted(set(cuts)):
        problems.append(f"{where}: cut_points are up to {MAX_LEVEL} numbers, each above the last")
        cuts = []
    flags = {key: entry.get(key, False) for key in ("reversed", "multi_select")}
    problems.extend(
        f"{where}: {key} is true or false"
        for key, said in flags.items()
        if not isinstance(said, bool)
    )
    level = entry.get("level")
    if level is not None and not _is_level(level):
        problems.append(f"{where}: level is a whole number 0 to {MAX_LEVEL}")
        level = None
    elif (level is not None) != bool(flags["multi_select"]):
        problems.append(f"{where}: multi_select = true and a level go together")
    return ColumnMapping(
        header,
        cast("Use | None", use),
        skill,
        cast("Rater | None", rater),
        _scale(entry.get("scale"), where, problems),
        _values(entry.get("values", {}), where, problems),
        tuple(float(c) for c in cuts),
        flags["reversed"],
        flags["multi_select"],
        level,
    )


def _unknown_keys(entry: Mapping[str, Any], known: set[str], where: str) -> list[str]:
    return [f"{where}: unknown key “{key}”" for key in entry if key not in known]


def _values(raw: Any, where: str, problems: list[str]) -> Given:
    if not isinstance(raw, Mapping):
        problems.append(f"{where}: values must be a table of answers")
        return ()
    found: list[tuple[str, int | str]] = []
    for value, said in raw.items():
        if _is_level(said) or (isinstance(said, str) and said in _STATES):
            found.append((str(value), cast("int | str", said)))
        else:
            problems.append(
                f"{where}: “{value}” must be a level 0 to {MAX_LEVEL}, “unknown” or "
                "“not_applicable”"
            )
    return tuple(found)


def _is_level(said: Any) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MAX_LEVEL


def _same_person(raw: Any, problems: list[str]) -> tuple[tuple[str, str], ...]:
    given = tuple(raw.items()) if isinstance(raw, Mapping) else ()
    if not isinstance(raw, Mapping) or not all(
        isinstance(name, str) and name.strip() and called.strip() for called, name in given
    ):
        problems.append("`same_person` is a table: what the file writes = who that is")
        return ()
    return given


def _skills(raw: Any, problems: list[str]) -> tuple[str, ...]:
    if raw == "all":
        return ALL
    if not isinstance(raw, list) or not all(isinstance(name, str) and name.strip() for name in raw):
        problems.append("`skills` is a list of columns, or “all”")
        return ()
    return tuple(raw)


def _scale(raw: Any, where: str, problems: list[str]) -> str | None:
    if raw is None:
        return None
    try:
        return str(parse_scale(str(raw)))
    except RefusedError as error:
        problems.append(f"{where}: {error}")
        return None


def scale_of(text: str | None) -> Scale | None:
    """A checked scale text as a scale."""
    return parse_scale(text) if text else None
