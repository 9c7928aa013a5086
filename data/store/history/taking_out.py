"""What one import brought, out of the store again."""

from __future__ import annotations

from data.store.database import Transaction


def take_out(change: Transaction, import_no: int) -> None:
    """Delete its answers, rows, columns and problems."""
    number = {"import_no": import_no}
    change.execute(_CELLS, number)
    for table in _TABLES:
        change.execute(f"delete from {table} where import_no = :import_no", number)


def release(change: Transaction, import_no: int) -> None:
    """Delete people, skills and the wave that nothing but it named. Call `take_out` before, and
    `recount` after it."""
    for statement in _RELEASE:
        change.execute(statement, {"import_no": import_no})


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
_RELEASE = (
    # whoever is named by a row only is nobody's again when the row is gone
    """
    delete from declined where person_no in (
        select person_no from person where import_no = :import_no and identity_kind = 'row'
    )
    """,
    # people: kept by another import, the people list, what they declined, or nobody
    """
    update person set import_no = kept.import_no
    from (
        select person_no, min(import_no) as import_no from (
            select person_no, import_no from participation
            union all
            select person_no, null from person_fact
            union all
            select person_no, null from declined
        ) named
        group by person_no
    ) kept
    where person.import_no = :import_no and kept.person_no = person.person_no
    """,
    "delete from person where import_no = :import_no",
    # skills: kept by another import's columns or ratings, a requirement, a role, or a placing
    """
    update skill set import_no = kept.import_no
    from (
        select skill_no, min(import_no) as import_no from (
            select skill_no, import_no from answer_series
            union all
            select skill_no, import_no from import_column
            union all
            select skill_no, null from requirement
            union all
            select skill_no, null from role_profile
            union all
            select skill_no, null from declined
            union all
            select skill_no, null from skill_alias
            union all
            select skill_no, null from skill where area_id <> 'unplaced'
        ) named
        group by skill_no
    ) kept
    where skill.import_no = :import_no and kept.skill_no = skill.skill_no
    """,
    "delete from skill where import_no = :import_no",
    """
    update wave set import_no = (
        select min(i.import_no) from import i
        where i.wave_no = wave.wave_no and i.undone_at is null and i.import_no <> :import_no
    )
    where import_no = :import_no and exists (
        select 1 from import i
        where i.wave_no = wave.wave_no and i.undone_at is null and i.import_no <> :import_no
    )
    """,
    "delete from wave where import_no = :import_no",
    # what was said of ratings in a wave in which the person is rated no longer
    """
    delete from contest
    where skill_no not in (select skill_no from skill) or not exists (
        select 1 from participation p
        where p.person_no = contest.person_no and p.wave_no = contest.wave_no
    )
    """,
)
