"""Imports as the store remembers them: record, find, repeat, undo, the mapping that was used, the
history for a viewer, and what one changes against the wave before it, as counts only."""

import hashlib
import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date, datetime
from typing import Any

from data.store.database import Database, Transaction, now, scope_of
from data.store.engines.engine import add_rows, next_number
from data.store.facts.renaming import refuse_others_import
from data.store.facts.requirements import remove_set
from data.store.guard import team_scope
from data.store.history.retention import release, take_out
from data.store.noting import note
from data.store.upload.landing import KIND_NAMED, RATED
from data.vocabulary import (
    RATERS,
    ImportedColumn,
    ImportOutcome,
    Rater,
    RefusedError,
    Repeated,
    Viewer,
)
from data.vocabulary import grouped as written


def refuse_ended(change: Transaction, wave: str, sha256: str) -> None:
    """Raises RefusedError for a file of a wave that has ended, under its own name or another."""
    rows = change.rows(
        """
        select wave_name, ends_on from wave_end
        where ended_at is not null and (wave_name = :wave or wave_name in (
            select wave_name from import where sha256 = :sha256
        ))
        order by wave_name limit 1
        """,
        {"wave": wave, "sha256": sha256},
    )
    if rows:
        name, day = rows[0]
        raise RefusedError(
            f"The wave “{name}” was kept until {day}, and its answers were erased then. They are "
            "not taken again. If the file is of another round, use a different wave name."
        )


@dataclass(frozen=True)
class ImportRecord:
    """One uploaded file in the history. Counts are those of its outcome."""

    import_id: str
    file_name: str
    wave: str
    rater: Rater
    """Of rows and columns that name none."""
    raters: str
    imported_at: datetime
    undone_at: datetime | None
    layout: str
    rows: int
    people: int
    ratings: int
    unknown: int
    not_applicable: int
    set_aside: int
    requirements: int
    sha256: str
    imported_by: str | None
    difference: tuple[str, ...]
    """What it changed against the wave before, in sentences."""


@dataclass(frozen=True)
class Upload:
    """What tells one import from another, but for the file's name and who imports it."""

    file_name: str
    sha256: str
    mapping_sha256: str
    wave: str
    rater: Rater
    who: str = ""


def history(database: Database, viewer: Viewer) -> list[ImportRecord]:
    """Imports of the viewer's teams, latest first; undone ones only for who sees every team."""
    columns, rows = database.named(
        f"""
        select import_id, file_name, wave_name as wave, rater, imported_at, undone_at, sha256,
               imported_by, coalesce((
                   select string_agg(distinct {KIND_NAMED}, ', ' order by {KIND_NAMED})
                   from answer_series a where a.import_no = i.import_no and a.kind <= {RATED}
               ), rater) as raters, outcome
        from import i where {_SEEN} order by import_no desc
        """,
        team_scope(viewer),
    )
    records = []
    for *of_file, outcome in rows:
        values = json.loads(outcome)
        values |= dict(zip(columns, of_file, strict=False), difference=tuple(values["difference"]))
        records.append(
            ImportRecord(**{field.name: values[field.name] for field in fields(ImportRecord)})
        )
    return records


_SEEN = """(:every_team or import_no in (
    select import_no from participation where team = any(:teams)
))"""
"""Whether a row of the table of imports has people of the viewer's teams."""


def imports_behind(
    database: Database, waves: Sequence[str], people: AbstractSet[int]
) -> tuple[ImportRecord, ...]:
    """The files, not undone, that hold a row of one of `people` in one of `waves`, oldest first.

    Files about other people only are left out: a viewer of one team learns nothing of the rest.
    """
    rows = database.rows(
        """
        select distinct i.import_id, p.person_no
        from participation p
        join import i on i.import_no = p.import_no
        join wave w on w.wave_no = p.wave_no
        where w.name = any(:waves) and (:every_team or p.team = any(:teams))
        """,
        {"waves": list(waves), **scope_of(database)},
    )
    used = {import_id for import_id, person_no in rows if person_no in people}
    stand = [item for item in history(database, database.viewer) if item.undone_at is None]
    return tuple(item for item in reversed(stand) if item.import_id in used)


def find_duplicate(store: Database | Transaction, upload: Upload) -> tuple[str, datetime] | None:
    """The id and moment of a standing import of the same bytes, wave, rater and mapping."""
    rows = store.rows(
        f"""
        select import_id, imported_at from import
        where sha256 = :sha256 and mapping_sha256 = :mapping_sha256 and wave_name = :wave
          and rater = :rater and undone_at is null and {_SEEN}
        order by import_no desc
        """,
        {**asdict(upload), **scope_of(store)},
    )
    return (str(rows[0][0]), rows[0][1]) if rows else None


