"""What becomes of a contest: accepted it is a rating of a lead, with where it came from; declined
it keeps the reason. Both can be taken back."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from data.store.database import Database, Transaction, now
from data.store.facts.own_teams import refuse_others_import
from data.store.history import imports
from data.store.noting import note
from data.store.people.contests import ONE, Contest, checked_words, the_contest
from data.store.people.own import own_person
from data.store.user import who_asks
from data.vocabulary import ImportedColumn, ImportOutcome, RefusedError

MANAGER = 2
"""As `answer_series.kind` has it."""
SCALE = "0-5"


def accept(database: Database, number: int, level: int | None = None, reason: str = "") -> Contest:
    """Rate the skill as its person says, or at another level: a rating of a manager in that wave,
    later than those before, whose file says which contest it came from.

    Raises RefusedError for who does not lead the person, for a comment without a level, and where
    it was answered already.
    """
    reason = checked_words(reason, "The reason")
    found = _open(database, number)
    level = found.wanted if level is None else level
    if level is None:
        raise RefusedError("It names no level: say which to store, or decline it with a reason.")
    with database.transaction("surveys") as change:
        import_no = _store(database, change, found, level)
        _settle(change, database, found, "accepted", reason, import_no)
    return the_contest(database, number)


def decline(database: Database, number: int, reason: str) -> Contest:
    """Leave the rating as it is and say why: the person reads it.

    Raises RefusedError without a reason, for who does not lead the person, and where it was
    answered already.
    """
    reason = checked_words(reason, "The reason")
    if not reason:
        raise RefusedError("Say why: whoever contests a rating reads the reason.")
    found = _open(database, number)
    with database.transaction("surveys") as change:
        _settle(change, database, found, "declined", reason, None)
    return the_contest(database, number)


def reopen(database: Database, number: int) -> Contest:
    """Take the answer back; a rating that it stored goes. Raises RefusedError where it is open."""
    found = the_contest(database, number)
    if found.is_open:
        raise RefusedError("It is not answered yet; there is nothing to take back.")
    with database.transaction("surveys") as change:
        stored = change.rows(
            "select i.import_id from contest c join import i on i.import_no = c.import_no"
            " where c.contest_no = :number and i.undone_at is null",
            {"number": number},
        )
        for (import_id,) in stored:
            imports.take_back(change, import_id, database.viewer)
        change.execute(
            "update contest set accepted = null, reason = '', decided_by = null,"
            " decided_at = null, import_no = null where contest_no = :number",
            {"number": number},
        )
        note(change, "contest reopened", ONE, person=found.person_no, keeps_answers=True)
    return the_contest(database, number)


def _open(database: Database, number: int) -> Contest:
    """Only people of the viewer's teams are found; nobody answers themselves."""
    found = the_contest(database, number)
    own = own_person(database)
    if own is not None and own[0] == found.person_no:
        raise RefusedError(
            "It is about your own rating: another lead of the team, or an administrator, answers."
        )
    if not found.is_open:
        raise RefusedError(f"It was {found.outcome} already; take that back first.")
    return found


def _settle(
    change: Transaction, database: Database, found: Contest, outcome: str, reason: str,
    import_no: int | None,
) -> None:  # fmt: skip
    change.execute(
        """
        update contest set accepted = :accepted, reason = :reason, decided_by = :who,
               decided_at = :moment, import_no = :import_no
        where contest_no = :number
        """,
        {"accepted": outcome == "accepted", "reason": reason, "moment": now(),
         "who": who_asks(database.viewer) or None, "import_no": import_no,
         "number": found.number},
    )  # fmt: skip
    note(change, f"contest {outcome}", ONE, person=found.person_no, keeps_answers=True)


def _store(database: Database, change: Transaction, found: Contest, level: int) -> int:
    """An import of one rating: one row, one column. Answers its number."""
    (wave_no, team, role, skill_no) = change.rows(
        """
        select p.wave_no, p.team, p.role, c.skill_no
        from contest c
        join participation p on p.person_no = c.person_no and p.wave_no = c.wave_no
        where c.contest_no = :number
        order by case when p.team is null then 1 else 0 end, p.import_no desc, p.row_no desc
        limit 1
        """,
        {"number": found.number},
    )[0]
    import_no = imports.next_import_no(change)
    source = f"contest {found.number}"
    digest = sha256(f"{source}|{import_no}|{now()}".encode()).hexdigest()
    series = _next(change, "answer_series", "series_no")
    entry = _next(change, "answer_row", "entry_no")
    code = 8 + level + 2
    for table, row in (
        ("participation", {"import_no": import_no, "wave_no": wave_no,
                           "person_no": found.person_no, "row_no": 1, "team": team, "role": role}),
        ("answer_series", {"series_no": series, "import_no": import_no, "position": 1,
                           "skill_no": skill_no, "kind": MANAGER}),
        ("answer_row", {"entry_no": entry, "import_no": import_no, "row_no": 1,
                        "person_no": found.person_no}),
        ("answer_cell", {"series_no": series, "entry_no": entry, "code": code}),
        ("answer_value", {"import_no": import_no, "position": 1, "code": code,
                          "native_value": str(level)}),
    ):  # fmt: skip
        _insert(change, table, row)
    refuse_others_import(change, database.viewer, import_no, "The rating")
    upload = imports.Upload(source, digest, "", found.wave, "manager", who_asks(database.viewer))
    imports.record(
        change, import_no, wave_no, upload, _outcome(found, source, digest), {1: skill_no},
        one_each=True,
    )  # fmt: skip
    change.execute(
        "update import set imported_by = :who where import_no = :import_no",
        {"who": who_asks(database.viewer) or None, "import_no": import_no},
    )
    return import_no


def _outcome(found: Contest, source: str, digest: str) -> ImportOutcome:
    column = ImportedColumn(1, found.skill, "level", found.skill_id, reason=source,
                            rater="manager", scale=SCALE)  # fmt: skip
    none: dict[str, Any] = dict.fromkeys(
        ("identity", "metadata", "importance", "interest", "unknown", "not_applicable",
         "set_aside", "header_rows"), 0,
    )  # fmt: skip
    return ImportOutcome(
        import_id=digest[:12], duplicate=False, dry_run=False, layout="an accepted contest",
        encoding="", delimiter="", sheet="", wave=found.wave, rater="manager", rows=1, people=1,
        skills=1, cells=1, ratings=1, columns=(column,), **none,
    )  # fmt: skip


def _next(change: Transaction, table: str, column: str) -> int:
    return int(change.rows(f"select coalesce(max({column}), 0) + 1 from {table}")[0][0])


def _insert(change: Transaction, table: str, row: dict[str, Any]) -> None:
    change.insert(table, tuple(row), [tuple(row.values())])
