"""A mapping as the TOML that `mapping_file` reads: to be corrected, kept, and remembered for the
same headers.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from data.intake.columns.mapping_file import ALL, ColumnMapping, Given, MappingFile, read_mapping
from data.intake.language.words import fold
from data.intake.levels.answers import is_free_text
from data.intake.levels.scales import number
from data.intake.proposal import NativeValue, Proposal
from data.intake.reading.table import TextTable
from data.store.database import Database
from data.store.facts.tombstones import ErasedPeople
from data.store.history.imports import headers_fingerprint, remembered_mapping

_OPENING = """\
# What each column of a survey is, for Skillmix: correct it, and import with it again.
# `skillmix ingest --help` lists what can be written here.
"""
_UNREAD = """\
# These answers were seen and have no level. To read them, take away the # of the lines that you
# need, write the level of each (0 to 5, "unknown" or "not_applicable"), and write
# use = "level" for their columns below.\
"""
_MOST_WORDS = 200


@dataclass(frozen=True)
class _Words:
    common: Given
    own: dict[int, Given]


def write_mapping(mapping: MappingFile, unread: tuple[str, ...] = ()) -> str:
    """The TOML of a mapping: `read_mapping` gives the same mapping back.

    `unread` are answers without a level, which are written as comments to be filled in.
    """
    lines = []
    if mapping.scale:
        lines.append(f"scale = {_quoted(mapping.scale)}")
    if mapping.others != "proposed":
        lines.append(f"others = {_quoted(mapping.others)}")
    if mapping.skills:
        listed = ", ".join(map(_quoted, mapping.skills))
        lines.append(f"skills = {_quoted('all') if mapping.skills == ALL else f'[{listed}]'}")
    if mapping.values:
        lines += ["", "[values]", *(_pair(value, said) for value, said in mapping.values)]
    if unread:
        head = [] if mapping.values else ["# [values]"]
        lines += ["", _UNREAD, *head, *(f"# {_quoted(text)} =" for text in unread)]
    for column in mapping.columns:
        lines += ["", f"[columns.{_quoted(column.header)}]", *_column(column)]
    if mapping.same_person:
        lines += ["", "[same_person]", *(_pair(*pair) for pair in mapping.same_person)]
    return _OPENING + "\n".join(lines) + "\n"


def whole_mapping(proposal: Proposal, given: MappingFile | None) -> MappingFile:
    """All that is known of a file, as a mapping: what was given, and what was proposed."""
    turned = {c.header for c in (given.columns if given else ()) if c.reversed}
    words = _words(proposal.values, turned)
    numbered = {v.position for v in proposal.values if number(v.value) is not None}
    scales = Counter(c.scale for c in proposal.columns if c.scale and c.use == "level")
    usual = scales.most_common(1)[0][0] if scales else None
    columns = []
    for c in proposal.columns:
        told = (given.column(c.header) if given else None) or ColumnMapping(c.header)
        rated = c.use in ("level", "importance", "interest")
        columns.append(
            ColumnMapping(
                c.header,
                c.use,
                c.skill if rated else None,
                c.rater if rated else None,
                c.scale if rated and (c.scale != usual or c.use != "level") else None,
                told.values or words.own.get(c.position, ()),
                told.cut_points,
                told.reversed and c.position in numbered,
            )
        )
    lists = [c for c in (given.columns if given else ()) if c.multi_select]
    columns = [c for c in columns if not _from_a_list(c.header, lists)] + lists
    common = dict(words.common) | dict(given.values if given else ())
    return MappingFile(
        tuple(columns), tuple(common.items()), usual, "proposed", given.same_person if given else ()
    )


def _from_a_list(header: str, lists: list[ColumnMapping]) -> bool:
    return any(header.startswith(f"{c.header} [") for c in lists)


def _words(values: tuple[NativeValue, ...], turned: set[str]) -> _Words:
    """Words with the level that they become: those on which all columns agree, and the others.

    `turned` are the headers of reversed questions, whose words hold for them alone.
    """
    said: dict[str, set[int | str]] = defaultdict(set)
    written: dict[str, str] = {}
    for v in values:
        if _is_word(v) and v.header not in turned:
            said[fold(v.value)].add(_code(v))
            written.setdefault(fold(v.value), v.value)
    agreed = {key: codes.pop() for key, codes in said.items() if len(codes) == 1}
    own: dict[int, list[tuple[str, int | str]]] = defaultdict(list)
    for v in values:
        if _is_word(v) and (v.header in turned or fold(v.value) not in agreed):
            own[v.position].append((v.value, _code(v)))
    common = tuple((written[key], code) for key, code in agreed.items())[:_MOST_WORDS]
    return _Words(common, {position: tuple(dict(pairs).items()) for position, pairs in own.items()})


def _is_word(v: NativeValue) -> bool:
    """A label of a scale: no number, no blank, nobody's own words."""
    named = v.outcome != "set_aside" and v.value.strip() != ""
    return named and number(v.value) is None and not is_free_text(v.value)