def find_or_add_wave(change: Transaction, name: str, day: date, import_no: int) -> tuple[int, date]:
    """Number and day of a wave by name; a new one is held on `day`."""
    rows = change.rows("select wave_no, held_on from wave where name = :name", {"name": name})
    if not rows:
        rows = [(next_number(change, "wave"), day)]
        columns = ("wave_no", "held_on", "name", "import_no")
        change.insert("wave", columns, [(*rows[0], name, import_no)])
    number, held_on = rows[0]
    return number, held_on


def record(
    change: Transaction,
    import_no: int,
    wave_no: int,
    upload: Upload,
    outcome: ImportOutcome,
    skill_numbers: dict[int, int],
    requirement_set: int | None = None,
    headers: str | None = None,
    mapping: str | None = None,
) -> None:
    """Write the import's own row, its columns and its problems. `skill_numbers` by position;
    `mapping`: the one that was confirmed for a file with this fingerprint of its headers."""
    values = {k: v for k, v in asdict(outcome).items() if k not in ("columns", "issues")}
    values["requirement_set"] = requirement_set
    refuse_ended(change, upload.wave, upload.sha256)
    row = {
        "import_no": import_no,
        "import_id": outcome.import_id,
        "wave_no": wave_no,
        "wave_name": upload.wave,
        **{k: v for k, v in asdict(upload).items() if k not in ("wave", "who")},
        "outcome": json.dumps(values),
        "imported_at": now(),
        "imported_by": upload.who or None,
        "headers_sha256": headers,
        "mapping": mapping,
    }
    add_rows(change, "import", [row])
    change.insert(
        "import_column",
        ("import_no", "position", "header", "usage", "skill_no", "rater", "scale", "confidence"),
        [_column_row(import_no, c, skill_numbers) for c in outcome.columns],
    )
    change.insert(
        "import_issue",
        ("import_no", "row_no", "column_name", "value", "reason", "severity"),
        [(import_no, *astuple(issue)) for issue in outcome.issues],
    )
    into = f"{outcome.import_id} into wave {upload.wave} ({upload.rater})"
    note(change, "import", into, file=upload.file_name)


def _column_row(import_no: int, c: ImportedColumn, skills: dict[int, int]) -> tuple[Any, ...]:
    skill_no = skills.get(c.position)
    return import_no, c.position, c.header, c.use, skill_no, c.rater, c.scale, c.confidence


def undo(database: Database, import_id: str) -> str:
    """Take one import back, with everything that it alone brought; a sentence about it.

    People, skills and waves that another import or a list also needs stay, and then belong to the
    earliest of these. Raises RefusedError for an unknown or already undone import.
    """
    with database.transaction("surveys") as change:
        sentence = take_back(change, import_id, database.viewer)
        return f"{sentence} The file can be imported again."


def take_back(change: Transaction, import_id: str, viewer: Viewer) -> str:
    """The same within a transaction. The sentence counts what is removed: what was erased before
    is gone already."""
    rows = change.rows(
        "select import_no, wave_name, undone_at, outcome, file_name from import "
        "where import_id = :id",
        {"id": import_id},
    )
    if not rows:
        raise RefusedError(
            f"There is no import “{import_id}”. The Survey page and `skillmix "
            "history` list them with their ids."
        )
    import_no, wave, undone_at, outcome, file_name = rows[0]
    if undone_at is not None:
        raise RefusedError(f"The import {import_id} was already undone on {undone_at:%Y-%m-%d}.")
    refuse_others_import(change, viewer, import_no, "The import")
    number = {"import_no": import_no, "moment": now()}
    ratings, people = change.rows(_HELD, number)[0]
    take_out(change, import_no)
    needs = 0
    if (set_no := json.loads(outcome).get("requirement_set")) is not None:
        needs = remove_set(change, set_no)
    release(change, import_no)
    change.execute("update import set undone_at = :moment where import_no = :import_no", number)
    note(change, "undo", f"{import_id} of wave {wave}", file=file_name)
    whom = f"{_count(ratings, 'rating')} of {_count(people, 'person', 'people')}"
    parts = [whom] if people or not needs else []
    if needs:
        parts.append(_count(needs, "requirement"))
    return f"The import into wave “{wave}” was undone, which took out {' and '.join(parts)}."


def _count(number: int, single: str, many: str = "") -> str:
    return f"{written(number)} {single if number == 1 else many or single + 's'}"


_HELD = """
    select (select count(*) from answer
            where import_no = :import_no and kind <= 3 and said >= 0),
           (select count(distinct person_no) from participation where import_no = :import_no)
"""
"""Ratings with a level, and people."""


