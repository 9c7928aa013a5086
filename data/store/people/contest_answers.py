"""Answers to contests, as the store keeps them; `data.contesting` gives them."""

from __future__ import annotations

from data.store.database import Transaction, now
from data.store.noting import note
from data.store.people.contests import ONE, Contest


def rated_as(change: Transaction, number: int) -> tuple[int, str | None, str | None, int]:
    """(wave_no, team, role, skill_no) of what is contested, of the person's latest row in it."""
    rows = change.rows(
        """
        select p.wave_no, p.team, p.role, c.skill_no
        from contest c
        join participation p on p.person_no = c.person_no and p.wave_no = c.wave_no
        where c.contest_no = :number
        order by case when p.team is null then 1 else 0 end, p.import_no desc, p.row_no desc
        limit 1
        """,
        {"number": number},
    )
    return rows[0][0], rows[0][1], rows[0][2], rows[0][3]


def settle(
    change: Transaction,
    found: Contest,
    *,
    accepted: bool,
    reason: str,
    who: str,
    import_no: int | None,
) -> None:
    """Keep the answer; `import_no`: of the rating that it stored."""
    change.execute(
        """
        update contest set accepted = :accepted, reason = :reason, decided_by = :who,
               decided_at = :moment, import_no = :import_no
        where contest_no = :number
        """,
        {
            "accepted": accepted,
            "reason": reason,
            "moment": now(),
            "who": who or None,
            "import_no": import_no,
            "number": found.number,
        },
    )
    outcome = "accepted" if accepted else "declined"
    note(change, f"contest {outcome}", ONE, person=found.person_no, keeps_answers=True)


def unsettle(change: Transaction, found: Contest) -> str | None:
    """Forget the answer. The id of the import that it stored and that stands, to be taken back."""
    stored = change.rows(
        "select i.import_id from contest c join import i on i.import_no = c.import_no"
        " where c.contest_no = :number and i.undone_at is null",
        {"number": found.number},
    )
    change.execute(
        "update contest set accepted = null, reason = '', decided_by = null,"
        " decided_at = null, import_no = null where contest_no = :number",
        {"number": found.number},
    )
    note(change, "contest reopened", ONE, person=found.person_no, keeps_answers=True)
    return str(stored[0][0]) if stored else None
