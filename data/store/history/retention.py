"""What an import takes out, and until when answers are kept. They are erased, not kept as counts: a
count of a small group gives its people away."""

import json
from datetime import date

from data.store.database import Database, Transaction, now
from data.store.facts.renaming import rewritten
from data.store.ledger import leave_out_person
from data.store.noting import note
from data.vocabulary import RefusedError


def take_out(change: Transaction, import_no: int) -> None:
    """Delete its answers, rows, columns and problems."""
    number = {"import_no": import_no}
    change.execute(_CELLS, number)
    for table in _TABLES:
        change.execute(f"delete from {table} where import_no = :import_no", number)


def release(change: Transaction, import_no: int) -> None:
    """Delete people, skills and the wave that nothing but it named. Call `take_out` before."""
    number = {"import_no": import_no}
    change.execute(_NOBODYS, number)
    for what, named in _NAMED.items():
        change.execute(_KEPT.format(what=what, named=" union all ".join(named)), number)
        change.execute(f"delete from {what} where import_no = :import_no", number)
    change.execute(_UNRATED)


_CELLS = """
    delete from answer_cell where series_no in (
        select series_no from answer_series where import_no = :import_no
    )
"""
_TABLES = (
    "answer_series",
    "answer_row",
    "answer_value",
    "participation",
    "import_column",
    "import_issue",
)
_NOBODYS = """
    delete from declined where person_no in (
        select person_no from person where import_no = :import_no and identity_kind = 'row'
    )
"""
"""Whoever is named by a row only is nobody's again when the row is gone."""
_KEPT = """
    update {what} set import_no = kept.import_no
    from (
        select {what}_no, min(import_no) as import_no from ({named}) named group by {what}_no
    ) kept
    where {what}.import_no = :import_no and kept.{what}_no = {what}.{what}_no
"""
_NAMED = {
    "person": (
        "select person_no, import_no from participation",
        "select person_no, null from person_fact",
        "select person_no, null from declined",
    ),
    "skill": (
        "select skill_no, import_no from answer_series",
        "select skill_no, import_no from import_column",
        "select skill_no, null from requirement",
        "select skill_no, null from role_profile",
        "select skill_no, null from declined",
        "select skill_no, null from skill_alias",
        "select skill_no, null from skill where area_id <> 'unplaced'",
    ),
    "wave": (
        "select wave_no, import_no from import where undone_at is null and import_no <> :import_no",
    ),
}
"""What keeps each: another import, which it belongs to then, or something beside imports."""
_UNRATED = """
    delete from contest
    where skill_no not in (select skill_no from skill) or not exists (
        select 1 from participation p
        where p.person_no = contest.person_no and p.wave_no = contest.wave_no
    )
"""
"""What was said of ratings in a wave in which the person is rated no longer."""


def keep_until(database: Database, wave: str, ends_on: date | None, today: date) -> str:
    """Keep the answers of a wave up to and with a day; None: until somebody changes it. A
    sentence. Raises RefusedError for no such wave, one that has ended, and a day that is over."""
    with database.transaction() as change:
        if not change.rows("select 1 from wave where name = :wave", {"wave": wave}):
            raise RefusedError(f"There is no wave “{wave}” whose answers are stored.")
        if ends_on is not None and ends_on < today:
            raise RefusedError(
                f"{ends_on} is over. Say today’s date to erase them tomorrow, or a later one."
            )
        change.execute("delete from wave_end where wave_name = :wave", {"wave": wave})
        if ends_on is not None:
            change.insert("wave_end", ("wave_name", "ends_on", "ended_at"), [(wave, ends_on, None)])
        text = "without an end" if ends_on is None else f"until {ends_on}"
        note(change, "retention", f"{wave}: kept {text}", keeps_answers=True)
    if ends_on is None:
        return f"The answers of “{wave}” are kept until somebody changes it."
    return f"The answers of “{wave}” are kept until {ends_on} and erased after it, for good."


def end_waves(database: Database, today: date, *, dry_run: bool = False) -> tuple[str, ...]:
    """Erase the answers of every wave whose last day is over; a sentence for each. Whoever starts
    the app does it, and whoever asks by the command. Raises RefusedError for who may not."""
    ended = []
    with database.transaction() as change:
        due = change.rows(
            "select wave_name, ends_on from wave_end where ended_at is null and ends_on < :today"
            " order by ends_on, wave_name",
            {"today": today},
        )
        for wave, ends_on in due:
            if dry_run:
                ended.append(f"“{wave}” was kept until {ends_on}; its answers would be erased.")
                continue
            people = _end(change, wave)
            note(change, "retention", f"{wave}: kept until {ends_on}, erased")
            ended.append(
                f"“{wave}” was kept until {ends_on}; its answers were erased, and {people} whom "
                "nothing else names."
            )
        if due and not dry_run:
            database.rewrite_is_wanted(change)
    if due and not dry_run:
        ended[-1] += rewritten(database)
    return tuple(ended)


def _end(change: Transaction, wave: str) -> str:
    """Erase what the files of a wave said; how many people went with it."""
    before = _people(change)
    imports = change.rows(
        "select import_no, outcome, undone_at from import where wave_name = :wave order by 1",
        {"wave": wave},
    )
    for (person,) in change.rows(_ONLY_HERE, {"wave": wave}):
        leave_out_person(change, int(person))
    for import_no, outcome, undone_at in imports:
        take_out(change, import_no)
        change.execute(
            """
            update import set outcome = :outcome, mapping = null, headers_sha256 = null,
                              undone_at = :moment
            where import_no = :import_no
            """,
            {"outcome": _counts_of(outcome), "moment": undone_at or now(), "import_no": import_no},
        )
    for import_no, _, _ in imports:
        release(change, import_no)
    change.execute(
        "update wave_end set ended_at = :moment where wave_name = :wave",
        {"moment": now(), "wave": wave},
    )
    change.execute("delete from shown_group where wave = :wave", {"wave": wave})
    gone = before - _people(change)
    return "1 person" if gone == 1 else f"{gone} people"


def _people(change: Transaction) -> int:
    return int(change.rows("select count(*) from person")[0][0])


def _counts_of(outcome: str) -> str:
    """What an import told of itself, without the words that may name somebody."""
    counts = json.loads(outcome)
    return json.dumps({k: type(v)() if k in _WORDS else v for k, v in counts.items()})


_WORDS = (
    "near_people",
    "must_choose",
    "questions",
    "difference",
    "repeats",
    "remembered",
    "wave_reason",
)
_ONLY_HERE = """
    select p.person_no from participation p join import i on i.import_no = p.import_no
    where i.wave_name = :wave
    except
    select p.person_no from participation p join import i on i.import_no = p.import_no
    where i.wave_name <> :wave
    except select person_no from person_fact
    except select person_no from declined
    order by 1
"""
"""People whom nothing but this wave names."""