def headers_fingerprint(headers: tuple[str, ...]) -> str:
    """The same for the same headers in any order. `headers` are folded by the caller."""
    return hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()


def remembered_mapping(store: Database | Transaction, fingerprint: str) -> tuple[str, str] | None:
    """The TOML of the mapping of the viewer's latest standing import of such a file, and its wave;
    None where it had none."""
    rows = store.rows(
        f"""
        select mapping, wave_name from import
        where headers_sha256 = :headers and undone_at is null and {_SEEN}
        order by import_no desc limit 1
        """,
        {"headers": fingerprint, **scope_of(store)},
    )
    return rows[0] if rows and rows[0][0] is not None else None


MOST_ALIKE = 0.8
"""Share of the people, and of their skills, that two imports of a wave must have in common."""


def repeated(
    change: Transaction, import_no: int, wave_no: int, upload: Upload
) -> tuple[Repeated, ...]:
    """What the import repeats, latest first. Call it once its rows have landed."""
    result = []
    for number, import_id, name, wave_name, rater, sha256, moment in change.rows(
        """
        select import_no, import_id, file_name, wave_name, rater, sha256, imported_at from import
        where undone_at is null and import_no <> :import_no
          and (sha256 = :sha256 or (wave_no = :wave_no and rater = :rater))
        order by import_no desc
        """,
        {"import_no": import_no, "wave_no": wave_no, **asdict(upload)},
    ):
        where = f"wave “{wave_name}”, rated by {rater}, import {import_id} of {moment:%Y-%m-%d}"
        if sha256 == upload.sha256:
            text = f"This same file is stored already, read in another way: {where}."
        elif _alike(change, import_no, int(number)):
            others = "managers" if rater == "self" else "the people themselves"
            text = (
                f"Did somebody else rate here, such as {others}? Then choose that under “Who "
                "rated”. Nearly the same people and skills are stored already, from "
                f"“{name}”: {where}."
            )
        else:
            continue
        result.append(
            Repeated(
                import_id,
                name,
                f"{text} Of who is in both the later one counts, where it leaves no cell blank, "
                "unless this one replaces it.",
            )
        )
    return tuple(result)


def _alike(change: Transaction, first: int, other: int) -> bool:
    """Whether two imports share nearly all people, and then nearly all skills."""
    numbers = {"one": first, "other": other}
    return all(
        0 < shared >= MOST_ALIKE * max(here, there)
        for shared, here, there in (
            change.rows(_SHARED.format(of="import_no", table=table, what=what), numbers)[0]
            for table, what in (("participation", "person_no"), ("answer_series", "skill_no"))
        )
    )


_SHARED = """
    with here as (select distinct {what} as no from {table} where {of} = :one),
         there as (select distinct {what} as no from {table} where {of} = :other)
    select (select count(*) from here where no in (select no from there)),
           (select count(*) from here), (select count(*) from there)
"""


def replaced(change: Transaction, import_no: int, wave_no: int) -> tuple[str, ...]:
    """How many levels that earlier files of the wave gave the import changes or takes back. Call it
    inside the import's transaction; a sentence, or none."""
    ids = {"import_no": import_no, "wave_no": wave_no}
    if not change.rows(_OF_THE_WAVE, {"wave_no": wave_no}):
        return ()
    changed, taken = change.rows(_REPLACED, ids)[0]
    texts = [
        f"{number} {'rating' if number == 1 else 'ratings'} {what}"
        for number, what in ((changed, "changed"), (taken, "taken back"))
        if number
    ]
    return (f"Of earlier files of this wave: {', '.join(texts)}.",) if texts else ()


_OF_THE_WAVE = "select import_no from import where wave_no = :wave_no and undone_at is null"
_REPLACED = f"""
    select count(case when said >= 0 then 1 end), count(case when said < 0 then 1 end)
    from (
        select a.import_no, a.said, row_number() over latest as place,
               lead(a.said) over latest as before,
               lead(a.import_no) over latest as before_in
        from answer a
        where a.kind <= 3 and a.code <> 1
          and (a.import_no = :import_no or a.import_no in ({_OF_THE_WAVE}))
        window latest as (
            partition by a.person_no, a.skill_no, a.kind
            order by a.import_no desc, a.row_no desc, a.position desc
        )
    ) said
    where place = 1 and import_no = :import_no and before_in < :import_no
      and before >= 0 and before <> said
"""