def _code(v: NativeValue) -> int | str:
    return v.level if v.level is not None else v.outcome


def _column(c: ColumnMapping) -> list[str]:
    texts = (("use", c.use), ("skill", c.skill), ("rater", c.rater), ("scale", c.scale))
    lines = [f"{key} = {_quoted(said)}" for key, said in texts if said]
    if c.reversed:
        lines.append("reversed = true")
    if c.multi_select:
        lines += ["multi_select = true", f"level = {c.level}"]
    if c.cut_points:
        lines.append(f"cut_points = [{', '.join(f'{cut:g}' for cut in c.cut_points)}]")
    if c.values:
        lines.append(f"values = {{ {', '.join(_pair(*pair) for pair in c.values)} }}")
    return lines


def _pair(key: str, said: int | str) -> str:
    return f"{_quoted(key)} = {said if isinstance(said, int) else _quoted(said)}"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a part of TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True)
class Holding:
    """A mapping with where it comes from; `wave` is that of the import which is remembered."""

    mapping: MappingFile | None
    scale: str | None
    """The scale that holds for it: the one given wins over the mapping's."""
    fingerprint: str
    wave: str = ""

    @property
    def sentence(self) -> str:
        """What is said of a remembered mapping, or ""."""
        if not self.wave:
            return ""
        return (
            f"This file has the columns of the import into wave “{self.wave}”, so the mapping "
            "that was confirmed then is used."
        )


def holding(
    database: Database,
    table: TextTable,
    given: MappingFile | None,
    scale: str | None,
    *,
    fresh: bool,
) -> Holding:
    """The mapping for a table. `fresh`: nothing is remembered."""
    fingerprint = headers_fingerprint(tuple(fold(header) for header in table.headers))
    if given is None and not fresh:
        found = remembered_mapping(database, fingerprint)
        if found:
            kept = read_mapping(found.text.encode())
            if scale:
                kept = replace(kept, scale=scale)
            if kept != MappingFile(scale=scale):  # else it adds nothing to what is given
                return Holding(kept, kept.scale, fingerprint, found.wave)
    return Holding(given, scale or (given.scale if given else None), fingerprint)


def to_remember(held: Holding, gone: ErasedPeople) -> str | None:
    """What the store keeps: nothing where all was as proposed, and nobody's name; nothing either
    where a column is called as somebody was who was erased."""
    kept = replace(held.mapping or MappingFile(), scale=held.scale, same_person=())
    text = write_mapping(kept) if kept != MappingFile() else None
    return text if gone.left_out_of(text) == text else None


def text_hash(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def settings_text(
    mapping: MappingFile | None, scale: str | None, sheet: str | None, team: str | None
) -> str:
    """The same text where a file is read in the same way, wherever the scale is written."""
    bare = replace(mapping or MappingFile(), scale=None)
    said = scale or (mapping.scale if mapping else None)
    fingerprint = bare.fingerprint() if bare != MappingFile() else None
    return repr((said, sheet, team, fingerprint))