def difference(change: Transaction, import_no: int, wave_no: int) -> tuple[str, ...]:
    """Sentences: people matched, new and absent, and whose ratings are missing or new.

    Compares the ratings of this import with those of the same kinds of raters in the latest wave
    before its own. Call it inside the import's transaction. Nobody is named.
    """
    ids = {"import_no": import_no, "wave_no": wave_no}
    before = change.rows(
        """
        select w.wave_no, w.name from wave w, wave this
        where this.wave_no = :wave_no and w.wave_no <> this.wave_no
          and w.held_on <= this.held_on
          and exists (select 1 from participation p where p.wave_no = w.wave_no)
        order by w.held_on desc, w.wave_no desc
        """,
        ids,
    )
    if not before:
        return ("There is no earlier wave to compare with.",)
    last, name = before[0]
    values = {**ids, "last": last}
    matched, new, absent = change.rows(_MATCHED, values)[0]
    sentences = [
        f"Compared with wave “{name}”: {matched} matched, {new} new"
        + (
            f", {absent} of that wave's people in the same teams "
            f"{'is' if absent == 1 else 'are'} not in this file."
            if absent
            else "."
        )
    ]
    for kind, *counts in change.rows(_CHANGED, values):
        for people, ratings, what in ((*counts[:2], "missing"), (*counts[2:], "new")):
            if ratings:  # with who gave them: what is new is no skill that was learned
                several, are = ("", "is") if ratings == 1 else ("s", "are")
                whose = f"{people} {'person' if people == 1 else 'people'}"
                sentences.append(f"{ratings} {_by(kind)}{several} of {whose} {are} {what}.")
    return tuple(sentences)


def _by(kind: int) -> str:
    rater = RATERS[kind - 1]
    return "self-rating" if rater == "self" else f"{rater} rating"


ONE_ROUND = 56
"""Days within which waves of the same people, by different kinds of raters, may be one round."""


def one_round(change: Transaction, wave_no: int) -> dict[str, str] | None:
    """The nearest wave of which this one may be a part: of nearly all of its people, within
    `ONE_ROUND` days, and by other kinds of raters alone. Its name, and who rated in either, for the
    sentence of that name; None where there is none. Call it once the rows have landed."""
    kinds: dict[tuple[int, str], set[int]] = {}
    own: set[int] = set()
    for number, name, kind, _ in change.rows(_NEAR, {"wave_no": wave_no, "days": ONE_ROUND}):
        of = own if number == wave_no else kinds.setdefault((number, name), set())
        of.add(kind)
    people_of = _SHARED.format(of="wave_no", table="participation", what="person_no")
    for (number, name), others in kinds.items():
        if own & others or not own:
            continue
        shared, people, _ = change.rows(people_of, {"one": wave_no, "other": number})[0]
        if 0 < shared >= MOST_ALIKE * people:
            texts = (" and ".join(f"{_by(kind)}s" for kind in sorted(of)) for of in (own, others))
            return dict(zip(("kinds", "others"), texts, strict=True)) | {"wave": name}
    return None


_NEAR = """
    select distinct w.wave_no, w.name, s.kind, abs(w.held_on - this.held_on) as days
    from wave this
    join wave w on abs(w.held_on - this.held_on) <= :days
    join (select distinct wave_no, import_no from participation) p on p.wave_no = w.wave_no
    join answer_series s on s.import_no = p.import_no and s.kind <= 3
    where this.wave_no = :wave_no
    order by days, w.wave_no desc
"""


_MATCHED = """
    select count(distinct h.person_no) filter (where b.person_no is not null),
           count(distinct h.person_no) filter (where b.person_no is null),
           (select count(distinct person_no) from participation
            where wave_no = :last
              and team in (select team from participation where import_no = :import_no)
              and person_no not in (
                  select person_no from participation where import_no = :import_no
              ))
    from participation h
    left join participation b on b.person_no = h.person_no and b.wave_no = :last
    where h.import_no = :import_no
"""

_CHANGED = f"""
    with here as (
        select distinct person_no, skill_no, kind, said >= 0 as is_level
        from answer
        where import_no = :import_no and kind <= 3
    ), before as (
        select distinct person_no, skill_no, kind
        from answer
        where import_no in (select import_no from import where wave_no = :last) and said >= 0
          and person_no in (select person_no from here) and kind in (select kind from here)
    ), changed as (
        select kind, person_no, true as is_lost from (
            select person_no, skill_no, kind from before
            except
            select person_no, skill_no, kind from answer
            where said >= 0 and (import_no = :import_no or import_no in ({_OF_THE_WAVE}))
        ) lost
        union all
        select kind, person_no, false from (
            select person_no, skill_no, kind from here
            where is_level
              and person_no in (select person_no from participation where wave_no = :last)
            except
            select person_no, skill_no, kind from before
        ) added
    )
    select kind,
           count(distinct person_no) filter (where is_lost), count(*) filter (where is_lost),
           count(distinct person_no) filter (where not is_lost), count(*) filter (where not is_lost)
    from changed group by kind order by kind
"""
